package dev.haetae.detect.sequence;

import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.util.List;

/**
 * What a signal says was found.
 *
 * @param id id of the finding that the signal belongs to
 * @param type type of the finding
 * @param title title of the finding
 * @param severity severity of the finding
 * @param support how much stands behind it, 0 to 1: 1 for what a stable detector says, less where
 *     it was learnt from little
 * @param tactics ATT&amp;CK tactics
 * @param techniques ATT&amp;CK technique ids
 */
public record SignalFinding(
    String id,
    FindingType type,
    String title,
    Severity severity,
    double support,
    List<String> tactics,
    List<String> techniques) {

  /** Copies the lists. */
  public SignalFinding {
    tactics = List.copyOf(tactics);
    techniques = List.copyOf(techniques);
  }

  /** The same finding, as severe and as well supported as it was ever seen. */
  SignalFinding enriched(SignalFinding later) {
    boolean isGraver = later.severity.compareTo(severity) > 0;
    return new SignalFinding(
        id,
        type,
        isGraver ? later.title : title,
        isGraver ? later.severity : severity,
        Math.max(support, later.support),
        tactics,
        techniques);
  }
}
