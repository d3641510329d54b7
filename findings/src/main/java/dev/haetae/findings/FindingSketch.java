package dev.haetae.findings;

import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a finding is put in order by, and how to make it: of a hundred thousand findings these fit
 * in memory where the findings with their evidence do not.
 *
 * @param firstSeen microseconds since 1970
 * @param whole makes the finding, anew each time
 */
public record FindingSketch(Severity severity, long firstSeen, String id, Supplier<Finding> whole) {

  /** The most severe first, then by time first seen and id. */
  public static final Comparator<FindingSketch> WORST_FIRST =
      Comparator.comparing(FindingSketch::severity)
          .reversed()
          .thenComparingLong(FindingSketch::firstSeen)
          .thenComparing(FindingSketch::id);

  /** The findings, each made when it is asked for. */
  public static List<Finding> drawn(List<FindingSketch> sketches) {
    return new DrawnFindings<>(sketches, sketch -> sketch.whole().get());
  }
}
