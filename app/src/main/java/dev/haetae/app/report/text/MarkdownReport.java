package dev.haetae.app.report.text;

import dev.haetae.app.report.AccountLine;
import dev.haetae.app.report.Report;
import dev.haetae.app.report.ReportText;
import dev.haetae.app.report.finding.DetailedFindings;
import dev.haetae.app.report.finding.Evidence;
import dev.haetae.app.report.finding.Fact;
import dev.haetae.app.report.finding.FindingSubject;
import dev.haetae.app.report.finding.FoldedFinding;
import dev.haetae.app.report.finding.Steps;
import dev.haetae.app.report.first.FirstScreen;
import dev.haetae.app.report.first.Section;
import dev.haetae.app.report.first.Step;
import dev.haetae.app.text.Shortened;
import dev.haetae.app.text.TimeText;
import dev.haetae.findings.Principal;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.log.Problem;
import java.util.List;

/** A scan as Markdown, for a ticket or a wiki. */
public final class MarkdownReport {
  private static final int EVIDENCE_SHOWN = 3;

  private final Report report;
  private final ReportText out;

  private MarkdownReport(Report report, ReportText out) {
    this.report = report;
    this.out = out;
  }

  /** Writes the whole report. */
  public static void write(Report report, ReportText out) {
    MarkdownReport markdown = new MarkdownReport(report, out);
    markdown.firstScreen();
    markdown.findings();
    markdown.account();
  }

  private void firstScreen() {
    FirstScreen screen = FirstScreen.of(report);
    line("# Haetae scan report");
    line("");
    String label = screen.label().map(each -> "**" + each.word() + ".** ").orElse("");
    line(label + MarkdownText.of(screen.verdict()));
    for (Section section : screen.sections()) {
      line("");
      line("## " + section.name());
      line("");
      section.listed().forEach(this::step);
      section.unlisted().ifPresent(more -> line("- " + more));
    }
  }

  private void step(Step step) {
    line("- " + MarkdownText.of(step.text()));
    step.command().ifPresent(command -> line("  " + MarkdownText.code(command)));
  }

  private void findings() {
    if (report.findings().isEmpty()) {
      return;
    }
    line("");
    line("## Findings");
    line("");
    DetailedFindings told = DetailedFindings.of(report);
    table(FoldedFinding.fold(told.findings()));
    if (!told.kinds().isEmpty()) {
      kinds(told);
    }
    report
        .leftOut()
        .ifPresent(words -> {
          line("");
          line(MarkdownText.of(words));
        });
    told.findings().forEach(this::finding);
  }

  private void kinds(DetailedFindings told) {
    line("");
    line(MarkdownText.of(told.heading()) + ":");
    line("");
    table(told.kinds());
  }

  private void table(List<FoldedFinding> rows) {
    line("| Severity | Finding | Principal | Place | Seen | Events |");
    line("|---|---|---|---|---|---:|");
    rows.forEach(each -> line(row(each)));
  }

  private String row(FoldedFinding folded) {
    Finding finding = folded.first();
    int alike = folded.findings().size();
    return "| "
        + String.join(
            " | ",
            finding.severity().label().word(),
            MarkdownText.of(finding.title()) + (alike == 1 ? "" : " (" + alike + " findings)"),
            MarkdownText.of(FindingSubject.of(folded)),
            MarkdownText.of(Shortened.names(folded.places(report))),
            report.times().localSpan(folded.firstSeen(), folded.lastSeen())
                + TimeText.note(folded.timeIsAssumed()),
            Phrase.grouped(folded.count()))
        + " |";
  }

  private void finding(Finding finding) {
    line("");
    line("### " + finding.severity().label().word() + ": " + MarkdownText.of(finding.title()));
    line("");
    line(MarkdownText.of(finding.explanation().says()) + ".");
    line(MarkdownText.of(finding.explanation().why()));
    line("");
    for (Fact fact : Fact.of(finding, report)) {
      line("- " + fact.name() + ": " + MarkdownText.of(fact.text()));
    }
    finding.sequence().ifPresent(this::steps);
    list("What else it may be", finding.explanation().otherwise());
    list("What to do next", finding.explanation().next());
    evidence(report.whole(finding));
  }

  private void steps(Sequence sequence) {
    line("");
    line("Step by step:");
    line("");
    for (Steps each : Steps.of(sequence)) {
      Sequence.Step step = each.first();
      line(
          "- "
              + report.times().localSpan(step.seen().first(), step.seen().first())
              + ", "
              + MarkdownText.of(new Principal(step.actor().principal()).shortName())
              + ": "
              + MarkdownText.of(each.text())
              + ". "
              + MarkdownText.code("haetae explain " + step.findingId()));
    }
  }

  private void list(String name, List<String> items) {
    if (!items.isEmpty()) {
      line("");
      line(name + ":");
      line("");
      items.forEach(item -> line("- " + MarkdownText.of(item)));
    }
  }

  private void evidence(Finding finding) {
    List<Occurrence> evidence = finding.evidence();
    int shown = Math.min(EVIDENCE_SHOWN, evidence.size());
    for (Occurrence occurrence : evidence.subList(0, shown)) {
      line("");
      line(
          "Evidence: "
              + report.times().moment(occurrence.time())
              + TimeText.note(occurrence.assumed())
              + ", "
              + MarkdownText.of(occurrence.log())
              + ", "
              + MarkdownText.code(occurrence.place().toString()));
      line("");
      line(MarkdownText.block(Evidence.pretty(occurrence)));
    }
    if (finding.count() > shown) {
      line("");
      line(Evidence.rest(finding, shown));
    }
  }

  private void account() {
    line("");
    line("## What was read");
    line("");
    AccountLine.of(report)
        .forEach(each -> line("- " + each.name() + ": " + MarkdownText.of(each.text())));
    report.tally().problems().forEach(this::problems);
  }

  private void problems(ProblemAccount.Line problems) {
    line("- " + Phrase.grouped(problems.count()) + " x " + problems.reason().words());
    for (Problem problem : problems.first()) {
      line(
          "  - "
              + MarkdownText.code(problem.place().toString())
              + " "
              + MarkdownText.of(problem.detail()));
    }
  }

  private void line(String text) {
    out.append(text).append("\n");
  }
}
