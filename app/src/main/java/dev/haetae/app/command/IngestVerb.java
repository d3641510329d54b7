package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.command.lake.LakeExpire;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.option.NamedPaths;
import dev.haetae.app.option.PlaceOptions;
import dev.haetae.app.option.ReadOptions;
import dev.haetae.app.option.RouteOption;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.output.ProgressLine;
import dev.haetae.app.text.ByteSize;
import dev.haetae.app.text.ProblemWords;
import dev.haetae.app.text.TerminalText;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.upkeep.Expiry;
import dev.haetae.model.Limits;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.FieldSelection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code haetae ingest}: logs in, kept. */
@AutoService(Verb.class)
@Command(
    name = "ingest",
    description = {
      "Keep every event of logs in a lake: Parquet files that can be searched for years.",
      "What the lake has already is not kept twice, so the same logs may be read again."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  haetae ingest ./exported-logs",
      "  haetae ingest --lake /data/lake s3://our-trail/AWSLogs/",
      "  haetae ingest --routes routes.yml ./exported-logs",
      "  haetae ingest --geo country.mmdb --geo asn.csv ./exported-logs",
      "  zcat flow.log.gz | haetae ingest --lake ./lake -"
    })
public final class IngestVerb implements Verb {
  @Spec private CommandSpec spec;
  @Mixin private ReadOptions read;
  @Mixin private LakeOption lake;
  @Mixin private RouteOption route;

  @Option(
      names = "--geo",
      paramLabel = "FILE",
      description =
          "Keep with each event the country and network of its addresses, by an MMDB file of any"
              + " maker or a table such as start,end,country; can be repeated.")
  private List<Path> geo = List.of();

  @Option(
      names = "--expire",
      description =
          "Then take out what lake.yml in the lake's folder no longer keeps (haetae lake expire).")
  private boolean expire;

  @Option(names = "--quiet", description = "Show no progress, and no summary at the end.")
  private boolean quiet;

  @Override
  public Integer call() {
    read.somePaths();
    ProblemAccount problems = new ProblemAccount();
    ScanProgress progress = new ScanProgress();
    long begun = System.nanoTime();
    Map<Activity, Duration> kept = kept();
    long events;
    try (Ingest ingest = Ingest.into(lake.folder(), Ingest.memory(), progress)) {
      ingest.locating(PlaceOptions.geography(geo, problems)).routed(route.routes());
      readAll(ingest, problems, progress);
      Ingest.Outcome outcome = ingest.commit();
      events = sum(outcome.events());
      if (!quiet && events > 0) {
        tell(outcome, problems, progress, (System.nanoTime() - begun) / 1e9);
      }
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
    if (expire) {
      expire(kept);
    }
    ProblemWords.refuseNothing(events, read.paths(), problems);
    return NamedPaths.ending(read.paths(), ExitCode.DONE, spec.commandLine().getErr());
  }

  /** How long events are kept; a mistake in it is told before anything is read. */
  private Map<Activity, Duration> kept() {
    if (!expire) {
      return Map.of();
    }
    try {
      Map<Activity, Duration> kept = LakeSettings.of(lake.folder()).kept();
      if (kept.isEmpty()) {
        throw UserMistake.wrongUse(
            "--expire: expected "
                + lake.folder().resolve(LakeSettings.FILE)
                + " to say how long events are kept, as keep: {network: 90d}");
      }
      return kept;
    } catch (LakeUnusable mistake) {
      throw UserMistake.wrongUse(mistake.getMessage());
    }
  }

  private void expire(Map<Activity, Duration> kept) {
    try {
      Expiry.Outcome outcome =
          new Expiry(lake.folder(), kept, Duration.ofHours(1)).run(Instant.now());
      if (!quiet) {
        LakeExpire.tell(outcome, spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
      }
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
  }

  private static FieldSelection wanted(Ingest ingest, String log) {
    FieldSelection.Builder selection = new FieldSelection.Builder();
    ingest.select(log, selection);
    return selection.build();
  }

  private void readAll(Ingest ingest, ProblemAccount problems, ScanProgress progress) {
    ParallelReader reader =
        new ParallelReader(
            Limits.DEFAULT,
            read.threads(),
            log -> wanted(ingest, log),
            problems,
            progress,
            read::origin);
    try (Inputs inputs = new Inputs(read.paths(), read.inputs(), problems);
        ProgressLine _ =
            ProgressLine.start(spec.commandLine().getErr(), !quiet, progress, inputs)) {
      reader.read(inputs.bundles(), ingest::worker);
    }
  }

  private void tell(
      Ingest.Outcome outcome, ProblemAccount problems, ScanProgress progress, double seconds) {
    long events = sum(outcome.events());
    Map<String, Long> kept =
        outcome.kept().entrySet().stream()
            .collect(Collectors.toMap(each -> each.getKey().table(), Map.Entry::getValue));
    line(
        "read",
        Phrase.count(events, "event")
            + " in "
            + Phrase.count(progress.bundles(), "file")
            + ", "
            + ByteSize.format(progress.bytes())
            + list(outcome.events()));
    line("kept", Phrase.count(sum(kept), "event") + list(kept));
    if (!outcome.left().isEmpty()) {
      line("left out", "by --routes" + list(outcome.left()));
    }
    if (outcome.duplicates() > 0) {
      line(
          "duplicates",
          Phrase.count(outcome.duplicates(), "event") + " the lake had, or read twice");
    }
    ProblemWords.lines(problems).forEach(words -> line("problems", words));
    line(
        "lake",
        String.format(
            Locale.ROOT,
            "%s: %s; %,.0f events a second",
            TerminalText.of(lake.folder().toString()),
            written(outcome),
            events / Math.max(0.001, seconds)));
    spec.commandLine().getOut().flush();
  }

  private static String written(Ingest.Outcome outcome) {
    return outcome.commit() == 0
        ? "as it was, for nothing is new"
        : Phrase.count(outcome.files(), "new file")
            + " of "
            + ByteSize.format(outcome.bytes())
            + ", commit "
            + outcome.commit();
  }

  private void line(String name, String words) {
    spec.commandLine().getOut().printf(Locale.ROOT, "%-12s%s%n", name, words);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String list(Map<String, Long> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> String.format(Locale.ROOT, "%s %,d", each.getKey(), each.getValue()))
            .collect(Collectors.joining(", ", ": ", ""));
  }
}
