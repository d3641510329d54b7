package dev.haetae.findings.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.machine.MachineSource;
import dev.haetae.detect.sequence.AttackSequence;
import dev.haetae.detect.sequence.SequenceEngine;
import dev.haetae.detect.sequence.SequenceSignal;
import dev.haetae.detect.sequence.SequenceSignal.Outcome;
import dev.haetae.detect.sequence.SignalEvent;
import dev.haetae.detect.sequence.SignalFinding;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.findings.Samples.HeapStore;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceFindingsTest {
  private static final String KINDS =
      """
      title: An attack of several steps
      id: 4c1f0e0f-6c2e-4f0e-9d5e-000000000001
      status: stable
      sequence: {steps: 2, tactics: 2, threshold: 0.6, timespan: 24h}
      level: critical
      finding:
        type: "AttackSequence:IAM/CompromisedCredentials"
        says: "{sequence.who} took {sequence.steps} in {sequence.time}, {sequence.tactics}; it reached {sequence.reached}"
        why: Together they are an attack.
        next: [Contain it]
      """;

  private static final String ANA = "arn:aws:iam::111122223333:user/ana";
  private static final String BEN = "arn:aws:iam::111122223333:user/ben";
  private static final String KEY = "AKIAEXAMPLE0000000AB";

  private final EvidenceStore evidence = new HeapStore();
  private final List<AttackSequence> closed = new ArrayList<>();
  private final SequenceEngine engine =
      new SequenceEngine(
          new DetectorReader().read("kinds.yml", KINDS).detectors(),
          new InProcessStateStore(SequenceEngine.cells(), 10),
          MachineSource.NONE);

  /** A step by Ana's key, of which a test says what is special. */
  private final class Step {
    private final long time;
    private final String type;
    private final String tactic;
    private double severity = 8;
    private Outcome outcome = Outcome.SUCCEEDED;
    private long number = EvidenceStore.NONE;
    private final Map<EntityKind, List<String>> entities = new HashMap<>();
    private final Map<String, List<String>> resources = new HashMap<>();

    Step(String time, String type, String tactic) {
      this.time = Instant.parse(time).getEpochSecond() * 1_000_000;
      this.type = type;
      this.tactic = tactic;
      entities.put(EntityKind.PRINCIPAL, List.of(ANA));
      entities.put(EntityKind.ACCESS_KEY, List.of(KEY));
      entities.put(EntityKind.ADDRESS, List.of("198.51.100.7"));
    }

    Step who(EntityKind kind, String... names) {
      entities.put(kind, List.of(names));
      return this;
    }

    Step on(String kind, String... names) {
      resources.put(kind, List.of(names));
      return this;
    }

    Step ended(Outcome how) {
      outcome = how;
      return this;
    }

    Step low() {
      severity = 2;
      return this;
    }

    Step proven() {
      number =
          evidence.keep(
              new Occurrence("event " + type, time, "cloudtrail", new Place("a.json", 7), "{}"));
      return this;
    }

    void taken() {
      engine.accept(
          new SequenceSignal(
              new SignalFinding(
                  "finding " + type,
                  FindingType.parse(type),
                  "Title of " + type,
                  new Severity(severity),
                  1,
                  List.of(tactic),
                  List.of("T1098", "T1537")),
              new SignalEvent(
                  time, "event " + type, number, "cloudtrail", "111122223333", "eu-west-1"),
              Familiarity.UNKNOWN,
              outcome,
              entities,
              resources),
          closed::add);
    }
  }

  private Step made() {
    return new Step("2026-03-02T23:50:00Z", "Persistence:IAMUser/KeyMade", "persistence");
  }

  private Step shared() {
    return new Step("2026-03-03T00:10:00Z", "Exfiltration:EC2/DiskShared", "exfiltration");
  }

  private Finding finding() {
    assertThat(engine.open()).hasSize(1);
    return new SequenceFindings(evidence).finding(engine.open().get(0));
  }

  private Sequence sequence() {
    return finding().sequence().orElseThrow();
  }

  @Test
  void isMadeOfItsStepsInOrderOfTime() {
    made().taken();
    shared().taken();

    Finding finding = finding();

    assertThat(finding.type().toString()).isEqualTo("AttackSequence:IAM/CompromisedCredentials");
    assertThat(finding.count()).isEqualTo(2);
    assertThat(finding.account()).isEqualTo("111122223333");
    assertThat(finding.region()).isEqualTo("eu-west-1");
    assertThat(finding.techniques()).containsExactly("T1098", "T1537");
    assertThat(finding.tactics()).containsExactly("persistence", "exfiltration");
    assertThat(finding.daily())
        .containsExactly(
            Map.entry(LocalDate.of(2026, 3, 2), 1L), Map.entry(LocalDate.of(2026, 3, 3), 1L));
    assertThat(sequence().steps())
        .extracting(Sequence.Step::findingId)
        .containsExactly(
            "finding Persistence:IAMUser/KeyMade", "finding Exfiltration:EC2/DiskShared");
  }

  @Test
  void hasOneIdHoweverItGoesOn() {
    made().taken();
    shared().taken();
    String before = finding().id();
    new Step("2026-03-03T01:00:00Z", "Impact:S3/Emptied", "impact").taken();

    assertThat(finding().id()).isEqualTo(before).matches("[0-9a-f]{32}");
  }

  @Test
  void quotesWhatTheSequenceTellsInItsWords() {
    made().taken();
    shared().ended(Outcome.FAILED).taken();

    assertThat(finding().explanation().says())
        .isEqualTo(
            "user/ana took 2 steps in 20 minutes, persistence and exfiltration; it reached persistence");
  }

  @Test
  void showsTheEventsThatProveItsStepsEachOnce() {
    made().proven().taken();
    shared().proven().taken();
    shared().proven().taken();

    Finding finding = finding();

    assertThat(finding.eventIds())
        .containsExactly("event Persistence:IAMUser/KeyMade", "event Exfiltration:EC2/DiskShared");
    assertThat(finding.evidence()).hasSize(2);
  }

  @Test
  void doesWithoutEvidenceThatIsGone() {
    made().taken();
    shared().taken();

    assertThat(finding().evidence()).isEmpty();
  }

  @Test
  void takesNobodyForAnActorWhoseNameWasOnlyTried() {
    made().taken();
    shared().taken();
    new Step("2026-03-03T00:20:00Z", "CredentialAccess:IAMUser/Guessed", "credential-access")
        .who(EntityKind.PRINCIPAL, BEN)
        .ended(Outcome.UNPROVEN)
        .taken();

    assertThat(sequence().steps()).hasSize(3);
    assertThat(sequence().principals()).containsExactly(ANA);
  }

  @Test
  void whatAMachineTalkedToIsAnAddressOfTheAttackAndNothingReached() {
    made().taken();
    shared().on("Address", "10.0.1.20").on("Peer", "203.0.113.9").taken();

    assertThat(finding().actor().addresses()).containsExactly("198.51.100.7", "203.0.113.9");
    assertThat(sequence().indicators())
        .containsEntry("address", List.of("198.51.100.7", "203.0.113.9"));
    assertThat(finding().resources()).doesNotContainKey("Peer").containsKey("Address");
  }

  @Test
  void sparesTheOwnersOwnLowStepsWhatIsTheAttackers() {
    made().taken();
    shared().taken();
    new Step("2026-03-03T00:30:00Z", "Discovery:IAMUser/LookedAround", "discovery")
        .low()
        .who(EntityKind.ACCESS_KEY, "AKIAEXAMPLE000000000")
        .who(EntityKind.ADDRESS, "203.0.113.9")
        .taken();

    assertThat(sequence().steps())
        .extracting(Sequence.Step::isCore)
        .containsExactly(true, true, false);
    assertThat(finding().actor().addresses()).containsExactly("198.51.100.7");
    assertThat(sequence().indicators().get("access key")).containsExactly(KEY);
    assertThat(finding().tactics()).doesNotContain("discovery");
  }

  @Test
  void gathersWhatWasActedUponByItsKind() {
    made().on("IAMUser", "svc").taken();
    shared().on("Snapshot", "snap-1", "snap-\"2\"").taken();

    assertThat(finding().resources())
        .containsEntry("IAMUser", "svc")
        .containsEntry("Snapshot", "[\"snap-1\",\"snap-\\\"2\\\"\"]");
    assertThat(sequence().resources()).containsEntry("Snapshot", List.of("snap-1", "snap-\"2\""));
  }

  @Test
  void containsTheKeyThatWasMadeForSomebodyToo() {
    made().on("IAMUser", "svc").on("AccessKey", "AKIAEXAMPLE0000000NEW").taken();
    shared().taken();

    assertThat(sequence().containment())
        .extracting(Sequence.Measure::text)
        .anySatisfy(text -> assertThat(text).contains(KEY))
        .anySatisfy(text -> assertThat(text).contains("AKIAEXAMPLE0000000NEW", "svc"));
  }

  @Test
  void leavesAKeyAloneThatWasNotMadeAfterAll() {
    made()
        .on("IAMUser", "svc")
        .on("AccessKey", "AKIAEXAMPLE0000000NEW")
        .ended(Outcome.FAILED)
        .taken();
    shared().taken();

    assertThat(sequence().containment())
        .extracting(Sequence.Measure::text)
        .noneMatch(text -> text.contains("AKIAEXAMPLE0000000NEW"));
  }

  @Test
  void saysWhyItIsTakenForAnAttackAndIsNeverCertain() {
    made().taken();
    shared().taken();
    new Step("2026-03-03T01:00:00Z", "Impact:S3/Emptied", "impact").taken();
    new Step("2026-03-03T01:10:00Z", "Stealth:IAMUser/LogCut", "defense-evasion").taken();

    assertThat(finding().confidence()).isBetween(0.9, 0.99);
    assertThat(finding().baseline()).containsEntry("threshold", "0.60");
    assertThat(sequence().reasons().get(0))
        .isEqualTo("4 different steps in 4 tactics within 80 minutes");
    assertThat(sequence().reasons())
        .anySatisfy(reason -> assertThat(reason).startsWith("Linked by ").contains(KEY))
        .element(1)
        .asString()
        .contains("threshold 0.60", "Title of ");
  }

  @Test
  void namesWhereItBegan() {
    made().taken();
    shared().taken();

    Sequence.Entry entry = sequence().entry();

    assertThat(entry.principal()).isEqualTo(ANA);
    assertThat(entry.accessKey()).isEqualTo(KEY);
    assertThat(entry.address()).isEqualTo("198.51.100.7");
    assertThat(entry.host()).isEmpty();
  }
}
