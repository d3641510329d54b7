/** Files that are written for the user. */
@NullMarked
package dev.haetae.app.output;

import org.jspecify.annotations.NullMarked;
