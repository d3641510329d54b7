package dev.haetae.detect.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.testkit.EventFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceSignalsTest {
  private static final String RULE =
      """
      title: A thing was deleted
      id: 4c1f0e0f-6c2e-4f0e-9d5e-000000000003
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {call: {eventName: DeleteThing}, condition: call}
      level: medium
      finding: {type: "Impact:Cloudtrail/ThingDeleted"}
      """;
  private static final String CASES =
      """
      tests:
        fires: [{sample: cloudtrail/DeleteThing}]
        quiet: [{sample: cloudtrail/ListThings}]
      """;

  private static SequenceSignal signal(String rule) {
    Detector detector = new DetectorReader().read("rule.yml", rule).detectors().get(0);
    return SequenceSignals.of(
        detector,
        new SequenceSignals.Found(
            "finding",
            detector.finding().type(),
            "A thing was deleted",
            detector.finding().severity(),
            0.8,
            List.of("impact"),
            7),
        new EventFixture("cloudtrail", new FieldSelection.Builder().build()).of(Map.of()),
        new SequenceSignals.Fields() {
          @Override
          public List<String> values(String name) {
            return List.of();
          }

          @Override
          public List<String> entity(EntityKind kind) {
            return List.of();
          }
        });
  }

  @Test
  void asMuchStandsBehindARuleWithCasesAsItsFindingSays() {
    assertThat(signal(RULE + CASES).finding().support()).isEqualTo(0.8);
  }

  @Test
  void halfAsMuchStandsBehindARuleNobodyHasTried() {
    assertThat(signal(RULE).finding().support()).isEqualTo(0.4);
  }
}
