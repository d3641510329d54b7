package dev.haetae.app.command.scan;

import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.config.TextFile;
import dev.haetae.app.option.Commas;
import dev.haetae.app.option.DetectorChoice;
import dev.haetae.app.option.Glob;
import dev.haetae.app.option.KnownOptions;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.option.RouteOption;
import dev.haetae.app.option.SeverityWords;
import dev.haetae.app.option.StatusWords;
import dev.haetae.app.option.TimeOptions;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.TimeText;
import dev.haetae.detect.Detector;
import dev.haetae.detect.Detector.Status;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.findings.redaction.Redaction;
import dev.haetae.findings.suppression.Suppression;
import dev.haetae.findings.suppression.SuppressionFile;
import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.continuation.StateFolder;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.lake.ingest.Routes;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code haetae scan} takes besides what to read. */
final class ScanOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = Commas.BETWEEN,
      splitSynopsisLabel = ",",
      description =
          "How to write the findings: ${COMPLETION-CANDIDATES} (default: table). Several,"
              + " separated by commas, need --output.")
  private List<ReportFormat> formats = List.of(ReportFormat.TABLE);

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description =
          "A file for one format; for several the beginning of their names. Or a folder"
              + " (findings.jsonl, report.html, ...), which is made if its name ends in a slash.")
  private @Nullable String output;

  @Option(
      names = "--min-severity",
      paramLabel = "SEVERITY",
      completionCandidates = SeverityWords.class,
      description =
          "Show findings from low, medium, high, critical or a score of 1 to 10 on; the others are"
              + " counted.")
  private @Nullable String minSeverity;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      completionCandidates = SeverityWords.class,
      description = "End with exit code 1 where there is a finding of this severity or above.")
  private @Nullable String failOn;

  @Mixin private TimeOptions time;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description =
          "The time zone of --from and --to, and shown beside UTC: Europe/Berlin, +09:00 (default:"
              + " UTC).")
  private String timezone = "UTC";

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Your own Sigma rules, a file or folder; can be repeated.")
  private List<Path> rules = List.of();

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      split = Commas.BETWEEN,
      splitSynopsisLabel = ",",
      description =
          "Run only detectors whose finding type, id, title or tag is like this:"
              + " 'Persistence:*', attack.t1098.")
  private List<String> only = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      split = Commas.BETWEEN,
      splitSynopsisLabel = ",",
      description = "Run no detectors whose finding type, id, title or tag is like this.")
  private List<String> exclude = List.of();

  @Option(
      names = "--with",
      paramLabel = "STATUS",
      completionCandidates = StatusWords.class,
      split = Commas.BETWEEN,
      splitSynopsisLabel = ",",
      description = "Also run detectors that are experimental or opt-in.")
  private List<String> with = List.of();

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description = "Findings that are known and need not be shown; can be repeated.")
  private List<Path> suppress = List.of();

  @Mixin private KnownOptions known;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Go on from where the last scan with this folder stopped, and leave there what the next"
              + " one needs: what was read counts once, what was learnt is kept, the findings are"
              + " those of all these scans.")
  private @Nullable Path state;

  @Option(
      names = "--evidence",
      paramLabel = "all",
      description = "Name the event ids of all occurrences, and not only of those kept whole.")
  private @Nullable String evidence;

  @Option(
      names = "--redact",
      description =
          "Put pseudonyms for accounts, principals, keys, addresses and names, for a report that"
              + " others will read.")
  private boolean redact;

  @Option(names = "--all", description = "Show long lists in the table in full.")
  private boolean all;

  @Option(names = "--keep", description = "Keep every event in the lake as well (haetae ingest).")
  private boolean keep;

  @Mixin private LakeOption lake;

  @Mixin private RouteOption route;

  @Option(names = "--quiet", description = "No progress and no notices, only the result.")
  private boolean quiet;

  @Option(names = "--no-color", description = "No colours, as with the variable NO_COLOR.")
  private boolean noColor;

  boolean redact() {
    return redact;
  }

  boolean showsAll() {
    return all;
  }

  /** Which events are kept in it. */
  Routes routes() {
    return route.routes();
  }

  /** The lake that is named, or this user's own. */
  LakeOption namedLake() {
    return lake;
  }

  /** The lake to keep events in, where they are to be kept. */
  Optional<Path> lake() {
    return keep ? Optional.of(lake.folder()) : Optional.empty();
  }

  boolean quiet() {
    return quiet;
  }

  boolean noColor() {
    return noColor;
  }

  /** What would do nothing is a slip of the pen: somebody believes that it is done. */
  void refuseIdle() {
    if (route.isGiven() && !keep) {
      throw UserMistake.wrongUse(
          "--routes: expected --keep as well, as it says which events are kept");
    }
  }

  Outputs outputs() {
    return Outputs.of(formats, Optional.ofNullable(output));
  }

  /** The lowest score that is shown. */
  private double minSeverity() {
    return minSeverity == null ? 0 : SeverityWords.lowest("--min-severity", minSeverity);
  }

  /** The lowest score that makes a scan fail. */
  double failOn() {
    return failOn == null ? Double.MAX_VALUE : SeverityWords.lowest("--fail-on", failOn);
  }

  TimeText times() {
    try {
      return new TimeText(ZoneId.of(timezone));
    } catch (DateTimeException e) {
      throw UserMistake.wrongUse(
          "--timezone " + timezone + ": expected a name such as Europe/Berlin, or +09:00");
    }
  }

  /** The time asked for; a day named by {@code --to} is in it. */
  TimeRange range() {
    return time.span(times().zone(), Instant.now()).range();
  }

  boolean everyEventId() {
    if (evidence != null && !evidence.equals("all")) {
      throw UserMistake.wrongUse("--evidence " + evidence + ": expected all");
    }
    return evidence != null;
  }

  /** The folder to go on from, opened and kept from others. */
  Optional<StateFolder> state() {
    return Optional.ofNullable(state).map(StateFolder::open);
  }

  KnownEnvironment environment() {
    return known.environment();
  }

  /** What is known besides the logs; rows of tables that are not understood go to the sink. */
  Surroundings surroundings(KnownEnvironment environment, ProblemSink problems) {
    return known.surroundings(environment, problems);
  }

  /** The detectors there are, the user's own among them. */
  DetectorLibrary library(KnownEnvironment known) {
    return DetectorLibrary.read(rules, known);
  }

  /** Which of them are to fire. */
  Predicate<Detector> chosen(DetectorLibrary library) {
    DetectorChoice choice =
        new DetectorChoice(
            only.stream().map(Glob::of).toList(),
            exclude.stream().map(Glob::of).toList(),
            asked(),
            this::isOwn);
    return choice.among(library);
  }

  private Set<Status> asked() {
    Set<Status> asked = EnumSet.noneOf(Status.class);
    for (String word : with) {
      asked.add(
          StatusWords.parse(word)
              .orElseThrow(() ->
                  UserMistake.wrongUse("--with " + word + ": expected experimental or opt-in")));
    }
    return asked;
  }

  /** Whether a detector comes from the user's own folders. */
  boolean isOwn(Detector detector) {
    return rules.stream().anyMatch(folder -> Path.of(detector.file()).startsWith(folder));
  }

  /** Which findings are shown, and under which names. */
  Selection selection() throws IOException {
    return new Selection(
        suppressions(),
        minSeverity(),
        redact ? Optional.of(Redaction.untraceable()) : Optional.empty());
  }

  /** The suppressions in force today; a mistake in one of their files is the user's to mend. */
  private Suppressions suppressions() throws IOException {
    List<Suppression> all = new ArrayList<>();
    for (Path file : suppress) {
      SuppressionFile read =
          SuppressionFile.read(file.toString(), TextFile.read("--suppress", file));
      if (!read.problems().isEmpty()) {
        throw UserMistake.wrongUse("--suppress: " + read.problems().get(0));
      }
      all.addAll(read.suppressions());
    }
    return new Suppressions(all, LocalDate.now(Clock.system(ZoneOffset.UTC)));
  }
}
