/** Reads Parquet files as the text logs they were made from. */
@NullMarked
package dev.haetae.inputs.parquet;

import org.jspecify.annotations.NullMarked;
