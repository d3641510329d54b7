package dev.haetae.simulate;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param logs the folder of the logs, what a scan is pointed at
 * @param truth the file of what was hidden in them, one JSON object a line
 * @param events CloudTrail events, without those delivered twice
 * @param files files of logs
 * @param attacks the names of the attacks hidden in them
 */
public record SimulationSummary(
    Path logs,
    Path truth,
    long events,
    long files,
    long rawBytes,
    long compressedBytes,
    List<String> attacks) {

  /** Raw bytes for each byte on disk. */
  public double ratio() {
    return compressedBytes == 0 ? 0 : (double) rawBytes / compressedBytes;
  }
}
