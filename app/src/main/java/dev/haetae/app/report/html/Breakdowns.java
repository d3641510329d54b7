package dev.haetae.app.report.html;

import dev.haetae.app.report.Report;
import dev.haetae.app.report.finding.FindingSubject;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How many findings there are of each severity and of each principal, as bars. */
final class Breakdowns {
  private static final int PRINCIPALS_SHOWN = 8;

  private final Report report;
  private final Html html;

  Breakdowns(Report report, Html html) {
    this.report = report;
    this.html = html;
  }

  /** Writes them side by side. */
  void write() {
    html.open("div", "class", "pair");
    Map<String, Bar> severities = new LinkedHashMap<>();
    for (Severity.Label label : HtmlSeverity.worstFirst()) {
      Bar bar = new Bar(label);
      bar.count = count(label);
      severities.put(label.word(), bar);
    }
    bars("By severity", severities);
    bars("By principal", principals());
    html.close();
  }

  private long count(Severity.Label label) {
    return report.told().beyond().getOrDefault(label, 0L)
        + report.findings().stream().filter(each -> each.severity().label() == label).count();
  }

  /** A bar of a breakdown. */
  private static final class Bar {
    private Severity.Label worst;
    private long count;

    Bar(Severity.Label worst) {
      this.worst = worst;
    }

    void add(Severity.Label label) {
      count++;
      worst = label.compareTo(worst) > 0 ? label : worst;
    }
  }

  /** Those with the gravest and then the most findings. */
  private Map<String, Bar> principals() {
    Map<String, Bar> all = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      Severity.Label label = finding.severity().label();
      String name = FindingSubject.of(finding) + " " + report.place(finding).split(" ", 2)[0];
      all.computeIfAbsent(name, _ -> new Bar(label)).add(label);
    }
    Map<String, Bar> most = new LinkedHashMap<>();
    all.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Bar> each) -> each.getValue().worst)
                .thenComparingLong(each -> each.getValue().count)
                .reversed())
        .limit(PRINCIPALS_SHOWN)
        .forEach(each -> most.put(each.getKey(), each.getValue()));
    return most;
  }

  private void bars(String title, Map<String, Bar> bars) {
    long most = bars.values().stream().mapToLong(bar -> bar.count).max().orElse(1);
    html.open("section", "class", "panel").leaf("h2", title).open("table", "class", "bars");
    bars.forEach((name, bar) -> {
      html.open("tr").leaf("th", name, "scope", "row").open("td", "class", "bar");
      html.open("svg", "viewBox", "0 0 100 10", "preserveAspectRatio", "none");
      html.empty(
          "rect",
          "class",
          Svg.filled(bar.worst),
          "width",
          String.format(Locale.ROOT, "%.1f", 100.0 * bar.count / Math.max(1, most)),
          "height",
          "10");
      html.close().close();
      html.leaf("td", Phrase.grouped(bar.count), "class", "count").close();
    });
    html.close().close();
  }
}
