package dev.haetae.app.command;

import dev.haetae.findings.redaction.Redaction;
import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.ScanResult;
import dev.haetae.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * What came of it.
   *
   * @param shown in the order they were found in
   * @param hidden of too low a severity
   * @param suppressed covered by a suppression; each says why
   * @param text makes any other text fit to stand beside them
   */
  record Chosen(
      List<Finding> shown,
      List<Finding> hidden,
      List<Finding> suppressed,
      UnaryOperator<String> text) {

    /** All of them. */
    List<Finding> all() {
      return Stream.of(shown, hidden, suppressed).flatMap(List::stream).toList();
    }

    /** The highest score among those that are not suppressed; 0 where there are none. */
    double worst() {
      return Stream.concat(shown.stream(), hidden.stream())
          .mapToDouble(each -> each.severity().score())
          .max()
          .orElse(0);
    }
  }

  Chosen choose(ScanResult result) {
    List<Finding> shown = new ArrayList<>();
    List<Finding> hidden = new ArrayList<>();
    List<Finding> suppressed = new ArrayList<>(named(result.suppressed()));
    for (Finding finding : result.findings()) {
      Finding judged = suppressions.applied(finding);
      Finding named = redaction.map(each -> each.redacted(judged)).orElse(judged);
      if (named.suppressed().isPresent()) {
        suppressed.add(named);
      } else if (named.severity().score() < minSeverity) {
        hidden.add(named);
      } else {
        shown.add(named);
      }
    }
    UnaryOperator<String> text =
        redaction
            .<UnaryOperator<String>>map(each -> each::redacted)
            .orElse(UnaryOperator.identity());
    return new Chosen(shown, hidden, suppressed, text);
  }

  private List<Finding> named(List<Finding> findings) {
    return findings.stream()
        .map(finding -> redaction.map(each -> each.redacted(finding)).orElse(finding))
        .toList();
  }
}
