package dev.haetae.app.command.scan;

import com.google.auto.service.AutoService;
import dev.haetae.app.command.Verb;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.option.NamedPaths;
import dev.haetae.app.option.ReadOptions;
import dev.haetae.app.option.UserFolders;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.output.LastScan;
import dev.haetae.app.output.ProgressLine;
import dev.haetae.app.report.Report;
import dev.haetae.app.searches.SearchDetection;
import dev.haetae.app.text.ByteSize;
import dev.haetae.app.text.ProblemWords;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.TimeText;
import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.continuation.StateFolder;
import dev.haetae.flow.match.Detection;
import dev.haetae.formats.Formats;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.Limits;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.FileReason;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code haetae scan}: logs in, findings out. */
@AutoService(Verb.class)
@Command(
    name = "scan",
    description = "Read logs and say what happened in them, why it matters, and what proves it.",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, 1 findings at or above --fail-on, 2 wrong use, 3 input not readable.",
      "",
      "Examples:",
      "  haetae scan ./exported-logs",
      "  haetae scan --from 2026-03-01 --to 2026-03-07 --timezone Europe/Berlin ./logs",
      "  haetae scan --format html,jsonl,csv --output ./report ./logs",
      "  haetae scan --format html --redact --output incident.html ./logs",
      "  haetae scan --rules ./our-rules --environment ./our-aws.yml ./logs",
      "  haetae scan --geo country.mmdb --geo asn.csv ./logs",
      "  haetae scan --only 'Exfiltration:*,attack.t1098' --min-severity medium ./logs",
      "  haetae scan --state ./state ./logs/today",
      "  haetae scan --keep --lake ./lake ./logs/today",
      "  haetae scan --fail-on high --quiet --format jsonl s3://our-trail/AWSLogs/",
      "  aws cloudtrail lookup-events | haetae scan -"
    })
public class ScanVerb implements Verb {
  @Spec private CommandSpec spec;
  @Mixin private ReadOptions read;
  @Mixin private ScanOptions options;

  @Override
  public Integer call() throws IOException {
    options.refuseIdle();
    KnownEnvironment environment = options.environment();
    Outputs outputs = options.outputs();
    double failOn = options.failOn();
    outputs.refuseLogs(read());
    TimeText times = options.times();
    Selection selection = options.selection();
    DetectorLibrary library = library(environment);
    Surroundings surroundings = surroundings(environment);
    Detection detection =
        Detection.of(
            library.detectors(),
            library.filters(),
            chosen(library),
            Formats.catalogs(),
            surroundings);
    tellOfRules(library);
    Map<String, String> accounts = options.redact() ? Map.of() : environment.accounts();
    try (ScanResult result = scanned(detection, surroundings.geography())) {
      refuseNothing(result, outputs);
      Selection.Chosen chosen = selection.choose(result);
      remember(chosen);
      tellOf(selection.suppressions());
      Reports reports = new Reports(result, chosen, selection.suppressions());
      List<String> paths = options.redact() ? List.of("PATH") : read();
      Report report = reports.report(library, accounts, paths, times);
      write(outputs, report, chosen.shown());
      notice(summary(result));
      return exitCode(chosen, failOn);
    }
  }

  private void refuseNothing(ScanResult result, Outputs outputs) {
    outputs
        .amid(read.paths())
        .forEach(file ->
            notice(file + " lies in what is read: this scan leaves it out, others will not"));
    if (!read.paths().isEmpty()) {
      ProblemWords.refuseNothing(result.read().events(), read.paths(), result.read().problems());
    }
  }

  private void write(Outputs outputs, Report report, List<Finding> findings) throws IOException {
    outputs.write(
        spec.commandLine().getOut(),
        new Presentation(findings, report, options.showsAll(), options.noColor()));
    outputs.files().forEach(file -> notice("written: " + file));
  }

  /** What is read, as arguments of another verb that is to read the same. */
  List<String> read() {
    if (options.namedLake().isGiven() && options.lake().isEmpty()) {
      throw UserMistake.wrongUse(
          "scan --lake: expected --keep as well, for the events to be kept there");
    }
    // A mistake in an option is told before what is named is looked for.
    options.range();
    return read.somePaths();
  }

  final ReadOptions readOptions() {
    return read;
  }

  final ScanOptions options() {
    return options;
  }

  /** Which detectors are to fire. */
  Predicate<Detector> chosen(DetectorLibrary library) {
    return options.chosen(library);
  }

  /** The detectors there are. */
  DetectorLibrary library(KnownEnvironment environment) {
    return options.library(environment);
  }

