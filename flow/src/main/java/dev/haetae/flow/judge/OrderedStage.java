package dev.haetae.flow.judge;

import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import com.google.common.hash.Hashing;
import dev.haetae.detect.correlation.CorrelationEngine;
import dev.haetae.detect.correlation.CorrelationHit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.WatchEngine;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.findings.Correlated;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.copies.FirstCopies;
import dev.haetae.flow.copies.HourRepeats;
import dev.haetae.flow.copies.MetBefore;
import dev.haetae.flow.evidence.Occurrences;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.Detection.LogDetection;
import dev.haetae.flow.match.Signal;
import dev.haetae.flow.match.SignalEvents;
import dev.haetae.model.Event;
import dev.haetae.model.EvidenceStore;
import dev.haetae.model.Limits;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The second stage, in order of time: reads what matched again, with all fields findings are made
 * of, and lets detectors fire. Of several copies of one happening each rule sees only the first.
 */
public final class OrderedStage {
  /** Keys each cell of state remembers at once. */
  private static final int MOST_KEYS = 1_000_000;

  /** What searches found, and of what content it was. */
  private static final StateCell.OfValue<Long> TOLD =
      new StateCell.OfValue<>("search/told", 1, Duration.ofDays(400), Codec.LONG);

  private final Detection detection;
  private final EvidenceStore evidence;
  private final SignalEvents events;
  private final FindingStage findings;
  private final InProcessStateStore state;
  private final CorrelationEngine correlations;
  private final WatchEngine watches;
  private final MetBefore met;
  private final FirstCopies copies = new FirstCopies();
  private final SequenceStage sequences;
  private final HourRepeats repeats = new HourRepeats();
  private long begun = Event.NO_TIME;
  private long latest = Event.NO_TIME;
  private long late;
  private long lastLate;

  /**
   * A stage.
   *
   * @param met events of earlier scans, which count no more
   */
  public OrderedStage(
      Detection detection,
      EvidenceStore evidence,
      FindingLedger ledger,
      MetBefore met,
      Limits limits) {
    this.detection = detection;
    this.met = met;
    this.evidence = evidence;
    this.events = new SignalEvents(detection, limits);
    this.findings = new FindingStage(detection, ledger);
    List<StateCell<?>> cells = new ArrayList<>(detection.watching().cells());
    cells.addAll(CorrelationEngine.cells(detection.detectors().correlations()));
    cells.addAll(SequenceStage.cells());
    cells.add(TOLD);
    this.state = new InProcessStateStore(cells, MOST_KEYS);
    this.correlations =
        new CorrelationEngine(detection.detectors().correlations(), detection.catalogs(), state);
    this.watches = new WatchEngine(detection.watching(), state);
    this.sequences = new SequenceStage(detection, state, ledger);
  }

  /**
   * Takes all in, in order of time; of one event, its signal first, and what was sought after both.
   *
   * @param signals in {@link Signal#ORDER}
   * @param observations in {@link Observed#ORDER}
   * @param sought in order of their events' times
   */
  public void run(
      Iterator<Signal> signals, Iterator<Observed> observations, Iterator<Sought> sought) {
    PeekingIterator<Signal> matched = Iterators.peekingIterator(signals);
    PeekingIterator<Observed> watched = Iterators.peekingIterator(observations);
    PeekingIterator<Sought> found = Iterators.peekingIterator(sought);
    while (matched.hasNext() || watched.hasNext()) {
      if (matched.hasNext() && (!watched.hasNext() || isFirst(matched.peek(), watched.peek()))) {
        before(matched.peek().time(), found);
        accept(matched.next());
      } else {
        before(watched.peek().observation().time(), found);
        accept(watched.next());
      }
    }
    found.forEachRemaining(this::accept);
  }

  private void before(long time, PeekingIterator<Sought> found) {
    while (found.hasNext() && found.peek().event().time() < time) {
      accept(found.next());
    }
  }

  /** What a scan before found is not found again; where there is more of it, it has grown. */
  private void accept(Sought sought) {
    state.advance(sought.event().time());
    StateStore.Value<Long> known = state.value(TOLD, sought.detector().id() + " " + sought.key());
    long content =
        Hashing.farmHashFingerprint64()
            .hashString(sought.content(), StandardCharsets.UTF_8)
            .asLong();
    Optional<Long> before = known.get();
    if (before.isEmpty() || before.get() != content) {
      findings.sought(sought, before.isPresent());
      known.set(content);
    }
  }

  private void happened(long time, long identity) {
    if (time < begun && time != Event.NO_TIME && (late == 0 || identity != lastLate)) {
      late++;
      lastLate = identity;
    }
    latest = Math.max(latest, time);
  }

  private static boolean isFirst(Signal signal, Observed observed) {
    Observation observation = observed.observation();
    int order = Long.compare(signal.time(), observation.time());
    return order < 0
        || (order == 0 && !observed.isAhead() && signal.identity() <= observation.identity());
  }

  private void accept(Signal signal) {
    if (met.holds(signal.identity())) {
      return;
    }
    happened(signal.time(), signal.identity());
    int[] rules = copies.rules(signal);
    if (rules.length > 0) {
      detection.log(signal.log()).ifPresent(log -> fire(signal, rules, log));
    }
  }

  private void accept(Observed observed) {
    if (met.holds(observed.observation().identity())) {
      return;
    }
    happened(observed.observation().time(), observed.observation().identity());
    if (observed.isAhead()) {
      findings.linked(observed);
      return;
    }
    int[] rules = repeats.unseen(observed, copies.rules(observed));
    if (rules.length > 0) {
      watches.watch(
          observed.strand(),
          observed.observation(),
          rules,
          () -> evidence.keep(Occurrences.of(observed.observation())),
          (rule, hit) -> findings.watched(observed, rule, hit));
    }
  }

  private void fire(Signal signal, int[] rules, LogDetection log) {
    Event event = events.of(signal);
    long number = evidence.keep(event);
    for (int rule : rules) {
      findings.matched(rule, event, log, number);
    }
    state.advance(event.time());
    correlations.accept(event, number, rules, hit -> correlated(hit, event, log));
  }

  private void correlated(CorrelationHit hit, Event event, LogDetection log) {
    Correlated correlated =
        new Correlated(hit.since(), hit.group(), hit.baseline(), hit.evidence());
    findings.correlated(hit.detector(), correlated, event, log);
  }

  /** Matched and watched events that are older than what the scan before ended with. */
  public long late() {
    return late;
  }

  /** Writes what detectors remember, for the stage of a later scan. */
  public void save(DataOutput out) throws IOException {
    out.writeLong(latest);
    repeats.write(out);
    sequences.write(out);
    state.write(out);
    findings.write(out);
  }

  /**
   * Goes on from what another stage saved.
   *
   * @return what could not be carried on, a sentence each
   */
  public List<String> restore(DataInput in) throws IOException {
    begun = in.readLong();
    latest = begun;
    repeats.read(in);
    sequences.read(in);
    List<String> lost = new ArrayList<>(state.read(in));
    lost.addAll(findings.read(in));
    return lost;
  }

  /** What joins findings into attacks. */
  public SequenceStage sequences() {
    return sequences;
  }

  /** Matches that correlations gave up, and keys of state, because there were too many of them. */
  public long givenUp() {
    return correlations.dropped() + sequences.dropped() + state.evicted() + findings.givenUp();
  }
}
