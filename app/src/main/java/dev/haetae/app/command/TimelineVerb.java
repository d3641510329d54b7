package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.option.NamedPaths;
import dev.haetae.app.option.ReadOptions;
import dev.haetae.app.option.TimeOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.ByteSize;
import dev.haetae.app.text.ProblemWords;
import dev.haetae.app.text.StatusLine;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.UtcText;
import dev.haetae.app.timeline.Entry;
import dev.haetae.app.timeline.EntryRuns;
import dev.haetae.app.timeline.Step;
import dev.haetae.app.timeline.StepJson;
import dev.haetae.app.timeline.StepTable;
import dev.haetae.app.timeline.Steps;
import dev.haetae.app.timeline.Subject;
import dev.haetae.app.timeline.Timeline;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.Lake;
import dev.haetae.lake.read.LakeEvents;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.Limits;
import dev.haetae.model.Phrase;
import dev.haetae.model.log.LogBundle;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae timeline}: everything one entity did or had done to it. */
@AutoService(Verb.class)
@Command(
    name = "timeline",
    description = {
      "Say everything a principal, key, address or resource did or had done to it.",
      "The same call by the same principal from the same address within minutes is one step.",
      "Where no logs are named, the lake is looked through."
    },
    footer = {
      "",
      "Examples:",
      "  haetae timeline arn:aws:iam::111122223333:user/alice ./exported-logs",
      "  haetae timeline alice ./exported-logs --from 2026-03-02 --to 2026-03-02",
      "  haetae timeline alice --last 30d",
      "  haetae timeline AKIAIOSFODNN7EXAMPLE ./exported-logs --format jsonl",
      "  haetae timeline 203.0.113.7 ./cloudtrail ./flowlogs",
      "  haetae timeline customer-backups ./exported-logs --raw"
    })
public final class TimelineVerb implements Verb {
  private static final long MEMORY = 64L << 20;

  /** How a timeline can be written. */
  enum Layout {
    TABLE,
    JSONL
  }

  @Parameters(
      index = "0",
      paramLabel = "ENTITY",
      description =
          "An ARN, the last part of one, an access key id, an address, the name of a resource.")
  private String entity = "";

  @Mixin private ReadOptions read;

  @Mixin private LakeOption lake;

  @Mixin private TimeOptions time;

  @Option(names = "--raw", description = "Every record as it was written, unfolded.")
  private boolean raw;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Layout format = Layout.TABLE;

  @Option(names = "--quiet", description = "Show no progress, and no summary at the end.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (entity.isBlank() || (paths().isEmpty() && !lake.isGiven() && !lake.isThere())) {
      throw UserMistake.wrongUse(
          "timeline: expected an entity and where to look, as timeline alice ./logs, or timeline"
              + " alice --lake ./lake");
    }
    if (!paths().isEmpty() && lake.isGiven()) {
      throw UserMistake.wrongUse("timeline: give either logs or --lake");
    }
    Subject subject = new Subject(entity);
    ProblemAccount problems = new ProblemAccount();
    try (EntryRuns entries = new EntryRuns(MEMORY)) {
      Timeline timeline = new Timeline(subject, range(), raw, entries);
      Looked looked =
          paths().isEmpty() ? kept(subject, timeline, problems) : read(timeline, problems);
      Account account = new Account();
      entries.forEach(sink(subject, account));
      account.finish();
      if (!quiet) {
        report(looked, entries, account, problems);
      }
      return NamedPaths.ending(paths(), ExitCode.DONE, spec.commandLine().getErr());
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
  }

  /** The first of all arguments is the entity; what is shared by verbs that read takes it too. */
  private List<String> paths() {
    return read.paths().subList(1, read.paths().size());
  }

  private TimeRange range() {
    return time.span(ZoneOffset.UTC, Instant.now()).range();
  }

  /**
   * What was looked through.
   *
   * @param events how many events
   * @param inRange how many of them may be of the time asked for
   * @param extent from the first to the last event there is, whatever time is asked for
   */
  private record Looked(long events, long inRange, Optional<TimeRange> extent) {}

