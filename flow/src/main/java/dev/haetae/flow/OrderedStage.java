package dev.haetae.flow;

import dev.haetae.detect.Detector;
import dev.haetae.detect.match.Matcher;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.Detection.LogDetection;
import dev.haetae.formats.RecordReader;
import dev.haetae.model.Event;
import dev.haetae.model.EvidenceStore;
import dev.haetae.model.Limits;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second stage, in order of time: reads what matched again, with all fields findings are made
 * of, and lets detectors fire. Of several copies of one happening each detector sees only the
 * first.
 */
final class OrderedStage {
  private final Detection detection;
  private final EvidenceStore evidence;
  private final FindingLedger ledger;
  private final RecordReader reader;
  private final Map<String, Matcher> cases = new HashMap<>();

  OrderedStage(Detection detection, EvidenceStore evidence, FindingLedger ledger, Limits limits) {
    this.detection = detection;
    this.evidence = evidence;
    this.ledger = ledger;
    this.reader = new RecordReader(detection::kept, limits);
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
      if (detection.firesAlone(rule)) {
        Detector detector = detection.rule(rule);
        ledger.occurred(detector, chosen(rule, event, log), event, log.catalog(), number);
      }
    }
  }

  /** The first case of the rule whose condition holds. */
  private Optional<Detector.Case> chosen(int rule, Event event, LogDetection log) {
    List<Detector.Case> all = detection.rule(rule).finding().cases();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = cases.computeIfAbsent(log.catalog().log(), unused -> log.cases().matcher());
    int first = detection.firstCase(rule);
    for (int i = 0; i < all.size(); i++) {
      if (matcher.matches(event, first + i)) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }
}
