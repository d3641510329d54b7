package dev.haetae.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.finding.FoldedFinding;
import dev.haetae.app.report.first.FirstScreen;
import dev.haetae.app.report.first.Section;
import dev.haetae.app.report.first.Step;
import dev.haetae.app.report.html.HtmlReport;
import dev.haetae.app.report.text.MarkdownReport;
import dev.haetae.app.report.text.TableReport;
import dev.haetae.app.text.Palette;
import dev.haetae.app.text.TerminalText;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import dev.haetae.testkit.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static String table(Report report, Palette palette, int width, boolean showsAll) {
    StringBuilder text = new StringBuilder();
    TableReport.write(report, new ReportText(text), palette, width, showsAll);
    return text.toString();
  }

  private static String html(Report report) {
    StringBuilder text = new StringBuilder();
    HtmlReport.write(report, new ReportText(text));
    return text.toString();
  }

  private static String markdown(Report report) {
    StringBuilder text = new StringBuilder();
    MarkdownReport.write(report, new ReportText(text));
    return text.toString();
  }

  private static final Palette PLAIN = new Palette(false);

  @Test
  void tellsTheStoryOnTheTerminal() {
    Report report = ReportSamples.report(ReportSamples.intrusion());

    Golden.assertMatches(ReportTest.class, "report.txt", table(report, PLAIN, 100, false));
  }

  @Test
  void tellsTheStoryInMarkdown() {
    Report report = ReportSamples.report(ReportSamples.intrusion());

    Golden.assertMatches(ReportTest.class, "report.md", markdown(report));
  }

  @Test
  void tellsTheStoryOnAPage() {
    Report report = ReportSamples.report(ReportSamples.intrusion());

    Golden.assertMatches(ReportTest.class, "report.html", html(report));
  }

  @Test
  void saysHonestlyThatNothingWasFound() {
    Report nothing = withheld(0);

    assertThat(table(nothing, PLAIN, 200, false))
        .contains("Nothing found by 120 detectors in 44,200 events.")
        .contains("What these logs do not record cannot be found in them.")
        .contains("No VPC Flow Logs");
  }

  /** A report of no finding but of so many that are suppressed. */
  private static Report withheld(long suppressed) {
    Report report = ReportSamples.report(List.of());
    return new Report(
        report.told(),
        report.coverage(),
        new Report.Tally(
            new Report.Volume(12, 14, 1),
            new Report.Skipped(0, 0, 0),
            new Report.Withheld(0, suppressed, 0, 0),
            new Report.Rules(report.tally().rules().detectors(), 0, 0, List.of()),
            List.of(),
            List.of(),
            List.of()),
        report.accountNames(),
        report.paths(),
        report.times(),
        report.made());
  }

  /** Of the findings only the most severe two are told. */
  private static Report tellingTwo() {
    List<Finding> all = ReportSamples.intrusion();
    Map<Severity.Label, Long> labels =
        all.stream()
            .collect(Collectors.groupingBy(each -> each.severity().label(), Collectors.counting()));
    Report report = ReportSamples.report(all);
    return new Report(
        ListedFindings.of(all, labels, 2),
        report.coverage(),
        report.tally(),
        report.accountNames(),
        report.paths(),
        report.times(),
        report.made());
  }

  @Test
  void tellsTheMostSevereOfVeryManyAndHowToHaveTheRest() {
    String said = "The 2 most severe of 7 findings are shown; --format jsonl has all.";

    assertThat(table(tellingTwo(), PLAIN, 200, true)).contains(said);
    assertThat(markdown(tellingTwo())).contains(said);
    assertThat(html(tellingTwo())).contains(said);
  }

  @Test
  void countsFindingsThatAreNotTold() {
    assertThat(table(tellingTwo(), PLAIN, 200, true))
        .contains("Medium  2 findings", "and 2 more findings, which --format jsonl has");
  }

  @Test
  void aPageTellsOfThoseBeyondTheGravestByKind() {
    List<Finding> many =
        IntStream.range(0, 620).mapToObj(i -> ReportSamples.denied(String.valueOf(i))).toList();

    String page = html(ReportSamples.report(many));

    assertThat(page.split("<details class=\"finding ", -1)).hasSize(501);
    assertThat(page)
        .contains(
            "120 more findings, by kind (--format jsonl has each)",
            ">A deletion was refused</th><td class=\"number\">120<");
  }

  @Test
  void markdownTellsOfThoseBeyondTheGravestByKind() {
    List<Finding> many =
        IntStream.range(0, 620).mapToObj(i -> ReportSamples.denied(String.valueOf(i))).toList();

    String markdown = markdown(ReportSamples.report(many));

    assertThat(markdown.split("### Low: ", -1)).hasSize(501);
    assertThat(markdown)
        .contains("120 more findings, by kind", "A deletion was refused (120 findings)");
  }

  @Test
  void saysThatAllThatWasFoundIsSuppressed() {
    Report suppressed = withheld(20_000);

    assertThat(table(suppressed, PLAIN, 200, false))
        .contains("Nothing to show: 20,000 findings, all of them suppressed.");
  }

  @Test
  void saysThatFindingsAreHidden() {
    String text = table(ReportSamples.report(List.of()), PLAIN, 200, false);

    assertThat(text).contains("Nothing to show: 2 findings below --min-severity, 1 suppressed.");
  }

  @Test
  void isNotLedByAFailedControlHoweverGrave() {
    List<Finding> findings = new ArrayList<>(List.of(ReportSamples.failedControl()));
    findings.addAll(ReportSamples.intrusion());

    FirstScreen screen = FirstScreen.of(ReportSamples.report(findings));

    assertThat(screen.verdict()).startsWith("This looks like an intrusion");
    assertThat(screen.sections())
        .filteredOn(section -> section.name().equals("Besides"))
        .flatExtracting(section -> section.steps())
        .extracting(Step::text)
        .contains(
            "Critical: MFA should be enabled for the root user, in 444455556666 eu-west-1, as"
                + " Security Hub reports (1 finding)");
  }

  @Test
  void doesNotSayThatAllIsWellWhereAControlFailed() {
    List<Finding> findings = List.of(ReportSamples.failedControl(), ReportSamples.denied("a"));

    assertThat(FirstScreen.of(ReportSamples.report(findings)).verdict())
        .startsWith("Nothing grave was done, though something is set up wrong:");
  }

  @Test
  void doesNotCallAFailedControlAnAttack() {
    FirstScreen screen =
        FirstScreen.of(ReportSamples.report(List.of(ReportSamples.failedControl())));

    assertThat(screen.verdict())
        .isEqualTo(
            "No attack was found. What is set up wrong, first of all: MFA should be enabled for"
                + " the root user, in 444455556666 eu-west-1, as Security Hub reports.");
    assertThat(screen.sections()).extracting(Section::name).doesNotContain("Contain", "Seen");
  }

  @Test
  void showsTimesInTheReadersZoneBesideUtc() {
    Report report = ReportSamples.report(ReportSamples.intrusion(), "Asia/Seoul");

    assertThat(table(report, PLAIN, 200, false))
        .contains(
            "2026-03-01 10:00:00 to 10:21:30 UTC (2026-03-01 19:00:00 to 19:21:30 Asia/Seoul)");
  }

  @Test
  void keepsToTheWidthOfTheTerminal() {
    Report report = ReportSamples.report(ReportSamples.intrusion());

    assertThat(table(report, PLAIN, 70, false).lines())
        .filteredOn(line -> !line.strip().startsWith("aws ") && !line.strip().startsWith("haetae "))
        .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(70));
  }

  @Test
  void coloursNothingButWhereItIsAsked() {
    Report report = ReportSamples.report(ReportSamples.intrusion());

    assertThat(table(report, PLAIN, 100, false)).doesNotContain("\u001b");
    assertThat(table(report, new Palette(true), 100, false)).contains("\u001b[1;97;41mCRITICAL");
  }

  @Test
  void letsNoNameControlTheTerminal() {
    Report report = ReportSamples.report(List.of(ReportSamples.hostile()));

    assertThat(table(report, PLAIN, 100, true))
        .doesNotContain("\u001b", "\u202e", "\u0007")
        .contains("\\x1b[31mtitle");
  }

  @Test
  void letsNoNameBecomeMarkupOfThePage() {
    String page = html(ReportSamples.report(List.of(ReportSamples.hostile())));

    assertThat(page)
        .doesNotContain("<script>alert", "<img", "<svg onload", "\u202e", "\u001b")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void letsNoNameBecomeMarkupOfMarkdown() {
    String text = markdown(ReportSamples.report(List.of(ReportSamples.hostile())));

    assertThat(text.lines().filter(line -> line.startsWith("### ")))
        .containsExactly(
            "### Medium: Odd \\\\x1b\\[31mtitle \\<script\\>alert\\(1\\)\\</script\\> \\|"
                + " \\`code\\` \\[link\\]\\(javascript:alert\\(1\\)\\)");
  }

  @Test
  void fetchesNothingFromAnywhere() {
    String page = html(ReportSamples.report(ReportSamples.intrusion()));

    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .doesNotContain("http://", "https://", "url(");
  }

  @Test
  void foldsFindingsThatAreAlike() {
    List<FoldedFinding> folded = FoldedFinding.fold(ReportSamples.intrusion());

    assertThat(folded).hasSize(6);
    assertThat(folded.get(5).findings())
        .extracting(Finding::id)
        .containsExactly(ReportSamples.denied("a").id(), ReportSamples.denied("b").id());
  }
}
