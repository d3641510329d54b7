/** Writes Parquet files, column by column, and nothing else. */
@NullMarked
package dev.haetae.lake.parquet;

import org.jspecify.annotations.NullMarked;
