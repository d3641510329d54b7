package dev.haetae.app.command;

import dev.haetae.app.backtest.Period;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.option.ReadOptions;
import dev.haetae.app.option.TimeOptions;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.output.ProgressLine;
import dev.haetae.app.search.SearchedRows;
import dev.haetae.app.searches.CensusTime;
import dev.haetae.app.searches.SearchDetection;
import dev.haetae.app.text.ProblemWords;
import dev.haetae.detect.Detector;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.Searcher;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.Lake;
import dev.haetae.lake.read.LakeEvents;
import dev.haetae.lake.read.Wanted;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Finding;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.plan.TimeRange;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Detectors run over logs, or over the lake where no logs are named.
 *
 * @param paths the logs; none for the lake
 * @param span the time looked at
 * @param notes is told what the user should know
 * @param err where progress is shown
 */
record BacktestRun(
    ReadOptions read,
    List<String> paths,
    LakeOption lake,
    TimeOptions.Span span,
    Consumer<String> notes,
    PrintWriter err) {

  /**
   * What came of it.
   *
   * @param events how many were read
   * @param period from the first of them to the last, where any has a time
   */
  record Outcome(List<Finding> findings, long events, Optional<Period> period) {}

  /** What detectors come to: those that run while events are read, and those that search them. */
  Outcome of(Detection detection) {
    boolean reads = !detection.running().isEmpty();
    boolean searches = !detection.searches().isEmpty();
    if (reads && searches && paths.contains("-")) {
      throw UserMistake.wrongUse(
          "backtest: standard input can be read once only; rules and searches need it each");
    }
    try {
      return reads ? scanned(detection) : searched(detection.searches());
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
  }

  private Outcome scanned(Detection detection) {
    ProblemAccount problems = new ProblemAccount();
    Scan scan =
        new Scan(
            detection,
            new Scan.Options(Limits.DEFAULT, read.threads(), span.range(), false, read::origin),
            problems);
    if (!detection.searches().isEmpty()) {
      scan.searching((census, evidence) -> found(detection.searches(), evidence));
    }
    ScanResult result = paths.isEmpty() ? ofLake(scan, problems) : ofLogs(scan, problems);
    if (!paths.isEmpty()) {
      ProblemWords.refuseNothing(result.read().events(), paths, problems);
    }
    ProblemWords.lines(problems).forEach(notes);
    return new Outcome(
        result.findings(),
        result.read().census().events() - result.read().duplicates(),
        Period.of(CensusTime.of(result.read().census(), span.range())));
  }

  private ScanResult ofLake(Scan scan, ProblemAccount problems) {
    try (Lake open = Lake.open(lake.folder())) {
      return scan.run(new LakeEvents(open, span.range(), Wanted.ALL, read.threads(), problems));
    }
  }

  private ScanResult ofLogs(Scan scan, ProblemAccount problems) {
    try (Inputs inputs = new Inputs(paths, read.inputs(), problems);
        ProgressLine _ = ProgressLine.start(err, true, scan.progress(), inputs)) {
      return scan.run(inputs.bundles(), inputs::again);
    }
  }

  /** Only what searches find. */
  private Outcome searched(List<Detector> searches) {
    try (SearchedRows rows = rows()) {
      SearchDetection detection = new SearchDetection(rows.rows(), SearchLimits.usual(), notes);
      SearchDetection.Outcome outcome = detection.run(searches, range());
      tellOfFailed(outcome.failed());
      SearchDetection.Extent extent = detection.extent(range());
      return new Outcome(outcome.findings(), extent.events(), extent.time().flatMap(Period::of));
    }
  }

  /** What searches find, to be judged among what else fires. */
  private Searcher.Found found(List<Detector> searches, EvidenceStore evidence) {
    try (SearchedRows rows = rows()) {
      SearchDetection.Fired fired =
          new SearchDetection(rows.rows(), SearchLimits.usual(), notes)
              .fired(searches, range(), evidence);
      tellOfFailed(fired.failed());
      return new Searcher.Found(fired.matches(), searches.size() - fired.failed());
    }
  }

  private SearchedRows rows() {
    return paths.isEmpty() ? SearchedRows.lake(lake.folder()) : SearchedRows.logs(paths, notes);
  }

  private void tellOfFailed(int failed) {
    if (failed > 0) {
      notes.accept(SearchDetection.unseen(failed) + " is not among this");
    }
  }

  private TimeRange range() {
    return new TimeRange(span.from(), span.to());
  }
}
