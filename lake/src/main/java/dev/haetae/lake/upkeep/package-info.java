/** What is done to a lake from time to time: compacting, expiring, verifying, exporting. */
@NullMarked
package dev.haetae.lake.upkeep;

import org.jspecify.annotations.NullMarked;
