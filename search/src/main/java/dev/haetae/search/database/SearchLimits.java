package dev.haetae.search.database;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How far a search may go.
 *
 * @param rows the most rows of the answer
 * @param memoryBytes what DuckDB may hold in memory; what is more is spilled
 * @param threads how many cores it may use
 * @param time how long a search may take, what it runs to be prepared and all its statements
 *     together
 * @param spill where a folder is made for what does not fit into memory
 */
public record SearchLimits(long rows, long memoryBytes, int threads, Duration time, Path spill) {
  /** The settings as the user names them. */
  public static final String ROWS = "--limit";

  /** The setting of the time. */
  public static final String TIME = "--timeout";

  /** The setting of the memory. */
  public static final String MEMORY = "--memory";

  /** What holds unless the user says otherwise: 512 MB, all cores, ten minutes. */
  public static SearchLimits usual() {
    return new SearchLimits(
        50_000,
        512L << 20,
        Runtime.getRuntime().availableProcessors(),
        Duration.ofMinutes(10),
        Path.of(System.getProperty("java.io.tmpdir")));
  }
}
