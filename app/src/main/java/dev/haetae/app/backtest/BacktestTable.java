package dev.haetae.app.backtest;

import dev.haetae.app.text.Shortened;
import dev.haetae.app.text.Sparkline;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.TimeText;
import dev.haetae.app.text.UtcText;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** A backtest for the terminal. */
public final class BacktestTable {
  private static final int MOST_DAYS = 14;
  private static final int MOST_NAMES = 5;
  private static final int WIDEST_BAR = 40;
  private static final int LONGEST_TEXT = 160;
  private static final TimeText TIMES = new TimeText(ZoneOffset.UTC);

  private final Backtest test;
  private final PrintWriter out;
  private final int findings;
  private final int events;

  /**
   * A table.
   *
   * @param findings the most findings shown of a detector
   * @param events the most events shown of a finding
   */
  public BacktestTable(Backtest test, PrintWriter out, int findings, int events) {
    this.test = test;
    this.out = out;
    this.findings = findings;
    this.events = events;
  }

  /** Writes it. */
  public void write() {
    Period period = test.period();
    out.printf(
        Locale.ROOT,
        "%s of %s, %s to %s%n",
        Phrase.count(test.events(), "event"),
        Phrase.count(period.days(), "day"),
        period.first(),
        period.last());
    for (DetectorResult result : test.results()) {
      out.println();
      write(result);
    }
  }

  private void write(DetectorResult result) {
    out.println(safe(result.facts().detector().document().title()));
    out.println(
        "  "
            + types(result.facts().types())
            + ", "
            + result.facts().severity().label().word()
            + ", "
            + safe(result.facts().detector().file()));
    if (result.findings().isEmpty()) {
      line("fired", "never");
      return;
    }
    SortedMap<LocalDate, Long> daily = result.daily();
    line(
        "fired",
        times(result.firings())
            + " in "
            + Phrase.count(result.findings().size(), "finding")
            + ", on "
            + daily.size()
            + " of "
            + Phrase.count(test.period().days(), "day"));
    line("noise", noise(result));
    line("share", share(result));
    days(result, daily);
    whom(result);
    findings(result);
  }

  private static String types(List<String> types) {
    return types.getFirst()
        + (types.size() > 1 ? " and " + Phrase.count(types.size() - 1, "other type") : "");
  }

  private static String times(long count) {
    if (count == 2) {
      return "twice";
    }
    return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
  }

  private String noise(DetectorResult result) {
    return String.format(
            Locale.ROOT,
            "%.2f findings and %.2f firings a day",
            test.findingsPerDay(result),
            test.firingsPerDay(result))
        + result
            .worstDay()
            .map(day -> ", at most " + day.getValue() + " on " + day.getKey())
            .orElse("");
  }

  private String share(DetectorResult result) {
    return String.format(
        Locale.ROOT,
        "%,d of %s, one in %,d",
        result.firings(),
        Phrase.count(test.events(), "event"),
        Math.round(1 / test.share(result)));
  }

  private void days(DetectorResult result, SortedMap<LocalDate, Long> daily) {
    List<LocalDate> all = test.period().each();
    if (all.size() > MOST_DAYS) {
      List<Double> numbers =
          all.stream().map(day -> daily.getOrDefault(day, 0L).doubleValue()).toList();
      line(
          "days", test.period().first() + " " + Sparkline.of(numbers) + " " + test.period().last());
    }
    List<LocalDate> shown =
        all.size() <= MOST_DAYS
            ? all
            : daily.entrySet().stream()
                .sorted(
                    Map.Entry.<LocalDate, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    long most = result.worstDay().map(Map.Entry::getValue).orElse(1L);
    String name = all.size() <= MOST_DAYS ? "days" : "worst days";
    for (LocalDate day : shown) {
      long count = daily.getOrDefault(day, 0L);
      int width = (int) Math.ceil((double) count * WIDEST_BAR / most);
      line(name, (day + " " + "█".repeat(width) + " " + count).replace("  ", " "));
      name = "";
    }
  }

  private void whom(DetectorResult result) {
    List<DetectorResult.Whom> all = result.whom();
    String name = "who";
    for (DetectorResult.Whom each : all.subList(0, Math.min(MOST_NAMES, all.size()))) {
      line(name, safe(each.name()) + "  " + times(each.firings()));
      name = "";
    }
    if (all.size() > MOST_NAMES) {
      line("", "and " + (all.size() - MOST_NAMES) + " more");
    }
  }

  private void findings(DetectorResult result) {
    List<Finding> all = result.findings();
    for (Finding finding : all.subList(0, Math.min(findings, all.size()))) {
      out.println();
      out.println(
          "  "
              + TIMES.span(finding.firstSeen(), finding.lastSeen())
              + "  "
              + times(finding.count())
              + "  "
              + Shortened.id(finding.id()));
      out.println("    " + Shortened.of(safe(finding.explanation().says()), LONGEST_TEXT));
      List<Occurrence> proof = finding.evidence();
      for (Occurrence each : proof.subList(0, Math.min(events, proof.size()))) {
        out.println(
            "    "
                + UtcText.dayAndClock(each.time())
                + "  "
                + each.log()
                + "  "
                + safe(each.eventId())
                + "  "
                + safe(each.place().toString()));
      }
      if (proof.size() > events && events > 0) {
        out.println("    …");
      }
    }
    if (all.size() > findings) {
      out.println();
      out.println(
          "  and "
              + Phrase.count(all.size() - findings, "more finding")
              + "; --findings shows them");
    }
  }

  private void line(String name, String text) {
    out.println(("  " + name + " ".repeat(Math.max(1, 12 - name.length())) + text).stripTrailing());
  }

  private static String safe(String text) {
    return TerminalText.of(text);
  }
}
