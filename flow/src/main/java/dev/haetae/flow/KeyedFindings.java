package dev.haetae.flow;

import dev.haetae.detect.Detector;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.findings.FindingLedger;
import dev.haetae.model.Finding;
import dev.haetae.model.Limits;
import dev.haetae.model.LogBundle;
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
  private final FindingStage stage;
  private final InProcessStateStore state = new InProcessStateStore(SequenceStage.cells(), 1);
  private final SequenceStage sequences;
  private int shown;

  /** No findings yet. */
  public KeyedFindings(Detection detection, Limits limits) {
    this.detection = detection;
    this.stage = new FindingStage(detection, ledger, limits);
    this.sequences = new SequenceStage(detection, state, ledger);
  }

  /**
   * Takes in what fired.
   *
   * @param fired not before the last one in {@link Fired#ORDER}
   */
  public void accept(Fired fired) {
    stage.accept(fired, evidence);
    if (evidence.size() > 2 * shown + TIDY) {
      tidy();
    }
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
        .run(new BundleSource(Collections.emptyIterator(), again, options, new ProblemAccount()));
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
