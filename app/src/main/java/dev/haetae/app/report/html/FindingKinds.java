package dev.haetae.app.report.html;

import dev.haetae.app.report.finding.Who;
import dev.haetae.app.text.TimeText;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings too many to be told one by one: a line for each kind and severity of them. */
final class FindingKinds {
  private record Kind(String title, Severity.Label severity) {
    static Kind of(Finding finding) {
      return new Kind(finding.title(), finding.severity().label());
    }
  }

  private FindingKinds() {}

  /**
   * Writes the table, the gravest and then the most frequent first; nothing where there are none.
   */
  static void write(List<Finding> findings, TimeText times, Html html) {
    if (findings.isEmpty()) {
      return;
    }
    html.leaf(
        "h3",
        Phrase.count(findings.size(), "more finding") + ", by kind (--format jsonl has each)");
    html.open("table", "class", "facts kinds").open("tr");
    for (String head : List.of("Severity", "Finding", "How many", "Of whom", "When")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close();
    Map<Kind, List<Finding>> kinds = findings.stream().collect(Collectors.groupingBy(Kind::of));
    kinds.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Kind, List<Finding>> each) -> each.getKey().severity())
                .thenComparingInt(each -> each.getValue().size())
                .reversed()
                .thenComparing(each -> each.getKey().title()))
        .forEach(each -> row(each.getKey(), each.getValue(), times, html));
    html.close();
  }

  private static void row(Kind kind, List<Finding> findings, TimeText times, Html html) {
    List<String> actors = findings.stream().map(Who::of).distinct().toList();
    long first = findings.stream().mapToLong(Finding::firstSeen).min().orElseThrow();
    long last = findings.stream().mapToLong(Finding::lastSeen).max().orElseThrow();
    html.open("tr", "class", "is-" + HtmlSeverity.name(kind.severity()));
    html.open("td").leaf("span", kind.severity().word(), "class", "chip").close();
    html.leaf("th", kind.title(), "scope", "row");
    html.leaf("td", Phrase.grouped(findings.size()), "class", "number");
    html.leaf(
        "td",
        actors.size() == 1
            ? actors.get(0)
            : actors.get(0) + " and " + (actors.size() - 1) + " more");
    html.leaf("td", times.localSpan(first, last)).close();
  }
}
