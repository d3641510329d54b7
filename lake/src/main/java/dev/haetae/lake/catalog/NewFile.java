package dev.haetae.lake.catalog;

import dev.haetae.lake.parquet.ParquetWriter;
import dev.haetae.model.event.Activity;
import java.nio.file.Path;

/**
 * A Parquet file that is to become part of a table.
 *
 * @param day the day its events are of, in days since 1970
 * @param content what its writer says of it
 */
public record NewFile(Activity activity, Path path, int day, ParquetWriter.Written content) {}
