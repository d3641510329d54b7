/**
 * Lists of indicators as people share them, read within bounds: whatever is not understood is
 * counted and told with its place.
 */
@NullMarked
package dev.haetae.detect.indicator.read;

import org.jspecify.annotations.NullMarked;
