/** Where files of events lie that are no longer new: another disk, a bucket. */
@NullMarked
package dev.haetae.lake.tier;

import org.jspecify.annotations.NullMarked;