  /** What is known besides the logs. */
  Surroundings surroundings(KnownEnvironment environment) {
    List<Problem> problems = new ArrayList<>();
    Surroundings surroundings = options.surroundings(environment, problems::add);
    if (!problems.isEmpty()) {
      Problem first = problems.get(0);
      notice(
          "--geo: "
              + Phrase.count(
                  problems.size(), "row is not understood", "rows are not understood, the first")
              + " at "
              + first.place()
              + ": "
              + first.detail());
    }
    return surroundings;
  }

  /** A rule that does not run is no notice: what it looks for is looked for by nobody. */
  private void tellOfRules(DetectorLibrary library) {
    library.problems().forEach(each -> complain("rule refused: " + each));
    library.warnings().forEach(each -> notice("rule warning: " + each));
  }

  private void tellOf(Suppressions suppressions) {
    suppressions
        .expired()
        .forEach(each ->
            notice(each.words() + " ended on " + each.until().orElseThrow() + ": not applied"));
    suppressions.idle().forEach(each -> notice(each.words() + " covers nothing"));
  }

  private ScanResult scanned(Detection detection, Geography geography) {
    try {
      Optional<StateFolder> state = options.state();
      try {
        return keeping(detection, state, geography);
      } finally {
        state.ifPresent(StateFolder::close);
      }
    } catch (StateFolder.Unusable unusable) {
      throw UserMistake.wrongUse("--state: " + unusable.getMessage());
    }
  }

  /** With the events kept as well, where they are to be. */
  private ScanResult keeping(
      Detection detection, Optional<StateFolder> state, Geography geography) {
    Optional<Path> lake = options.lake();
    if (lake.isEmpty()) {
      return unsearched(detection, scan(detection, state, Optional.empty()));
    }
    try (Ingest ingest = Ingest.into(lake.get(), Ingest.memory() / 2, new ScanProgress())) {
      ingest.locating(geography).routed(options.routes());
      KeptEvents kept = new KeptEvents(ingest, lake.get(), options.range(), this::notice);
      ScanResult result = scan(detection, state, Optional.of(kept));
      return kept.failed() == 0
          ? result
          : result.blind(SearchDetection.unseen(kept.failed()) + " is not visible.");
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
  }

  /** Detectors that are searches need the events kept; that they did not run is told. */
  private static ScanResult unsearched(Detection detection, ScanResult result) {
    int searches = detection.searches().size();
    return searches == 0
        ? result
        : result.blind(
            Phrase.count(searches, "detector is a search", "detectors are searches")
                + " of kept events and did not run: add --keep, or see haetae backtest.");
  }

  private ScanResult scan(
      Detection detection, Optional<StateFolder> state, Optional<KeptEvents> keeper) {
    ProblemAccount problems = new ProblemAccount();
    Scan scan =
        new Scan(
            detection,
            new Scan.Options(
                Limits.DEFAULT,
                read.threads(),
                options.range(),
                options.everyEventId(),
                read::origin),
            problems);
    state.ifPresent(scan::continuing);
    keeper.ifPresent(kept ->
        scan.keeping(kept.ingest())
            .searching((census, evidence) -> kept.found(detection.searches(), census, evidence)));
    return run(scan, problems);
  }

  /** Has the scan read what is named. */
  ScanResult run(Scan scan, ProblemAccount problems) {
    List<Path> written = options.outputs().files();
    try (Inputs inputs = new Inputs(read.paths(), read.inputs(), problems).without(written);
        ProgressLine _ =
            ProgressLine.start(
                spec.commandLine().getErr(), !options.quiet(), scan.progress(), inputs)) {
      return scan.open(inputs.bundles(), inputs::again);
    }
  }

  /** A scan is worth its findings even where they cannot be kept for later. */
  private void remember(Selection.Chosen chosen) {
    LastScan last = new LastScan(UserFolders.ofUser().lastFindings());
    try {
      last.keep(chosen.all());
    } catch (IOException e) {
      notice(
          "the findings are not kept for haetae explain: " + last.file() + ": " + FileReason.of(e));
    }
  }

  private static String summary(ScanResult result) {
    double seconds = Math.max(0.001, result.took().toNanos() / 1e9);
    long events = result.read().census().events();
    return String.format(
        Locale.ROOT,
        "%s and %s in %.1f s: %s and %s a second",
        Phrase.count(events, "event"),
        ByteSize.format(result.read().progress().bytes()),
        seconds,
        Phrase.count(Math.round(events / seconds), "event"),
        ByteSize.format(Math.round(result.read().progress().bytes() / seconds)));
  }

  private int exitCode(Selection.Chosen chosen, double failOn) {
    return NamedPaths.ending(
        read.paths(),
        chosen.worst() >= failOn ? ExitCode.FOUND : ExitCode.DONE,
        spec.commandLine().getErr());
  }

  /** Tells something besides the result. */
  final void notice(String text) {
    if (!options.quiet()) {
      complain(text);
    }
  }

  private void complain(String text) {
    spec.commandLine().getErr().println(TerminalText.ofLines(text));
  }
}
