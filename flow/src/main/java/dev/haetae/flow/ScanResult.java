package dev.haetae.flow;

import dev.haetae.model.Finding;
import java.time.Duration;
import java.util.List;

/**
 * What a scan came to.
 *
 * @param findings worst first; those that a suppression holds back are not among them
 * @param suppressed findings that a suppression holds back
 * @param census what was read
 * @param duplicates events that were copies of one met already; they count in the census and
 *     nowhere else
 * @param outside events before {@code from} or after {@code to}
 * @param problems what could not be read, and why
 * @param progress files, logs and bytes read
 * @param dropped matches that correlations gave up because one group had too many of them
 * @param detectors how many detectors ran
 * @param took how long it took
 */
public record ScanResult(
    List<Finding> findings,
    List<Finding> suppressed,
    Census census,
    long duplicates,
    long outside,
    ProblemAccount problems,
    ScanProgress progress,
    long dropped,
    int detectors,
    Duration took) {

  /** Copies the lists. */
  public ScanResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
  }
}
