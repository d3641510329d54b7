package dev.haetae.app.report.html;

import dev.haetae.app.report.finding.DetailedFindings;
import dev.haetae.app.report.finding.FindingSubject;
import dev.haetae.app.report.finding.FoldedFinding;
import dev.haetae.app.text.TimeText;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Severity;
import java.util.List;

/** Findings too many to be told in full: a line for each kind of them. */
final class FindingKinds {
  private final TimeText times;
  private final Html html;

  FindingKinds(TimeText times, Html html) {
    this.times = times;
    this.html = html;
  }

  /** Writes the table; nothing where all are told in full. */
  void write(DetailedFindings told) {
    if (told.kinds().isEmpty()) {
      return;
    }
    html.leaf("h3", told.heading()).open("table", "class", "facts kinds").open("tr");
    for (String head : List.of("Severity", "Finding", "How many", "Of whom", "When")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close();
    told.kinds().forEach(this::row);
    html.close();
  }

  private void row(FoldedFinding kind) {
    Severity.Label label = kind.first().severity().label();
    html.open("tr", "class", "is-" + HtmlSeverity.name(label));
    html.open("td").leaf("span", label.word(), "class", "chip").close();
    html.leaf("th", kind.first().title(), "scope", "row");
    html.leaf("td", Phrase.grouped(kind.findings().size()), "class", "number");
    html.leaf("td", FindingSubject.of(kind));
    html.leaf("td", times.localSpan(kind.firstSeen(), kind.lastSeen())).close();
  }
}
