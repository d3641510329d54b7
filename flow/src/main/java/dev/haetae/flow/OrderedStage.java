package dev.haetae.flow;

import dev.haetae.detect.correlation.CorrelationEngine;
import dev.haetae.detect.correlation.CorrelationHit;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateStore;
import dev.haetae.findings.Correlated;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.Detection.LogDetection;
import dev.haetae.formats.read.RecordReader;
import dev.haetae.model.Event;
import dev.haetae.model.EvidenceStore;
import dev.haetae.model.Limits;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Optional;

/**
 * The second stage, in order of time: reads what matched again, with all fields findings are made
 * of, and lets detectors fire. Of several copies of one happening each rule sees only the first.
 */
final class OrderedStage {
  /** Groups of correlations remembered at once. */
  private static final int MOST_GROUPS = 1_000_000;

  private final Detection detection;
  private final EvidenceStore evidence;
  private final FindingLedger ledger;
  private final RecordReader reader;
  private final StateStore state;
  private final CorrelationEngine correlations;

  OrderedStage(Detection detection, EvidenceStore evidence, FindingLedger ledger, Limits limits) {
    this.detection = detection;
    this.evidence = evidence;
    this.ledger = ledger;
    this.reader = new RecordReader(detection::kept, limits);
    this.state =
        new InProcessStateStore(
            CorrelationEngine.cells(detection.detectors().correlations()), MOST_GROUPS);
    this.correlations =
        new CorrelationEngine(detection.detectors().correlations(), detection.catalogs(), state);
  }

  void run(Iterator<Signal> signals) {
    BitSet seen = new BitSet();
    Optional<Signal> before = Optional.empty();
    while (signals.hasNext()) {
      Signal signal = signals.next();
      if (before.isEmpty() || !signal.isTwinOf(before.get())) {
        seen.clear();
      }
      before = Optional.of(signal);
      int[] rules = unseen(signal, seen);
      if (rules.length > 0) {
        detection.log(signal.log()).ifPresent(log -> fire(signal, rules, log));
      }
    }
  }

  private static int[] unseen(Signal signal, BitSet seen) {
    int[] rules = Arrays.stream(signal.rules()).filter(rule -> !seen.get(rule)).sorted().toArray();
    for (int rule : rules) {
      seen.set(rule);
    }
    return rules;
  }

  private void fire(Signal signal, int[] rules, LogDetection log) {
    Event event =
        reader.read(signal.log(), signal.layout(), signal.raw(), signal.object(), signal.line());
    signal.restore(event.writer());
    long number = evidence.keep(event);
    for (int rule : rules) {
      detection
          .detectors()
          .firing(rule)
          .ifPresent(detector ->
              ledger.occurred(
                  detector, log.cases().chosen(detector, event), event, log.catalog(), number));
    }
    state.advance(event.time());
    correlations.accept(event, number, rules, hit -> correlated(hit, event, log));
  }

  private void correlated(CorrelationHit hit, Event event, LogDetection log) {
    Correlated correlated =
        new Correlated(hit.since(), hit.group(), hit.baseline(), hit.evidence());
    ledger.correlated(hit.detector(), Optional.empty(), event, log.catalog(), correlated);
  }

  /** Matches that correlations gave up because there were too many of them. */
  long dropped() {
    return correlations.dropped();
  }
}
