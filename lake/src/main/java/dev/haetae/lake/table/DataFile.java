package dev.haetae.lake.table;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A Parquet file of a table.
 *
 * @param location its name in the table's metadata
 * @param path where it is read; of one that lies in a bucket, after it was brought ({@link
 *     LocalFiles})
 * @param rows how many events it holds
 * @param bytes what it takes on disk
 * @param from the time of its first event, in microseconds since 1970
 * @param to the time of its last event
 * @param log the log all of its events are from, where its bounds say that they are of one
 */
public record DataFile(
    String location, Path path, long rows, long bytes, long from, long to, Optional<String> log) {}
