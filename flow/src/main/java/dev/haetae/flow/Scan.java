package dev.haetae.flow;

import dev.haetae.detect.run.AlikeMemory;
import dev.haetae.detect.run.Observed;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.account.Census;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.continuation.Continuation;
import dev.haetae.flow.continuation.StateFolder;
import dev.haetae.flow.copies.Duplicates;
import dev.haetae.flow.evidence.EvidenceFile;
import dev.haetae.flow.evidence.RecordFetch;
import dev.haetae.flow.evidence.SpillFile;
import dev.haetae.flow.judge.OrderedStage;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.ObservedShape;
import dev.haetae.flow.match.Signal;
import dev.haetae.flow.read.EventSource;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.formats.Origin;
import dev.haetae.model.Limits;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * One scan, from logs to findings. The result does not depend on how many threads read or in what
 * order files come; memory does not grow with the input.
 */
public final class Scan {
  /** Bytes of signals that wait in memory, over all threads, before they are written out. */
  private static final int SIGNAL_MEMORY = 64 << 20;

  /** Bytes of observations that wait in memory, over all threads, before they are written out. */
  private static final int OBSERVATION_MEMORY = 64 << 20;

  /** Bytes of what is remembered of events alike, over all threads. */
  private static final int ALIKE_MEMORY = 96 << 20;

  /** Findings in memory at once, with what is known of them; the others wait in a file. */
  private static final int FINDINGS_AT_HAND = 4096;

  private final Detection detection;
  private final Options options;
  private final ProblemAccount problems;
  private final ScanProgress progress = new ScanProgress();
  private Optional<StateFolder> state = Optional.empty();
  private Optional<Keeper> keeper = Optional.empty();
  private Searcher searcher = (census, evidence) -> Searcher.Found.NOTHING;

  /**
   * How to scan.
   *
   * @param threads how many threads read
   * @param range the time looked at
   * @param everyEventId whether a finding names all its events, or only those of its evidence
   * @param origins adds to what is known of an object before it is read
   */
  public record Options(
      Limits limits,
      int threads,
      TimeRange range,
      boolean everyEventId,
      UnaryOperator<Origin> origins) {}

  /** A scan with these detectors; problems are added to the account. */
  public Scan(Detection detection, Options options, ProblemAccount problems) {
    this.detection = detection;
    this.options = options;
    this.problems = problems;
  }

  /** Goes on from where the last scan stopped that left its state in a folder. */
  public Scan continuing(StateFolder folder) {
    state = Optional.of(folder);
    return this;
  }

  /** Hands every event that is read, also those out of the time looked at, to be kept as well. */
  public Scan keeping(Keeper other) {
    keeper = Optional.of(other);
    return this;
  }

  /** Has somebody look through what was kept, so that it is judged in its place among the rest. */
  public Scan searching(Searcher other) {
    searcher = other;
    return this;
  }

  private FieldSelection wanted(String log) {
    FieldSelection matched = detection.wanted(log);
    return keeper
        .map(each -> {
          FieldSelection.Builder both = FieldSelection.Builder.from(matched);
          each.select(log, both);
          return both.build();
        })
        .orElse(matched);
  }

  /** Both take an event; the cursor stays where it is. */
  private record Both(MatchWorker first, Keeper.Worker second) implements ParallelReader.Worker {
    @Override
    public void accept(Event event) {
      first.accept(event);
      second.accept(event, first.detected());
    }

    @Override
    public void close() {
      first.close();
      second.close();
    }
  }

  private ParallelReader.Worker both(MatchWorker matching) {
    return keeper
        .<ParallelReader.Worker>map(each -> new Both(matching, each.worker()))
        .orElse(matching);
  }

  /** How far it has come. */
  public ScanProgress progress() {
    return progress;
  }

  /**
   * Reads everything and returns what was found, all of it in memory.
   *
   * @param again walks the same bundles once more, those that can be read twice, telling of no
   *     problem: for the records of evidence that mechanisms only observed. Asked at most once
   */
  public ScanResult run(Iterator<LogBundle> bundles, Supplier<Iterator<LogBundle>> again) {
    return run(new BundleSource(bundles, again, options, problems));
  }

  /** Reads everything a source has and returns what was found, all of it in memory. */
  public ScanResult run(EventSource source) {
    try (ScanResult open = open(source)) {
      return open.kept();
    }
  }

  /**
   * As {@link #run(Iterator, Supplier)}, but each finding is made when it is asked for; the caller
   * closes the result.
   */
  public ScanResult open(Iterator<LogBundle> bundles, Supplier<Iterator<LogBundle>> again) {
    return open(new BundleSource(bundles, again, options, problems));
  }

