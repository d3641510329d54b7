package dev.haetae.app.command.scan;

import dev.haetae.findings.DrawnFindings;
import dev.haetae.findings.redaction.Redaction;
import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.ScanResult;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which findings are shown, and under which names.
 *
 * @param suppressions those in force
 * @param minSeverity the lowest score shown
 * @param redaction pseudonyms, where they are asked for
 */
record Selection(Suppressions suppressions, double minSeverity, Optional<Redaction> redaction) {

  /**
   * What came of it. Each finding is made when it is asked for, as those of the {@link ScanResult}
   * are.
   *
   * @param shown worst first
   * @param hidden of too low a severity
   * @param suppressed covered by a suppression; each says why
   * @param labels how many of those shown there are of each severity
   * @param worst the highest score among those that are not suppressed; 0 where there are none
   * @param text makes any other text fit to stand beside them
   * @param place does so with the names of files
   */
  record Chosen(
      List<Finding> shown,
      List<Finding> hidden,
      List<Finding> suppressed,
      Map<Severity.Label, Long> labels,
      double worst,
      UnaryOperator<String> text,
      UnaryOperator<String> place) {

    /** All of them. */
    Iterable<Finding> all() {
      return () -> Stream.of(shown, hidden, suppressed).flatMap(List::stream).iterator();
    }
  }

  /**
   * Where a finding went.
   *
   * @param number its place among those of the scan
   * @param reason why it is suppressed, where it is
   */
  private record Choice(int number, Optional<String> reason) {}

  Chosen choose(ScanResult result) {
    List<Choice> shown = new ArrayList<>();
    List<Choice> hidden = new ArrayList<>();
    List<Choice> suppressed = new ArrayList<>();
    Map<Severity.Label, Long> labels = new EnumMap<>(Severity.Label.class);
    double worst = 0;
    int number = 0;
    for (Finding finding : result.findings()) {
      Choice choice = new Choice(number++, suppressions.reason(finding));
      double score = finding.severity().score();
      if (choice.reason().isPresent()) {
        suppressed.add(choice);
      } else if (score < minSeverity) {
        worst = Math.max(worst, score);
        hidden.add(choice);
      } else {
        worst = Math.max(worst, score);
        shown.add(choice);
        labels.merge(finding.severity().label(), 1L, Long::sum);
      }
    }
    List<Finding> all = result.findings();
    return new Chosen(
        named(shown, all),
        named(hidden, all),
        named(suppressed, all),
        labels,
        worst,
        redacting(each -> each::redacted),
        redacting(each -> each::redactedPlace));
  }

  private UnaryOperator<String> redacting(Function<Redaction, UnaryOperator<String>> way) {
    return redaction.map(way).orElse(UnaryOperator.identity());
  }

  private List<Finding> named(List<Choice> choices, List<Finding> all) {
    return new DrawnFindings<>(choices, choice -> named(choice, all.get(choice.number())));
  }

  private Finding named(Choice choice, Finding found) {
    Finding judged = found.suppressed(choice.reason());
    return redaction.map(each -> each.redacted(judged)).orElse(judged);
  }
}
