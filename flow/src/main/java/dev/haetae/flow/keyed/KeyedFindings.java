package dev.haetae.flow.keyed;

import dev.haetae.detect.Detector;
import dev.haetae.detect.correlation.CorrelationPlan;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.findings.Correlated;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.BundleSource;
import dev.haetae.flow.Scan;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.evidence.RecordFetch;
import dev.haetae.flow.judge.FindingStage;
import dev.haetae.flow.judge.SequenceStage;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.Detection.LogDetection;
import dev.haetae.flow.match.Signal;
import dev.haetae.flow.match.SignalEvents;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The last stage where stages do not share a process: makes findings of what fired elsewhere, in
 * order. A thin stream, which one place takes in. For one thread.
 */
public final class KeyedFindings {
  /** Evidence that no finding shows is forgotten each time so much more of it came. */
  private static final int TIDY = 4_096;

  private final Detection detection;
  private final CarriedEvidence evidence = new CarriedEvidence();
  private final FindingLedger ledger = new FindingLedger(evidence, false);
  private final SignalEvents events;
  private final FindingStage stage;
  private final InProcessStateStore state = new InProcessStateStore(SequenceStage.cells(), 1);
  private final SequenceStage sequences;
  private int shown;

  /** No findings yet. */
  public KeyedFindings(Detection detection, Limits limits) {
    this.detection = detection;
    this.events = new SignalEvents(detection, limits);
    this.stage = new FindingStage(detection, ledger);
    this.sequences = new SequenceStage(detection, state, ledger);
  }

  /**
   * Takes in what fired.
   *
   * @param fired not before the last one in {@link Fired#ORDER}
   */
  public void accept(Fired fired) {
    fired.evidence().forEach(evidence::put);
    switch (fired.route().kind()) {
      case RULE -> matched(fired);
      case CORRELATION -> correlated(fired);
      case MECHANISM -> watched(fired);
      case LINK -> stage.linked(fired.selected().observed().orElseThrow());
    }
    if (evidence.size() > 2 * shown + TIDY) {
      tidy();
    }
  }

  private void matched(Fired fired) {
    Signal signal = fired.selected().signal().orElseThrow();
    LogDetection log = detection.log(signal.log()).orElseThrow();
    Event event = events.of(signal);
    long number = evidence.keep(signal.occurrence());
    stage.matched(fired.route().number(), event, log, number);
  }

  private void correlated(Fired fired) {
    Signal signal = fired.selected().signal().orElseThrow();
    CorrelationPlan plan = detection.detectors().correlations().get(fired.route().number());
    Hit hit = fired.hit();
    stage.correlated(
        plan.detector(),
        new Correlated(hit.since(), hit.values(), hit.baseline(), hit.evidence(), hit.support()),
        events.of(signal),
        detection.log(signal.log()).orElseThrow());
  }

  private void watched(Fired fired) {
    Observed observed = fired.selected().observed().orElseThrow();
    stage.watched(observed, fired.route().number(), fired.hit());
  }

  private LongStream evidence() {
    return LongStream.concat(ledger.evidence(), sequences.evidence());
  }

  private void tidy() {
    evidence.retain(evidence());
    shown = evidence.size();
  }

  /**
   * Reads the records of evidence that mechanisms only observed.
   *
   * @param again walks the same bundles once more
   */
  public void fetchRecords(Supplier<Iterator<LogBundle>> again, Scan.Options options) {
    tidy();
    new RecordFetch(evidence, evidence())
        .run(
            new BundleSource(Collections.emptyIterator(), again, options, new ProblemAccount()),
            new ScanProgress());
  }

  /** The findings as they stand, in the order of a scan. */
  public Stream<Finding> findings() {
    return sequences.findings(evidence).stream();
  }

  /** Writes everything down. */
  public void write(DataOutput out) throws IOException {
    tidy();
    ledger.write(out);
    evidence.write(out);
    stage.write(out);
    sequences.write(out);
    state.write(out);
  }

  /**
   * Reads what {@link #write} wrote; there must be no findings yet.
   *
   * @throws IOException where it is something else
   */
  public void read(DataInput in) throws IOException {
    Map<String, Detector> detectors = new HashMap<>();
    detection.running().forEach(each -> detectors.putIfAbsent(each.id(), each));
    ledger.read(in, detectors);
    evidence.read(in);
    for (String lost : stage.read(in)) {
      throw new IOException(lost);
    }
    sequences.read(in);
    // There is one version of these cells, so that nothing can be left out.
    List<String> unused = state.read(in);
    shown = evidence.size();
  }
}
