package dev.haetae.flow.judge;

import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import com.google.common.hash.Hashing;
import dev.haetae.detect.correlation.CorrelationEngine;
import dev.haetae.detect.correlation.CorrelationHit;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.findings.Correlated;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.copies.EarlierEvents;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.Detection.LogDetection;
import dev.haetae.flow.match.Signal;
import dev.haetae.flow.match.SignalEvents;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.EvidenceStore;
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
  private final Turns turns;
  private final int threads;
  private final SequenceStage sequences;

  /**
   * A stage.
   *
   * @param evidence where several threads may keep what they show
   * @param earlier events of earlier scans, which count no more
   * @param threads how many tell mechanisms
   */
  public OrderedStage(
      Detection detection,
      EvidenceStore evidence,
      FindingLedger ledger,
      EarlierEvents earlier,
      Limits limits,
      int threads) {
    this.detection = detection;
    this.turns = new Turns(earlier);
    this.threads = threads;
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
    this.sequences = new SequenceStage(detection, state, ledger);
  }

  /**
   * Takes all in, in order of time; of one event, its signal first, and what searches found after
   * both. Mechanisms watch on several threads, some turns ahead while findings are made of those
   * before.
   *
   * @param signals in {@link Signal#ORDER}
   * @param observations in {@link Observed#ORDER}
   * @param matches in order of their events' times
   */
  public void run(
      Iterator<Signal> signals, Iterator<Observed> observations, Iterator<SearchMatch> matches) {
    PeekingIterator<SearchMatch> found = Iterators.peekingIterator(matches);
    Iterator<Turn> inOrder = turns.of(signals, observations);
    try (WatchWorkers workers = new WatchWorkers(detection.watching(), state, evidence, threads)) {
      List<Turn> watched = List.of();
      while (inOrder.hasNext()) {
        List<Turn> next = Turns.some(inOrder);
        workers.await();
        workers.watch(next);
        watched.forEach(turn -> judge(turn, found));
        watched = next;
      }
      workers.await();
      watched.forEach(turn -> judge(turn, found));
    }
    found.forEachRemaining(this::accept);
  }

  private void judge(Turn turn, PeekingIterator<SearchMatch> found) {
    while (found.hasNext() && found.peek().event().time() < turn.time()) {
      accept(found.next());
    }
    if (turn instanceof Turn.Matched matched) {
      detection.log(matched.signal().log()).ifPresent(log -> fire(matched.signal(), log));
    } else if (turn instanceof Turn.Ahead ahead) {
      findings.linked(ahead.observed());
    } else if (turn instanceof Turn.Watched watched) {
      watched(watched);
    }
  }

  private void watched(Turn.Watched watched) {
    if (watched.time() != Event.NO_TIME) {
      state.advance(watched.time());
    }
    watched.hits().forEach(each -> findings.watched(watched.observed(), each.rule(), each.hit()));
  }

  /** What a scan before found is not found again; where there is more of it, it has grown. */
  private void accept(SearchMatch match) {
    state.advance(match.event().time());
    StateStore.Value<Long> known = state.value(TOLD, match.detector().id() + " " + match.key());
    long content =
        Hashing.farmHashFingerprint64()
            .hashString(match.content(), StandardCharsets.UTF_8)
            .asLong();
    Optional<Long> before = known.get();
    if (before.isEmpty() || before.get() != content) {
      findings.matched(match, before.isPresent());
      known.set(content);
    }
  }

  private void fire(Signal signal, LogDetection log) {
    Event event = events.of(signal);
    long number = evidence.keep(event);
    for (int rule : signal.rules()) {
      findings.matched(rule, event, log, number);
    }
    state.advance(event.time());
    correlations.accept(event, number, signal.rules(), hit -> correlated(hit, event, log));
  }

  private void correlated(CorrelationHit hit, Event event, LogDetection log) {
    Correlated correlated =
        new Correlated(hit.since(), hit.group(), hit.baseline(), hit.evidence());
    findings.correlated(hit.detector(), correlated, event, log);
  }

  /** Matched and watched events that are older than what the scan before ended with. */
  public long late() {
    return turns.late();
  }

  /** Writes what detectors remember, for the stage of a later scan. */
  public void save(DataOutput out) throws IOException {
    turns.write(out);
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
    turns.read(in);
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
