package dev.haetae.findings.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.machine.MachineSource;
import dev.haetae.detect.sequence.AttackSequence;
import dev.haetae.detect.sequence.SequenceEngine;
import dev.haetae.detect.sequence.SequenceSignal;
import dev.haetae.detect.sequence.SignalEvent;
import dev.haetae.detect.sequence.SignalFinding;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceStoryTest {
  private static final String KIND =
      """
      title: An attack of several steps
      id: 4c1f0e0f-6c2e-4f0e-9d5e-000000000001
      status: stable
      sequence: {steps: 2, tactics: 2, threshold: 0.6, timespan: 24h}
      level: critical
      finding: {type: "AttackSequence:IAM/CompromisedCredentials"}
      """;

  private final List<AttackSequence> closed = new ArrayList<>();
  private final SequenceEngine engine =
      new SequenceEngine(
          new DetectorReader().read("kind.yml", KIND).detectors(),
          new InProcessStateStore(SequenceEngine.cells(), 10),
          MachineSource.NONE);

  private void step(
      String time, String title, String type, String tactic, SequenceSignal.Outcome outcome) {
    long micros = Instant.parse(time).getEpochSecond() * 1_000_000;
    engine.accept(
        new SequenceSignal(
            new SignalFinding(
                type + time,
                FindingType.parse(type),
                title,
                new Severity(8),
                1,
                List.of(tactic),
                List.of()),
            new SignalEvent(
                micros, "event at " + time, -1, "cloudtrail", "111122223333", "eu-west-1"),
            Familiarity.UNKNOWN,
            outcome,
            Map.of(
                EntityKind.PRINCIPAL,
                List.of("arn:aws:iam::111122223333:user/ana"),
                EntityKind.ADDRESS,
                List.of("198.51.100.7")),
            Map.of()),
        closed::add);
  }

  private String story() {
    assertThat(engine.open()).hasSize(1);
    return new SequenceStory(engine.open().get(0)).text();
  }

  @Test
  void tellsWhereItBeganWhatFollowedAndWhatItCameTo() {
    step(
        "2026-03-02T23:50:00Z",
        "A key was made",
        "Persistence:IAMUser/KeyMade",
        "persistence",
        SequenceSignal.Outcome.SUCCEEDED);
    step(
        "2026-03-03T00:10:00Z",
        "A disk was shared",
        "Exfiltration:EC2/DiskShared",
        "exfiltration",
        SequenceSignal.Outcome.FAILED);

    assertThat(story())
        .startsWith("It began at 2026-03-02 23:50 UTC with ")
        .contains("from 198.51.100.7.")
        .contains("23:50")
        .contains(": A key was made.")
        // The day is told where it is another than before.
        .contains("2026-03-03 00:10: A disk was shared; the attempt did not succeed.")
        .endsWith("It succeeded at persistence.");
  }

  @Test
  void doesNotSayThatSomethingFailedWhereTheLogDoesNot() {
    step(
        "2026-03-02T10:00:00Z",
        "A key was made",
        "Persistence:IAMUser/KeyMade",
        "persistence",
        SequenceSignal.Outcome.SUCCEEDED);
    step(
        "2026-03-02T10:01:00Z",
        "Data left a host",
        "Exfiltration:Linux/DataLeft",
        "exfiltration",
        SequenceSignal.Outcome.UNKNOWN);

    assertThat(story())
        .contains("Data left a host.")
        .doesNotContain("succeed;")
        .doesNotContain("did not succeed");
  }

  @Test
  void saysThatNothingSucceeded() {
    step(
        "2026-03-02T10:00:00Z",
        "A key was made",
        "Persistence:IAMUser/KeyMade",
        "persistence",
        SequenceSignal.Outcome.FAILED);
    step(
        "2026-03-02T10:01:00Z",
        "A disk was shared",
        "Exfiltration:EC2/DiskShared",
        "exfiltration",
        SequenceSignal.Outcome.FAILED);
    step(
        "2026-03-02T10:02:00Z",
        "A log was cut",
        "DefenseEvasion:IAMUser/LogCut",
        "defense-evasion",
        SequenceSignal.Outcome.FAILED);

    assertThat(story()).endsWith("Nothing of it succeeded, as far as these logs tell.");
  }

  @Test
  void listsTacticsAsASentenceDoes() {
    assertThat(SequenceStory.joined(List.of())).isEmpty();
    assertThat(SequenceStory.joined(List.of("impact"))).isEqualTo("impact");
    assertThat(SequenceStory.joined(List.of("defense-evasion", "discovery", "impact")))
        .isEqualTo("defense evasion, discovery and impact");
  }

  @Test
  void saysHowLongRoughly() {
    assertThat(SequenceStory.length(1_000_000)).isEqualTo("a second or two");
    assertThat(SequenceStory.length(90_000_000)).isEqualTo("90 seconds");
    assertThat(SequenceStory.length(3_600_000_000L)).isEqualTo("60 minutes");
    assertThat(SequenceStory.length(72 * 3_600_000_000L)).isEqualTo("3 days");
  }

  @Test
  void listsThreeTacticsAndCountsTheRest() {
    assertThat(
            SequenceStory.shortened(List.of("discovery", "persistence", "exfiltration", "impact")))
        .isEqualTo("discovery, persistence, exfiltration and impact");
    assertThat(
            SequenceStory.shortened(
                List.of("discovery", "persistence", "defense-evasion", "exfiltration", "impact")))
        .isEqualTo("discovery, persistence, defense evasion and 2 more tactics");
  }
}
