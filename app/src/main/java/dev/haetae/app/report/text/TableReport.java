package dev.haetae.app.report.text;

import dev.haetae.app.report.AccountLine;
import dev.haetae.app.report.Report;
import dev.haetae.app.report.ReportText;
import dev.haetae.app.report.finding.FindingSubject;
import dev.haetae.app.report.finding.FoldedFinding;
import dev.haetae.app.report.finding.SessionOrigins;
import dev.haetae.app.report.finding.Steps;
import dev.haetae.app.report.first.FirstScreen;
import dev.haetae.app.report.first.Section;
import dev.haetae.app.report.first.Step;
import dev.haetae.app.text.Palette;
import dev.haetae.app.text.Shortened;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.TimeText;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A scan on the terminal: the first screen, the findings, the account of everything. */
public final class TableReport {
  private static final int INDENT = 14;

  /** Further lines of one answer, so that the next answer is seen to begin. */
  private static final int HANGING = 2;

  private static final int PLACES_SHOWN = 3;
  private static final int STEPS_SHOWN = 12;

  private final Report report;
  private final Palette palette;
  private final int width;
  private final boolean showsAll;
  private final ReportText out;

  private TableReport(Report report, ReportText out, Palette palette, int width, boolean showsAll) {
    this.report = report;
    this.out = out;
    this.palette = palette;
    this.width = Math.max(60, width);
    this.showsAll = showsAll;
  }

  /**
   * Writes the whole report as text.
   *
   * @param width columns of the terminal
   * @param showsAll whether long lists are told to their end
   */
  public static void write(
      Report report, ReportText out, Palette palette, int width, boolean showsAll) {
    TableReport table = new TableReport(report, out, palette, width, showsAll);
    table.firstScreen();
    table.findings();
    table.account();
  }

  private void firstScreen() {
    FirstScreen screen = FirstScreen.of(report);
    String label = screen.label().map(each -> each.word().toUpperCase(Locale.ROOT)).orElse("");
    List<String> verdict = wrapped(screen.verdict(), width - INDENT);
    for (int i = 0; i < verdict.size(); i++) {
      String head = i == 0 ? pad(label, INDENT) : " ".repeat(INDENT);
      line(painted(screen.label(), head) + palette.bold(verdict.get(i)));
    }
    line("");
    screen.sections().forEach(this::section);
  }

  private String painted(Optional<Severity.Label> label, String head) {
    String word = head.strip();
    return label.isEmpty() || word.isEmpty()
        ? head
        : palette.severity(label.get(), word) + head.substring(word.length());
  }

  private void section(Section section) {
    String head = section.name();
    for (Step step : showsAll ? section.steps() : section.shown()) {
      String hanging = "";
      for (String text : wrapped(step.text(), width - INDENT - HANGING)) {
        line(palette.faint(pad(head, INDENT)) + hanging + text);
        head = "";
        hanging = " ".repeat(HANGING);
      }
      // A command stays on one line, so that it can be copied.
      step.command()
          .ifPresent(command -> line(" ".repeat(INDENT + HANGING) + TerminalText.of(command)));
    }
    if (!showsAll && !section.rest().isEmpty()) {
      line(
          " ".repeat(INDENT)
              + palette.faint("and " + section.rest().size() + " more; --all shows them"));
    }
  }

  private void findings() {
    line("");
    if (report.findings().isEmpty()) {
      return;
    }
    List<FoldedFinding> folded = FoldedFinding.fold(Steps.notTold(report.findings()));
    Map<Severity.Label, List<FoldedFinding>> byLabel = new TreeMap<>(Comparator.reverseOrder());
    folded.forEach(each ->
        byLabel.computeIfAbsent(each.first().severity().label(), _ -> new ArrayList<>()).add(each));
    report.told().beyond().keySet().forEach(each -> byLabel.putIfAbsent(each, List.of()));
    byLabel.forEach(this::findings);
  }

  private void findings(Severity.Label label, List<FoldedFinding> folded) {
    long beyond = report.told().beyond().getOrDefault(label, 0L);
    long count = count(folded) + beyond;
    line(
        palette.severity(label, label.word())
            + palette.faint("  " + Phrase.count(count, "finding")));
    int shown = showsAll ? folded.size() : Math.min(shown(label), folded.size());
    folded.subList(0, shown).forEach(this::finding);
    if (beyond > 0) {
      line("  " + palette.faint("and " + Report.more(count - count(folded.subList(0, shown)))));
    } else if (shown < folded.size()) {
      line("  " + palette.faint("and " + (folded.size() - shown) + " more; --all shows them"));
    }
    line("");
  }

