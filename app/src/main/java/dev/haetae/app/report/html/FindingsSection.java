package dev.haetae.app.report.html;

import dev.haetae.app.report.Report;
import dev.haetae.app.report.finding.DetailedFindings;
import dev.haetae.app.report.finding.Evidence;
import dev.haetae.app.report.finding.Fact;
import dev.haetae.app.report.finding.FindingSubject;
import dev.haetae.app.report.finding.Steps;
import dev.haetae.findings.Principal;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each finding in full, closed until somebody wants to read it, behind a filter. */
final class FindingsSection {
  private static final int EVIDENCE_SHOWN = 5;

  private final Report report;
  private final Html html;

  FindingsSection(Report report, Html html) {
    this.report = report;
    this.html = html;
  }

  /** Writes the section. */
  void write() {
    html.open("section", "class", "panel findings").leaf("h2", "Findings");
    html.open("div", "class", "filter", "hidden", "");
    html.empty(
        "input",
        "type",
        "search",
        "id",
        "search",
        "placeholder",
        "Filter by name, principal, place");
    for (Severity.Label label : HtmlSeverity.worstFirst()) {
      html.leaf(
          "button",
          label.word(),
          "type",
          "button",
          "data-severity",
          HtmlSeverity.name(label),
          "aria-pressed",
          "true");
    }
    html.leaf("button", "Open all", "type", "button", "id", "open-all");
    html.close();
    DetailedFindings told = DetailedFindings.of(report);
    told.findings().forEach(this::finding);
    new FindingKinds(report.times(), html).write(told);
    report.leftOut().ifPresent(html::note);
    html.close();
  }

  private void finding(Finding finding) {
    String label = HtmlSeverity.name(finding.severity().label());
    html.open(
        "details",
        "class",
        "finding is-" + label,
        "data-severity",
        label,
        "id",
        "f-" + finding.id());
    html.open("summary");
    html.leaf("span", finding.severity().label().word(), "class", "chip");
    html.leaf("span", finding.title(), "class", "title");
    html.leaf("span", FindingSubject.of(finding), "class", "who");
    html.leaf(
        "span", report.times().localSpan(finding.firstSeen(), finding.lastSeen()), "class", "when");
    html.close();
    html.leaf("p", finding.explanation().says() + ".", "class", "says");
    html.leaf("p", finding.explanation().why());
    finding.sequence().ifPresent(this::steps);
    list("What to do next", finding.explanation().next());
    list("What else it may be", finding.explanation().otherwise());
    facts(finding);
    evidence(report.whole(finding));
    finding.sequence().ifPresent(this::findingsOf);
    html.close();
  }

  private void steps(Sequence sequence) {
    html.leaf("h3", "Step by step");
    List<Steps> all = Steps.of(sequence);
    AttackPath.draw(all, report.times(), html);
    html.open("table", "class", "facts steps");
    for (int number = 0; number < all.size(); number++) {
      Steps each = all.get(number);
      Sequence.Step step = each.first();
      html.open("tr");
      html.leaf("td", String.valueOf(number + 1), "class", "number");
      html.leaf(
          "th", report.times().localSpan(step.seen().first(), step.seen().first()), "scope", "row");
      html.leaf("td", new Principal(step.actor().principal()).shortName());
      html.leaf("td", each.text());
      html.close();
    }
    html.close();
    list("Why it is taken for an attack", sequence.reasons());
  }

  /** The findings that are its steps, in full, inside it. */
  private void findingsOf(Sequence sequence) {
    Set<String> steps =
        sequence.steps().stream().map(Sequence.Step::findingId).collect(Collectors.toSet());
    List<Finding> shown =
        report.findings().stream()
            .filter(each -> each.sequence().isEmpty() && steps.contains(each.id()))
            .sorted(Comparator.comparingLong(Finding::firstSeen))
            .toList();
    if (!shown.isEmpty()) {
      html.leaf("h3", "The findings it is made of");
      shown.forEach(this::finding);
    }
  }

  private void list(String name, List<String> items) {
    if (!items.isEmpty()) {
      html.leaf("h3", name).open("ul");
      items.forEach(item -> html.leaf("li", item));
      html.close();
    }
  }

  private void facts(Finding finding) {
    html.open("table", "class", "facts");
    for (Fact fact : Fact.of(finding, report)) {
      html.open("tr").leaf("th", fact.name(), "scope", "row").leaf("td", fact.text()).close();
    }
    html.close();
  }

  private void evidence(Finding finding) {
    List<Occurrence> evidence = finding.evidence();
    int shown = Math.min(EVIDENCE_SHOWN, evidence.size());
    for (Occurrence occurrence : evidence.subList(0, shown)) {
      html.open("details", "class", "evidence").open("summary");
      html.text(report.times().moment(occurrence.time()) + " " + occurrence.log() + " ");
      html.leaf("code", occurrence.place().toString());
      html.close().leaf("pre", Evidence.pretty(occurrence)).close();
    }
    if (finding.count() > shown) {
      html.note(Evidence.rest(finding, shown));
    }
  }
}
