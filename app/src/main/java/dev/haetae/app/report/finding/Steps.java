package dev.haetae.app.report.finding;

import dev.haetae.findings.sequence.StepText;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps of a sequence that follow each other and read alike, told in one line.
 *
 * @param steps at least one
 */
public record Steps(List<Sequence.Step> steps) {

  /** The ids of findings that are told under a sequence. */
  static Set<String> ofSequences(List<Finding> findings) {
    Set<String> ids = new HashSet<>();
    findings.forEach(finding ->
        finding
            .sequence()
            .ifPresent(told -> told.steps().forEach(step -> ids.add(step.findingId()))));
    return ids;
  }

  /** The findings that are not told under a sequence, as they come. */
  public static List<Finding> notTold(List<Finding> findings) {
    Set<String> told = ofSequences(findings);
    return findings.stream()
        .filter(each -> each.sequence().isPresent() || !told.contains(each.id()))
        .toList();
  }

  /** The lines of a sequence, in order of time. */
  public static List<Steps> of(Sequence sequence) {
    List<Steps> runs = new ArrayList<>();
    List<Sequence.Step> run = new ArrayList<>();
    for (Sequence.Step step : sequence.steps()) {
      if (!run.isEmpty() && !isAlike(run.get(0), step)) {
        runs.add(new Steps(List.copyOf(run)));
        run.clear();
      }
      run.add(step);
    }
    if (!run.isEmpty()) {
      runs.add(new Steps(List.copyOf(run)));
    }
    return runs;
  }

  private static boolean isAlike(Sequence.Step one, Sequence.Step other) {
    return one.finding().title().equals(other.finding().title())
        && one.actor().principal().equals(other.actor().principal())
        && one.succeeded() == other.succeeded()
        && one.isCore() == other.isCore();
  }

  /** The first of them. */
  public Sequence.Step first() {
    return steps.get(0);
  }

  /** What it was and how it ended, without when. */
  public String text() {
    return StepText.of(first().finding().title(), steps.size(), first().succeeded())
        + (first().isCore() ? "" : "; maybe its owner");
  }
}
