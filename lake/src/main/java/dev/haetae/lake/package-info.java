/** The lake: every event kept, in Parquet files that Iceberg tables name, to be read by anybody. */
@NullMarked
package dev.haetae.lake;

import org.jspecify.annotations.NullMarked;
