/**
 * One happening counts once, however often it was written down: copies are counted, events of
 * earlier scans are known again, and of several copies each rule sees the first.
 */
@NullMarked
package dev.haetae.flow.copies;

import org.jspecify.annotations.NullMarked;
