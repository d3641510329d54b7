package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.option.Commas;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.ByteSize;
import dev.haetae.app.text.Columns;
import dev.haetae.app.text.StatusLine;
import dev.haetae.model.Phrase;
import dev.haetae.model.log.FileReason;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.SimulationPlan;
import dev.haetae.simulate.SimulationSummary;
import dev.haetae.simulate.attack.Attack;
import dev.haetae.simulate.delivery.LogKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae simulate}: an organisation's logs, made up. */
@AutoService(Verb.class)
@Command(
    name = "simulate",
    description = {
      "Write the logs of a made-up organisation, with attacks hidden in them.",
      "The same options and seed give the same bytes. DIR/logs is what to scan; DIR/truth.jsonl"
          + " says what is hidden in it.",
      "DIR/environment.yml, DIR/places.csv and DIR/indicators.txt are what the organisation, a"
          + " file of countries and a list of threats would tell: for --environment and --geo of"
          + " scan and for intel add."
    },
    footer = {
      "",
      "Examples:",
      "  haetae simulate ./made-up",
      "  haetae simulate ./made-up --days 14 --accounts 20 --people 200 --seed 7",
      "  haetae simulate ./quiet --attacks none --logs cloudtrail,flow",
      "  haetae simulate ./large --size 2GB --logs cloudtrail",
      "  haetae simulate --list-attacks",
      "  haetae scan ./made-up/logs --environment ./made-up/environment.yml --geo ./made-up/places.csv"
    })
public final class SimulateVerb implements Verb {
  private static final SimulationPlan USUAL = SimulationPlan.small(1);

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Where to write: a folder that is empty or not there yet.")
  private @Nullable Path folder;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days (default: ${DEFAULT-VALUE}).")
  private int days = USUAL.days();

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "First day (default: ${DEFAULT-VALUE}).")
  private LocalDate start = USUAL.start();

  @Option(
      names = "--accounts",
      paramLabel = "N",
      description = "How many accounts (default: ${DEFAULT-VALUE}).")
  private int accounts = USUAL.accounts();

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "How many people work with AWS (default: ${DEFAULT-VALUE}).")
  private int people = USUAL.people();

  @Option(
      names = "--events-per-day",
      paramLabel = "N",
      description =
          "CloudTrail events of machines a day, roughly; those of people are added"
              + " (default: ${DEFAULT-VALUE}).")
  private long eventsPerDay = USUAL.eventsPerDay();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed, other logs (default: ${DEFAULT-VALUE}).")
  private long seed = USUAL.seed();

  @Option(
      names = "--attacks",
      paramLabel = "NAMES",
      split = Commas.BETWEEN,
      splitSynopsisLabel = ",",
      description = "all, none, or names as --list-attacks gives them (default: all).")
  private List<String> attacks = USUAL.attacks();

  @Option(
      names = "--logs",
      paramLabel = "LOGS",
      split = Commas.BETWEEN,
      splitSynopsisLabel = ",",
      description = "Which logs: ${COMPLETION-CANDIDATES} (default: all of them).")
  private Set<LogKind> logs = EnumSet.allOf(LogKind.class);

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "Stop after this many bytes before compression, such as 2GB.")
  private @Nullable String size;

  @Option(names = "--list-attacks", description = "Say which attacks there are, and end.")
  private boolean listAttacks;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (listAttacks) {
      listAttacks(out);
      return ExitCode.DONE;
    }
    Path target = target();
    Simulation simulation = simulation();
    try (StatusLine status = new StatusLine(!quiet)) {
      SimulationSummary summary =
          simulation.write(
              target, (share, events, bytes) -> status.show(progress(share, events, bytes)));
      summarise(summary, out);
    } catch (IOException | UncheckedIOException e) {
      throw UserMistake.wrongUse(target + ": cannot be written: " + FileReason.of(e));
    }
    return ExitCode.DONE;
  }

  private Path target() {
    if (folder == null) {
      throw UserMistake.wrongUse("simulate: expected a folder to write to, as simulate ./made-up");
    }
    if (Files.isRegularFile(folder)) {
      throw UserMistake.wrongUse(folder + " is a file; expected a folder to write to");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw UserMistake.wrongUse(folder + " is not empty; expected an empty or new folder");
        }
      } catch (IOException e) {
        throw UserMistake.wrongUse(folder + ": cannot be written: " + FileReason.of(e));
      }
    }
    return folder;
  }

  private Simulation simulation() {
    try {
      return Simulation.of(
          SimulationPlan.small(seed)
              .withDays(start, days)
              .withSize(accounts, people, eventsPerDay)
              .withAttacks(attacks.contains("none") ? List.of() : attacks)
              .withLogs(logs)
              .withRawBytes(size == null ? 0 : ByteSize.parse(size)));
    } catch (IllegalArgumentException e) {
      throw UserMistake.wrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static String progress(double share, long events, long bytes) {
    return String.format(
        Locale.ROOT,
        "%3.0f %%  %,d CloudTrail events, %s",
        share * 100,
        events,
        ByteSize.format(bytes));
  }

  private static void listAttacks(PrintWriter out) {
    Columns columns = new Columns();
    for (Attack attack : Attack.all()) {
      columns.row(attack.name(), String.join(" ", attack.techniques()), attack.description());
    }
    columns.writeTo(out);
  }

  private static void summarise(SimulationSummary summary, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s; %s, %s (%s packed)%n",
        Phrase.count(summary.events(), "CloudTrail event"),
        Phrase.count(summary.files(), "file of logs", "files of logs"),
        ByteSize.format(summary.rawBytes()),
        ByteSize.format(summary.compressedBytes()));
    out.println("Attacks hidden in them: " + names(summary.attacks()));
    out.println("Logs:  " + summary.logs());
    out.println("Truth: " + summary.truth());
    out.println();
    out.println("Next:  haetae scan " + summary.logs());
  }

  private static String names(List<String> attacks) {
    return attacks.isEmpty() ? "none" : String.join(", ", attacks);
  }
}
