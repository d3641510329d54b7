/** A finding in full, for a reader who did not write its detector. */
@NullMarked
package dev.haetae.app.explain;

import org.jspecify.annotations.NullMarked;
