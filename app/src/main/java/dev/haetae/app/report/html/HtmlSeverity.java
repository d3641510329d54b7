package dev.haetae.app.report.html;

import dev.haetae.model.finding.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Severities as the page has them. */
final class HtmlSeverity {
  private HtmlSeverity() {}

  /** What the style sheet and the script call it: {@code critical}. */
  static String name(Severity.Label label) {
    return label.name().toLowerCase(Locale.ROOT);
  }

  /** All of them, the worst first. */
  static List<Severity.Label> worstFirst() {
    return Arrays.stream(Severity.Label.values()).sorted(Comparator.reverseOrder()).toList();
  }
}
