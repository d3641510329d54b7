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
import dev.haetae.model.Event;
import dev.haetae.model.FieldSelection;
import dev.haetae.model.Finding;
import dev.haetae.model.Limits;
import dev.haetae.model.LogBundle;
import java.time.Duration;
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
   * Reads everything and returns what was found.
   *
   * @param again walks the same bundles once more, those that can be read twice, telling of no
   *     problem: for the records of evidence that mechanisms only observed. Asked at most once
   */
  public ScanResult run(Iterator<LogBundle> bundles, Supplier<Iterator<LogBundle>> again) {
    return run(new BundleSource(bundles, again, options, problems));
  }

  /** Reads everything a source has and returns what was found. */
  public ScanResult run(EventSource source) {
    long begun = System.nanoTime();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Census census = new Census();
      Duplicates duplicates = new Duplicates(folder);
      SortedRuns<Signal> signals =
          new SortedRuns<>(folder, Signal.SHAPE, SIGNAL_MEMORY / options.threads());
      SortedRuns<Observed> observations =
          new SortedRuns<>(
              folder,
              new ObservedShape(detection.watching().strands()),
              OBSERVATION_MEMORY / options.threads());
      source.read(
          this::wanted,
          () ->
              both(
                  new MatchWorker(
                      detection,
                      new AlikeMemory(ALIKE_MEMORY / options.threads()),
                      options.range(),
                      census,
                      duplicates,
                      signals,
                      observations,
                      progress)),
          progress);
      census.add(source.unread());
      Continuation continuation = new Continuation(state);
      Read read = new Read(census, continuation.count(duplicates), begun);
      try (EvidenceFile evidence = continuation.evidence(folder)) {
        return judged(continuation, evidence, signals, observations, read, source);
      }
    }
  }

  /** What the first stage came to. */
  private record Read(Census census, long duplicates, long begun) {}

  private ScanResult judged(
      Continuation continuation,
      EvidenceFile evidence,
      SortedRuns<Signal> matched,
      SortedRuns<Observed> watched,
      Read read,
      EventSource source) {
    FindingLedger ledger = new FindingLedger(evidence, options.everyEventId());
    OrderedStage stage =
        new OrderedStage(
            detection,
            evidence,
            ledger,
            continuation.metBefore(),
            options.limits(),
            options.threads());
    continuation.restore(stage, ledger, detection);
    Searcher.Found found = searcher.search(read.census(), evidence);
    try (SortedRuns<Signal>.Merge signals = matched.merge();
        SortedRuns<Observed>.Merge observations = watched.merge();
        ReadAhead<Observed> ahead = ReadAhead.of(observations)) {
      stage.run(signals, ahead, found.sought().iterator());
    }
    LongStream left = Arrays.stream(continuation.write(stage, ledger, evidence));
    LongStream shown = LongStream.concat(ledger.evidence(), stage.sequences().evidence());
    new RecordFetch(evidence, LongStream.concat(shown, left)).run(source);
    List<Finding> findings = stage.sequences().findings(evidence);
    continuation.leave(evidence);
    return new ScanResult(
        findings,
        List.of(),
        read.census(),
        read.duplicates(),
        progress.outsideRange(),
        problems,
        progress,
        stage.givenUp(),
        detection.blindness(),
        continuation.notes(),
        detection.size() + found.detectors(),
        Duration.ofNanos(System.nanoTime() - read.begun()));
  }
}
