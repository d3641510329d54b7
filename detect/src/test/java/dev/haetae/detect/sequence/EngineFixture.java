package dev.haetae.detect.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.state.InProcessStateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An engine with two kinds of sequence, a rule without cases and one with, and its state. */
final class EngineFixture {
  private static final String FILE =
      """
      title: An attack of several steps
      id: 4c1f0e0f-6c2e-4f0e-9d5e-000000000001
      status: stable
      sequence: {steps: 2, tactics: 2, threshold: 0.6, timespan: 24h}
      level: critical
      finding: {type: "AttackSequence:IAM/CompromisedCredentials"}
      ---
      title: Data was taken
      id: 4c1f0e0f-6c2e-4f0e-9d5e-000000000002
      status: stable
      sequence:
        steps: 2
        tactics: 2
        threshold: 0.6
        through: {resources: [S3], reached: [exfiltration, impact]}
      level: critical
      finding: {type: "AttackSequence:S3/CompromisedData"}
      ---
      title: A rule nobody has tried
      id: 4c1f0e0f-6c2e-4f0e-9d5e-000000000003
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {call: {eventName: DeleteThing}, condition: call}
      level: medium
      finding: {type: "Impact:Cloudtrail/Untried"}
      ---
      title: A rule somebody has tried
      id: 4c1f0e0f-6c2e-4f0e-9d5e-000000000004
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {call: {eventName: DeleteThings}, condition: call}
      level: medium
      finding: {type: "Impact:Cloudtrail/Tried"}
      tests:
        fires: [{sample: cloudtrail/DeleteThings}]
        quiet: [{sample: cloudtrail/ListThings}]
      """;

  private static final List<Detector> DETECTORS = detectors();

  private final InProcessStateStore store = new InProcessStateStore(SequenceEngine.cells(), 10);
  private final SequenceEngine engine = new SequenceEngine(DETECTORS, store, this::others);
  private final Map<String, List<String>> machines = new TreeMap<>();
  private final List<AttackSequence> closed = new ArrayList<>();

  private List<String> others(String name) {
    return machines.getOrDefault(name, List.of());
  }

  private static List<Detector> detectors() {
    DetectorFile file = new DetectorReader().read("sequences.yml", FILE);
    assertThat(file.problems()).isEmpty();
    return file.detectors();
  }

  static List<String> types(AttackSequence sequence) {
    return sequence.steps().stream()
        .map(step -> step.signal().finding().type().toString())
        .toList();
  }

  void feed(SignalBuilder... signals) {
    for (SignalBuilder signal : signals) {
      engine.accept(signal.build(), closed::add);
    }
  }

  List<AttackSequence> open() {
    return engine.open();
  }

  /** The sequences that ended. */
  List<AttackSequence> closed() {
    return closed;
  }

  List<String> common() {
    return engine.common();
  }

  /** The other names of a machine, by its name; a test adds to them. */
  Map<String, List<String>> machines() {
    return machines;
  }

  byte[] snapshot() {
    return store.snapshot();
  }

  /** Another engine that begins with this one's state. */
  EngineFixture restored() {
    EngineFixture later = new EngineFixture();
    later.store.restore(snapshot());
    return later;
  }
}