  /** Looks through the lake. */
  private Looked kept(Subject subject, Timeline timeline, ProblemAccount problems) {
    try (Lake open = Lake.open(lake.folder());
        StatusLine status = new StatusLine(!quiet)) {
      LakeEvents events = new LakeEvents(open, range(), subject.wanted(), read.threads(), problems);
      status.show("looking through " + lake.folder());
      events.read(Timeline::wanted, timeline::worker, new ScanProgress());
      return new Looked(events.events(), events.events(), open.extent());
    }
  }

  /** Reads the logs. */
  private Looked read(Timeline timeline, ProblemAccount problems) {
    ScanProgress progress = new ScanProgress();
    try (Inputs inputs = new Inputs(paths(), read.inputs(), problems);
        StatusLine status = new StatusLine(!quiet)) {
      ParallelReader reader =
          new ParallelReader(
              Limits.DEFAULT, read.threads(), Timeline::wanted, problems, progress, read::origin);
      Runnable begun =
          () ->
              status.show(
                  Phrase.count(progress.bundles(), "file")
                      + ", "
                      + ByteSize.format(progress.bytes())
                      + " read");
      reader.read(new Watched(inputs.bundles(), begun), timeline::worker);
      ProblemWords.refuseNothing(timeline.events(), paths(), problems);
      return new Looked(timeline.events(), timeline.inRange(), timeline.extent());
    }
  }

  /** Takes entries in order of time and writes them, folded or not. */
  private Consumer<Entry> sink(Subject subject, Account account) {
    PrintWriter out = spec.commandLine().getOut();
    if (raw) {
      return entry -> {
        account.add(entry);
        out.println(format == Layout.JSONL ? StepJson.line(entry) : TerminalText.of(entry.raw()));
      };
    }
    StepTable table = new StepTable(out, subject);
    Consumer<Step> writer =
        format == Layout.JSONL ? step -> out.println(StepJson.line(step)) : table::write;
    Steps steps = new Steps(account.counting(writer));
    account.atEnd(steps::close);
    return entry -> {
      account.add(entry);
      steps.add(entry);
    };
  }

  private void report(Looked looked, EntryRuns entries, Account account, ProblemAccount problems) {
    PrintWriter out =
        format == Layout.TABLE ? spec.commandLine().getOut() : spec.commandLine().getErr();
    out.println();
    out.println(account.words(TerminalText.of(entity), looked, entries.copies()));
    ProblemWords.lines(problems).forEach(out::println);
    out.flush();
  }

  /** Tells whenever the next file is begun. */
  private record Watched(Iterator<LogBundle> bundles, Runnable begun)
      implements Iterator<LogBundle> {
    @Override
    public boolean hasNext() {
      return bundles.hasNext();
    }

    @Override
    public LogBundle next() {
      begun.run();
      return bundles.next();
    }
  }

  /** What is said at the end. */
  private static final class Account {
    private long entries;
    private long steps;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Runnable end = () -> {};

    void add(Entry entry) {
      entries++;
      first = Math.min(first, entry.time());
      last = Math.max(last, entry.time());
    }

    Consumer<Step> counting(Consumer<Step> writer) {
      return step -> {
        steps++;
        writer.accept(step);
      };
    }

    void atEnd(Runnable task) {
      end = task;
    }

    void finish() {
      end.run();
    }

    String words(String entity, Looked looked, long copies) {
      if (entries == 0 && looked.inRange() == 0 && looked.extent().isPresent()) {
        TimeRange extent = looked.extent().get();
        return "Nothing is of the time asked for: the events are of "
            + UtcText.dayAndClock(extent.from())
            + " to "
            + UtcText.dayAndClock(extent.to())
            + " UTC.";
      }
      if (entries == 0) {
        return "Nothing in " + Phrase.count(looked.events(), "event") + " tells of " + entity + ".";
      }
      return entity
          + ": "
          + Phrase.count(entries, "event")
          + (steps > 0 ? " in " + Phrase.count(steps, "step") : "")
          + ", from "
          + UtcText.dayAndClock(first)
          + " to "
          + UtcText.dayAndClock(last)
          + " UTC; "
          + Phrase.count(looked.events(), "event")
          + " read, "
          + Phrase.count(copies, "copy", "copies")
          + " left out.";
    }
  }
}