  private static long count(List<FoldedFinding> folded) {
    return folded.stream().mapToLong(each -> each.findings().size()).sum();
  }

  /** The graver, the more of them are told without asking. */
  private static int shown(Severity.Label label) {
    return switch (label) {
      case CRITICAL, HIGH -> 20;
      case MEDIUM -> 10;
      case LOW -> 5;
    };
  }

  private void finding(FoldedFinding folded) {
    Finding finding = folded.first();
    line(
        "  "
            + palette.bold(TerminalText.of(finding.title()))
            + palette.faint("  " + Shortened.id(finding.id())));
    List<String> facts = new ArrayList<>();
    String began = SessionOrigins.origins(finding.actor());
    facts.add(FindingSubject.of(folded) + (began.isEmpty() ? "" : ", begun by " + began));
    facts.add(places(folded));
    facts.add(
        report.times().localSpan(folded.firstSeen(), folded.lastSeen())
            + TimeText.note(folded.timeIsAssumed()));
    facts.add(Phrase.count(folded.count(), "event"));
    wrapped(String.join(" | ", facts), width - 4).forEach(text -> line("    " + text));
    int alike = folded.findings().size() - 1;
    String says = finding.explanation().says() + ".";
    wrapped(alike == 0 ? says : says + " And " + alike + " more like it.", width - 4)
        .forEach(text -> line("    " + palette.faint(text)));
    folded.findings().forEach(each -> each.sequence().ifPresent(this::steps));
  }

  private void steps(Sequence sequence) {
    List<Steps> all = Steps.of(sequence);
    int shown = showsAll ? all.size() : Math.min(STEPS_SHOWN, all.size());
    for (Steps each : all.subList(0, shown)) {
      Sequence.Step step = each.first();
      String id = Shortened.id(step.findingId());
      String when = report.times().localSpan(step.seen().first(), step.seen().first());
      List<String> texts = wrapped(each.text() + "  " + id, width - 8 - when.length());
      for (int i = 0; i < texts.size(); i++) {
        line("      " + palette.faint(pad(i == 0 ? when : "", when.length() + 2)) + texts.get(i));
      }
    }
    if (shown < all.size()) {
      line(
          "      "
              + palette.faint("and " + (all.size() - shown) + " more steps; --all shows them"));
    }
  }

  private String places(FoldedFinding folded) {
    List<String> places = folded.places(report);
    int shown = Math.min(PLACES_SHOWN, places.size());
    String text = String.join(", ", places.subList(0, shown));
    return shown == places.size() ? text : text + " and " + (places.size() - shown) + " more";
  }

  private void account() {
    line(palette.bold("Read"));
    for (AccountLine each : AccountLine.of(report)) {
      List<String> texts = wrapped(each.text(), width - 4 - each.name().length());
      for (int i = 0; i < texts.size(); i++) {
        line("  " + pad(i == 0 ? each.name() : "", each.name().length() + 2) + texts.get(i));
      }
    }
    report.tally().problems().forEach(this::problems);
  }

  private void problems(ProblemAccount.Line problems) {
    line("  " + Phrase.grouped(problems.count()) + " x " + problems.reason().words());
    int shown =
        showsAll ? problems.first().size() : Math.min(PLACES_SHOWN, problems.first().size());
    for (Problem problem : problems.first().subList(0, shown)) {
      wrapped(problem.place() + ": " + problem.detail(), width - 6)
          .forEach(text -> line("      " + palette.faint(text)));
    }
    if (problems.count() > shown) {
      line("      " + palette.faint("and " + Phrase.grouped(problems.count() - shown) + " more"));
    }
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append("\n");
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - TerminalText.width(text)));
  }

  /** Lines no wider than asked for, but for words that are: they stay whole to be copied. */
  private static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : TerminalText.of(text).split(" ", -1)) {
      int wide = TerminalText.width(word);
      if (used > 0 && used + 1 + wide > columns) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.append(used > 0 ? " " : "").append(word);
      used += (used > 0 ? 1 : 0) + wide;
    }
    lines.add(line.toString());
    return lines;
  }
}