  /** As {@link #run(EventSource)}, but each finding is made when it is asked for. */
  public ScanResult open(EventSource source) {
    TemporaryFolder folder = TemporaryFolder.create();
    try {
      return opened(source, folder);
    } catch (RuntimeException | Error failed) {
      folder.close();
      throw failed;
    }
  }

  private ScanResult opened(EventSource source, TemporaryFolder folder) {
    long begun = System.nanoTime();
    MatchWorker.Sinks sinks = sinks(folder);
    source.read(this::wanted, () -> both(worker(sinks)), progress);
    sinks.census().add(source.unread());
    Continuation continuation = new Continuation(state);
    ScanResult.Read read =
        new ScanResult.Read(
            sinks.census(), continuation.count(sinks.duplicates()), problems, progress);
    Kept kept = new Kept(continuation.evidence(folder), new SpillFile(folder));
    try {
      Judgement judgement = judge(continuation, kept, sinks, source);
      return new ScanResult(
          judgement.findings(),
          read,
          judgement.judged(),
          Duration.ofNanos(System.nanoTime() - begun),
          () -> {
            kept.close();
            folder.close();
          });
    } catch (RuntimeException | Error failed) {
      closeAfter(failed, kept);
      throw failed;
    }
  }

  private MatchWorker.Sinks sinks(TemporaryFolder folder) {
    return new MatchWorker.Sinks(
        new Census(),
        new Duplicates(folder),
        new SortedRuns<>(folder, Signal.SHAPE, SIGNAL_MEMORY / options.threads()),
        new SortedRuns<>(
            folder,
            new ObservedShape(detection.watching().feeds()),
            OBSERVATION_MEMORY / options.threads()));
  }

  private MatchWorker worker(MatchWorker.Sinks sinks) {
    return new MatchWorker(
        detection,
        new AlikeMemory(ALIKE_MEMORY / options.threads()),
        options.range(),
        sinks,
        progress);
  }

  /** What went wrong first is what is told: on a full disk what follows goes wrong as well. */
  private static void closeAfter(Throwable failed, Kept kept) {
    try {
      kept.close();
    } catch (UncheckedIOException next) {
      failed.addSuppressed(next);
    }
  }

  /** What findings are made of. */
  private record Kept(EvidenceFile evidence, SpillFile spill) implements AutoCloseable {
    @Override
    public void close() {
      evidence.close();
      spill.close();
    }
  }

  /** What the second stage came to. */
  private record Judgement(List<Finding> findings, ScanResult.Judged judged) {}

  private Judgement judge(
      Continuation continuation, Kept kept, MatchWorker.Sinks sinks, EventSource source) {
    EvidenceFile evidence = kept.evidence();
    FindingLedger ledger =
        new FindingLedger(evidence, options.everyEventId(), kept.spill(), FINDINGS_AT_HAND);
    OrderedStage stage =
        new OrderedStage(
            detection,
            evidence,
            ledger,
            continuation.earlierEvents(),
            options.limits(),
            options.threads());
    continuation.restore(stage, ledger, detection);
    Searcher.Found found = searcher.search(sinks.census(), evidence);
    order(stage, sinks, found);
    LongStream left = Arrays.stream(continuation.write(stage, ledger, evidence));
    LongStream shown = LongStream.concat(ledger.evidence(), stage.sequences().evidence());
    new RecordFetch(evidence, LongStream.concat(shown, left)).run(source, progress);
    continuation.leave(evidence);
    return new Judgement(
        stage.sequences().findings(evidence),
        new ScanResult.Judged(
            detection.size() + found.detectors(),
            stage.givenUp(),
            stage.sequences().common(),
            blindness(sinks.census()),
            continuation.notes()));
  }

  /** Runs the stage over what was matched, observed and searched, in order of time. */
  private void order(OrderedStage stage, MatchWorker.Sinks sinks, Searcher.Found found) {
    try (SortedRuns<Signal>.Merge signals = sinks.signals().merge();
        SortedRuns<Observed>.Merge observations = sinks.observations().merge();
        ReadAhead<Observed> ahead = ReadAhead.of(observations)) {
      progress.begin(
          ScanProgress.Phase.JUDGING, sinks.signals().size() + sinks.observations().size());
      stage.run(progress.counting(signals), progress.counting(ahead), found.matches().iterator());
    }
  }

  private List<String> blindness(Census census) {
    List<String> sentences = new ArrayList<>(detection.blindness());
    List<String> unwatched = detection.unwatched(census.logs());
    if (!unwatched.isEmpty()) {
      sentences.add("No detector looks at " + Phrase.list(unwatched) + " events.");
    }
    return sentences;
  }
}
