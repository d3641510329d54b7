package dev.haetae.app.config;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what correlations are made of is there. */
final class CorrelationParts {
  private final List<Detector> all;
  private final List<Detector> possible;

  CorrelationParts(List<Detector> all) {
    this.all = all;
    this.possible = possible(all);
  }

  /** Rules are; so is, again and again, what is made of those that are. */
  private static List<Detector> possible(List<Detector> all) {
    List<Detector> possible = new ArrayList<>();
    List<Detector> open = new ArrayList<>();
    all.forEach(each -> (each.document() instanceof SigmaCorrelation ? open : possible).add(each));
    boolean more = true;
    while (more) {
      List<Detector> closed =
          open.stream().filter(each -> parts(each).allMatch(one -> isIn(possible, one))).toList();
      possible.addAll(closed);
      open.removeAll(closed);
      more = !closed.isEmpty();
    }
    return possible;
  }

  private static Stream<String> parts(Detector detector) {
    return detector.document() instanceof SigmaCorrelation correlation
        ? correlation.rules().stream()
        : Stream.empty();
  }

  private static boolean isIn(List<Detector> those, String reference) {
    return those.stream()
        .map(Detector::document)
        .filter(each -> each instanceof SigmaRule || each instanceof SigmaCorrelation)
        .anyMatch(each -> each.answersTo(reference));
  }

  /** The first part for which a correlation cannot run, and why; empty where it can. */
  Optional<Missing> missing(Detector detector) {
    return parts(detector)
        .filter(part -> !isIn(possible, part))
        .findFirst()
        .map(part ->
            new Missing(
                part,
                isIn(all, part)
                    ? "which is made of it in turn, or cannot run itself"
                    : "which is neither the id nor the name of a rule that was read"));
  }

  /** What a correlation lacks. */
  record Missing(String part, String why) {}
}
