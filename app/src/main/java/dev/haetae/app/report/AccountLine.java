package dev.haetae.app.report;

import dev.haetae.app.text.ByteSize;
import dev.haetae.model.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of the account of what was read, what was left out, and why.
 *
 * @param name what is counted
 * @param text how many, of what
 */
public record AccountLine(String name, String text) {

  private static final int TYPES_NAMED = 5;

  /** The account of a scan; what could not be read is told apart. */
  public static List<AccountLine> of(Report report) {
    Report.Tally tally = report.tally();
    List<AccountLine> lines = new ArrayList<>();
    lines.add(new AccountLine("files", files(tally.read())));
    lines.add(new AccountLine("events", events(report)));
    report.ahead().ifPresent(last -> lines.add(new AccountLine("clocks", ahead(last, report))));
    add(lines, tally.skipped());
    add(lines, tally.withheld());
    report.leftOut().ifPresent(words -> lines.add(new AccountLine("not told", words)));
    lines.add(new AccountLine("detectors", Phrase.grouped(tally.rules().detectors()) + " ran"));
    tally.blindness().forEach(each -> lines.add(new AccountLine("blind", each)));
    tally.continuation().forEach(each -> lines.add(new AccountLine("state", each)));
    add(lines, tally.rules());
    return lines;
  }

  private static String files(Report.Volume read) {
    return Phrase.count(read.files(), "file")
        + (read.logs() == read.files() ? "" : ", " + Phrase.count(read.logs(), "log"))
        + ", "
        + ByteSize.format(read.bytes())
        + " unpacked";
  }

  private static void add(List<AccountLine> lines, Report.Skipped skipped) {
    add(lines, "duplicates", skipped.duplicates(), "event met before, counted once");
    add(lines, "outside", skipped.outside(), "event out of the time asked for");
    add(lines, "given up", skipped.givenUp(), "thing to remember, too many at once");
  }

  private static void add(List<AccountLine> lines, Report.Withheld withheld) {
    add(lines, "hidden", withheld.hidden(), "finding below --min-severity");
    add(lines, "suppressed", withheld.suppressed(), "finding covered by a suppression");
    add(lines, "suppressed", withheld.over(), "suppression past the last day, not applied");
    add(lines, "suppressed", withheld.idle(), "suppression with nothing to cover");
  }

  private static void add(List<AccountLine> lines, Report.Rules rules) {
    add(lines, "rules", rules.refused(), "rule refused");
    add(lines, "warnings", rules.warnings(), "warning about a rule");
    if (!rules.common().isEmpty()) {
      lines.add(new AccountLine("no steps", common(rules.common())));
    }
  }

  private static String common(List<String> types) {
    List<String> named = new ArrayList<>(types.subList(0, Math.min(TYPES_NAMED, types.size())));
    if (types.size() > named.size()) {
      named.add(Phrase.grouped(types.size() - named.size()) + " more");
    }
    return "rules without test cases that told of many who share nothing, and so are no steps of an"
        + " attack: "
        + Phrase.list(named);
  }

  private static String ahead(long last, Report report) {
    return "Some events are of times that have not come yet, up to "
        + report.times().moment(last)
        + ": a clock is wrong, theirs or this machine's. --to leaves them out.";
  }

  /** A number and what it counts, whose first word takes the plural. */
  private static void add(List<AccountLine> lines, String name, long number, String thing) {
    if (number > 0) {
      String[] words = thing.split(" ", 2);
      lines.add(new AccountLine(name, Phrase.count(number, words[0]) + " " + words[1]));
    }
  }

  private static String events(Report report) {
    Map<String, Long> byLog = new TreeMap<>();
    report
        .coverage()
        .forEach(each ->
            byLog.merge(
                each.log() + (each.kind().isEmpty() ? "" : " " + each.kind()),
                each.events(),
                Long::sum));
    List<String> logs = new ArrayList<>();
    byLog.forEach((log, events) -> logs.add(log + " " + Phrase.grouped(events)));
    return Phrase.grouped(report.events()) + (logs.isEmpty() ? "" : ": " + String.join(", ", logs));
  }
}
