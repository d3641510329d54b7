package dev.haetae.flow.judge;

import dev.haetae.detect.sequence.AttackSequence;
import dev.haetae.detect.sequence.SequenceEngine;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.findings.FindingLedger;
import dev.haetae.findings.FindingSketch;
import dev.haetae.findings.sequence.SequenceFindings;
import dev.haetae.flow.match.Detection;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Finding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Joins what a ledger is told of into attack sequences. For one thread. */
public final class SequenceStage {
  private final SequenceEngine engine;
  private final FindingLedger ledger;
  private final List<AttackSequence> ended = new ArrayList<>();

  /**
   * A stage.
   *
   * @param state has the {@link #cells}
   * @param ledger what is told of findings from now on
   */
  public SequenceStage(Detection detection, StateStore state, FindingLedger ledger) {
    this.engine =
        new SequenceEngine(detection.telling(), state, ledger.sightings()::namesOfMachine);
    this.ledger = ledger;
    ledger.tell(signal -> engine.accept(signal, ended::add));
  }

  /** The state it needs. */
  public static List<StateCell<?>> cells() {
    return SequenceEngine.cells();
  }

  /** Signals and ties given up because there were too many of them. */
  long dropped() {
    return engine.dropped();
  }

  /** Finding types of rules without cases that told of too many to be steps of an attack. */
  public List<String> common() {
    return engine.common();
  }

  private Stream<AttackSequence> sequences() {
    return Stream.concat(ended.stream(), engine.open().stream());
  }

  /** The numbers of the events that prove steps, and what may become one. */
  public LongStream evidence() {
    return Stream.concat(
            ended.stream().flatMap(sequence -> sequence.steps().stream()), engine.steps())
        .mapToLong(step -> step.signal().event().evidence())
        .filter(number -> number != EvidenceStore.NONE);
  }

  /**
   * All findings as they stand, worst first; among those alike, attacks before their steps. Each is
   * made when it is asked for, with evidence that must be there still.
   */
  public List<Finding> findings(EvidenceStore evidence) {
    SequenceFindings maker = new SequenceFindings(evidence);
    Map<String, FindingSketch> attacks = new LinkedHashMap<>();
    sequences()
        .map(maker::sketch)
        .sorted(FindingSketch.WORST_FIRST)
        .forEach(each -> attacks.putIfAbsent(each.id(), each));
    return FindingSketch.drawn(
        Stream.concat(attacks.values().stream(), ledger.sketches())
            .sorted(Comparator.comparing(FindingSketch::severity).reversed())
            .toList());
  }

  /** Writes the sequences that ended; those that go on are in the state. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(ended.size());
    for (AttackSequence sequence : ended) {
      engine.write(sequence, out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      engine.read(in).ifPresent(ended::add);
    }
  }
}
