/**
 * What does not fit in memory: it lies in a temporary folder, in sorted runs where it is to be put
 * in order, which are merged at the end.
 */
@NullMarked
package dev.haetae.flow.spill;

import org.jspecify.annotations.NullMarked;
