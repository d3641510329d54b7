/**
 * The lists of indicators that the user keeps: a folder that is filled once and read by whatever
 * looks for them. Begins at {@link dev.haetae.detect.indicator.kept.KeptLists}.
 */
@NullMarked
package dev.haetae.detect.indicator.kept;

import org.jspecify.annotations.NullMarked;
