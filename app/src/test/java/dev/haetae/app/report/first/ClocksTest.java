package dev.haetae.app.report.first;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.AccountLine;
import dev.haetae.app.report.Coverage;
import dev.haetae.app.report.Report;
import dev.haetae.app.report.ReportSamples;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs that speak of times to come: what is said of them, and of whether an attack goes on. */
class ClocksTest {
  private static final long HOUR = 3_600_000_000L;

  /** The intrusion, with an event of its account at that many hours after the report is made. */
  private static Report withEventAhead(int hours) {
    Report report = ReportSamples.report(ReportSamples.intrusion());
    long ahead = report.made() + hours * HOUR;
    BitSet hour = new BitSet();
    hour.set((int) (ahead / HOUR));
    List<Coverage> coverage = new ArrayList<>(report.coverage());
    coverage.add(new Coverage("linux", "", "111122223333", "eu-west-1", 1, ahead, ahead, hour));
    return with(report, coverage, report.made());
  }

  private static Report with(Report report, List<Coverage> coverage, long made) {
    return new Report(
        report.told(),
        coverage,
        report.tally(),
        report.accountNames(),
        report.paths(),
        report.times(),
        made);
  }

  private static List<String> seen(Report report) {
    return FirstScreen.of(report).sections().stream()
        .filter(section -> section.name().equals("Seen"))
        .flatMap(section -> section.steps().stream())
        .map(Step::text)
        .toList();
  }

  private static List<String> clocks(Report report) {
    return AccountLine.of(report).stream()
        .filter(line -> line.name().equals("clocks"))
        .map(AccountLine::text)
        .toList();
  }

  @Test
  void tellsOfTimesThatHaveNotComeYet() {
    assertThat(clocks(withEventAhead(50_000)))
        .containsExactly(
            "Some events are of times that have not come yet, up to 2031-11-14 20:00:00 UTC:"
                + " a clock is wrong, theirs or this machine's. --to leaves them out.");
  }

  @Test
  void takesAClockThatIsMinutesAheadAsRight() {
    assertThat(clocks(ReportSamples.report(List.of()))).isEmpty();
    assertThat(clocks(withEventAhead(1))).isEmpty();
  }

  @Test
  void judgesWhetherAnAttackGoesOnByWhatHasHappened() {
    Report report = ReportSamples.report(ReportSamples.intrusion());

    assertThat(seen(withEventAhead(50_000))).isEqualTo(seen(report));
  }

  @Test
  void doesNotTellWhetherAnAttackGoesOnThatEndsInTimesToCome() {
    Report report = ReportSamples.report(ReportSamples.intrusion());

    assertThat(seen(with(report, report.coverage(), 0)))
        .contains("Whether it is ongoing is unknown: it ends at a time in the future.");
  }
}
