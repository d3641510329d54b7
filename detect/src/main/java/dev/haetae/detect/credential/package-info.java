/** From where the credentials of machines, functions and tasks are used. */
@NullMarked
package dev.haetae.detect.credential;

import org.jspecify.annotations.NullMarked;
