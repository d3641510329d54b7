/** Reads Parquet files as the text logs they were made from. */
@NullMarked
package dev.haetae.files.parquet;

import org.jspecify.annotations.NullMarked;
