package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.backtest.Backtest;
import dev.haetae.app.backtest.BacktestJson;
import dev.haetae.app.backtest.BacktestTable;
import dev.haetae.app.backtest.DetectorResult;
import dev.haetae.app.backtest.Period;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.app.option.KnownOptions;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.option.NamedPaths;
import dev.haetae.app.option.ReadOptions;
import dev.haetae.app.option.TimeOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.TerminalText;
import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.flow.match.Detection;
import dev.haetae.formats.Formats;
import dev.haetae.search.plan.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae backtest}: how often would it have fired? */
@AutoService(Verb.class)
@Command(
    name = "backtest",
    description = {
      "Run detectors of a file over what is kept and say how often they would have fired, on whom,"
          + " on which days, and how much noise that is.",
      "Rules, correlations, mechanisms and searches alike, whatever their status. Where no logs are"
          + " named, the lake is looked through."
    },
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, 1 more findings a day than --fail-above, 2 wrong use or a detector that"
          + " is refused, 3 input not readable.",
      "",
      "Examples:",
      "  haetae backtest our-rules/denied.yml --last 90d",
      "  haetae backtest ./our-rules --from 2026-03-01 --to 2026-03-31 --format json",
      "  haetae backtest our-rules/denied.yml ./exported-logs --events 10",
      "  haetae backtest our-rules/denied.yml --last 30d --fail-above 2"
    })
public final class BacktestVerb implements Verb {
  /** How a backtest is written. */
  public enum Form {
    TABLE,
    JSON
  }

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A file of detectors, or a folder of such files.")
  private Path file = Path.of("");

  @Mixin private ReadOptions read;
  @Mixin private LakeOption lake;
  @Mixin private TimeOptions time;
  @Mixin private KnownOptions known;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form format = Form.TABLE;

  @Option(
      names = "--findings",
      paramLabel = "N",
      description = "The most findings shown of a detector (default: ${DEFAULT-VALUE}).")
  private int findings = 10;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "The most events shown of a finding (default: ${DEFAULT-VALUE}).")
  private int events = 3;

  @Option(
      names = "--fail-above",
      paramLabel = "RATE",
      description =
          "End with exit code 1 where a detector would make more findings a day than this.")
  private @Nullable Double failAbove;

  @Spec private CommandSpec spec;

  private final List<String> notes = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    refuseNonsense();
    KnownEnvironment environment = known.environment();
    DetectorLibrary library = library(environment);
    TimeOptions.Span span = time.span(ZoneOffset.UTC, Instant.now());
    Detection detection =
        Detection.of(
            library.detectors(),
            library.filters(),
            this::isOwn,
            Formats.catalogs(),
            known.surroundings(environment, problem -> note("--geo: " + problem.detail())));
    detection.blindness().forEach(this::note);
    BacktestRun.Outcome outcome = run(span).of(detection);
    Backtest test = backtest(library, outcome, span);
    if (format == Form.JSON) {
      BacktestJson.write(test, spec.commandLine().getOut());
    } else {
      new BacktestTable(test, spec.commandLine().getOut(), findings, events).write();
    }
    notes.forEach(this::tell);
    return isTooMuch(test) ? ExitCode.FOUND : ExitCode.DONE;
  }

  /** The first of all arguments is the file; what is shared by verbs that read takes it too. */
  private List<String> paths() {
    return read.paths().subList(1, read.paths().size());
  }

  private void refuseNonsense() {
    if (!Files.exists(file)) {
      throw UserMistake.wrongUse("backtest " + file + ": there is no such file or folder");
    }
    if (findings < 0 || events < 0 || (failAbove != null && failAbove < 0)) {
      throw UserMistake.wrongUse("--findings, --events and --fail-above must be 0 or more");
    }
    boolean logs = !paths().isEmpty();
    if (logs && lake.isGiven()) {
      throw UserMistake.wrongUse("backtest: give either logs or --lake");
    }
    if (!logs && !lake.isGiven() && !lake.isThere()) {
      throw UserMistake.wrongUse(
          "backtest: there is no lake in "
              + lake.folder()
              + "; name logs, as backtest "
              + file
              + " ./logs, or keep some by haetae ingest");
    }
    List<String> missing = NamedPaths.missing(paths());
    if (!missing.isEmpty()) {
      throw UserMistake.notReadable("no such file or folder: " + String.join(", ", missing));
    }
  }

  private DetectorLibrary library(KnownEnvironment environment) {
    DetectorLibrary library = DetectorLibrary.read(List.of(file), environment);
    if (!library.problems().isEmpty()) {
      throw UserMistake.wrongUse(
          library.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
    library.warnings().forEach(warning -> note(warning.toString()));
    if (library.detectors().stream().noneMatch(this::isOwn)) {
      throw UserMistake.wrongUse("backtest " + file + ": no detector is in it");
    }
    return library;
  }

  private boolean isOwn(Detector detector) {
    return Path.of(detector.file()).startsWith(file);
  }

  private boolean isTooMuch(Backtest test) {
    Double most = failAbove;
    return most != null
        && test.results().stream().anyMatch(each -> test.findingsPerDay(each) > most);
  }

  private void note(String words) {
    notes.add(words);
  }

  private void tell(String words) {
    spec.commandLine().getErr().println(TerminalText.notice(words));
  }

  private BacktestRun run(TimeOptions.Span span) {
    return new BacktestRun(read, paths(), lake, span, this::note, spec.commandLine().getErr());
  }

  private Backtest backtest(
      DetectorLibrary library, BacktestRun.Outcome outcome, TimeOptions.Span span) {
    List<DetectorResult> results = new ArrayList<>();
    for (DetectorFacts facts : DetectorFacts.of(library.detectors())) {
      if (isOwn(facts.detector())) {
        String id = facts.detector().id();
        results.add(
            new DetectorResult(
                facts,
                outcome.findings().stream().filter(each -> each.detector().equals(id)).toList()));
      }
    }
    TimeRange asked = new TimeRange(span.from(), span.to());
    Period days = Period.asked(asked, outcome.period(), LocalDate.now(ZoneOffset.UTC));
    return new Backtest(results, outcome.events(), days, notes);
  }
}
