/** Whether a caller is where it always is, with the program it always uses. */
@NullMarked
package dev.haetae.detect.familiar;

import org.jspecify.annotations.NullMarked;
