package dev.haetae.app.report;

import dev.haetae.app.text.TimeText;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is told of a scan, whatever it is told in.
 *
 * @param told those findings that are told one by one
 * @param coverage what was read
 * @param tally what else was counted
 * @param accountNames names of accounts, by id
 * @param paths what was scanned, as the user wrote it
 * @param times how times are written
 * @param made when, in microseconds since 1970: what is of a later time cannot have happened yet
 */
public record Report(
    ListedFindings told,
    List<Coverage> coverage,
    Tally tally,
    Map<String, String> accountNames,
    List<String> paths,
    TimeText times,
    long made) {

  /**
   * Counts that make the account of a scan.
   *
   * @param blindness what detectors would need to be told to run, a sentence each
   * @param continuation how well the scan continued the one before, a sentence each
   * @param problems what could not be read
   */
  public record Tally(
      Volume read,
      Skipped skipped,
      Withheld withheld,
      Rules rules,
      List<String> blindness,
      List<String> continuation,
      List<ProblemAccount.Line> problems) {

    /** Copies the lists. */
    public Tally {
      blindness = List.copyOf(blindness);
      continuation = List.copyOf(continuation);
      problems = List.copyOf(problems);
    }
  }

  /**
   * How much was read.
   *
   * @param files files and archives
   * @param logs logs in them
   * @param bytes of the logs, unpacked
   */
  public record Volume(long files, long logs, long bytes) {}

  /**
   * What was read and counts for nothing.
   *
   * @param duplicates events that were copies of one met already
   * @param outside events out of the time asked for
   * @param givenUp matches and keys of state that there were too many of to remember
   */
  public record Skipped(long duplicates, long outside, long givenUp) {}

  /**
   * Which findings are not shown, and how the suppressions did.
   *
   * @param hidden findings below the severity asked for
   * @param suppressed findings that a suppression covers
   * @param over suppressions past their last day, which were not applied
   * @param idle suppressions that cover nothing
   */
  public record Withheld(long hidden, long suppressed, long over, long idle) {}

  /**
   * What was looked with.
   *
   * @param detectors how many ran
   * @param refused rules that could not be used
   * @param warnings rules that are probably not meant as they are written
   * @param common finding types of rules without test cases that told of too many to be steps
   */
  public record Rules(int detectors, long refused, long warnings, List<String> common) {

    /** Copies the list. */
    public Rules {
      common = List.copyOf(common);
    }
  }

  /** Copies the collections. */
  public Report {
    coverage = List.copyOf(coverage);
    accountNames = Map.copyOf(accountNames);
    paths = List.copyOf(paths);
  }

  /** The findings told one by one, worst first, without the records of their evidence. */
  public List<Finding> findings() {
    return told.findings();
  }

  /** A finding of them with all its evidence. */
  public Finding whole(Finding finding) {
    return told.whole().apply(finding);
  }

  /**
   * That there are more findings than are told, and how to have them; empty where there are not.
   */
  public Optional<String> leftOut() {
    long left = told.left();
    int most = findings().size();
    return left == 0
        ? Optional.empty()
        : Optional.of(
            "The "
                + Phrase.grouped(most)
                + " most severe of "
                + Phrase.count(most + left, "finding")
                + " are shown; --format jsonl has all.");
  }

  /** That so many findings are not told, and how to have them. */
  public static String more(long count) {
    return Phrase.count(count, "more finding") + ", which --format jsonl has";
  }

  /** All events read. */
  public long events() {
    return coverage.stream().mapToLong(Coverage::events).sum();
  }

  /** The last time that logs speak of and that has not come yet; empty where there is none. */
  public OptionalLong ahead() {
    return coverage.stream()
        .filter(Coverage::hasTimes)
        .mapToLong(Coverage::last)
        .filter(last -> last > made + Micros.HOUR)
        .max();
  }

  /** An account with its name, where it has one. */
  public String account(String id) {
    String name = accountNames.getOrDefault(id, id);
    return name.equals(id) ? id : id + " (" + name + ")";
  }

  /** Account and Region of a finding. */
  public String place(Finding finding) {
    boolean isKnown = !finding.account().equals(Event.UNKNOWN);
    String account = isKnown ? account(finding.account()) : "unknown account";
    return finding.region().equals(Event.UNKNOWN) ? account : account + " " + finding.region();
  }
}
