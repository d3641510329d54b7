package dev.haetae.detect.sequence;

import static dev.haetae.detect.sequence.EngineFixture.types;
import static dev.haetae.detect.sequence.SignalBuilder.HOUR;
import static dev.haetae.detect.sequence.SignalBuilder.discovery;
import static dev.haetae.detect.sequence.SignalBuilder.exfiltration;
import static dev.haetae.detect.sequence.SignalBuilder.persistence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.sequence.SequenceSignal.Outcome;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What steps amount to: which are an attack, of what kind, how grave. */
class SequenceJudgementTest {
  private final EngineFixture engine = new EngineFixture();

  @Test
  void joinsGraveStepsOfOnePrincipal() {
    engine.feed(persistence().at(1), exfiltration().at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(types(engine.open().get(0)))
        .containsExactly("Persistence:IAMUser/AdminUserMade", "Exfiltration:EC2/SnapshotShared");
  }

  @Test
  void oneKindOfGraveStepAmongLowOnesIsAsGraveAsThat() {
    engine.feed(
        persistence().at(1),
        discovery().at(2).severity(3),
        new SignalBuilder()
            .is("DefenseEvasion:IAMUser/RegionEnabled", "defense-evasion")
            .severity(2)
            .at(3),
        new SignalBuilder().is("Execution:SSM/CommandSent", "execution").severity(2).at(3),
        new SignalBuilder().is("Impact:S3/RapidExpiration", "impact").severity(2).at(3));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).severity().score()).isEqualTo(5);
  }

  @Test
  void doingWhatOneNeverDidIsOneKindOfStepWhateverTheTactic() {
    engine.feed(
        new SignalBuilder().is("Persistence:IAMUser/AnomalousBehavior", "persistence").at(1),
        new SignalBuilder().is("Exfiltration:IAMUser/AnomalousBehavior", "exfiltration").at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).severity().score()).isEqualTo(5);
  }

  @Test
  void lowStepsFromAPlaceTheirCallerNeverUsedAreAnAttackOfMediumSeverity() {
    engine.feed(
        persistence().severity(2).from(Familiarity.STRANGE).at(1),
        exfiltration().severity(2).from(Familiarity.STRANGE).at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).severity().score()).isEqualTo(5);
    assertThat(engine.open().get(0).core()).hasSize(2);
  }

  @Test
  void lowStepsFromTheUsualPlaceAreNone() {
    engine.feed(
        persistence().severity(2).from(Familiarity.FAMILIAR).at(1),
        discovery().severity(2).from(Familiarity.FAMILIAR).at(2),
        exfiltration().severity(2).from(Familiarity.FAMILIAR).at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void oneLowStepFromAStrangePlaceIsNone() {
    engine.feed(persistence().severity(2).from(Familiarity.STRANGE).at(1));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void twoMediumStepsOfAdministrationFromTheUsualPlaceAreNone() {
    engine.feed(
        persistence().from(Familiarity.FAMILIAR).at(1),
        new SignalBuilder()
            .is("DefenseEvasion:IAMUser/RegionEnabled", "defense-evasion")
            .from(Familiarity.FAMILIAR)
            .at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whoTakesDataIsNoLessSuspectAtTheUsualPlace() {
    engine.feed(
        persistence().from(Familiarity.FAMILIAR).at(1),
        exfiltration().from(Familiarity.FAMILIAR).at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void whatLittleStandsBehindCountsForLess() {
    engine.feed(persistence().at(1), exfiltration().at(2).support(0.3));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesOneGraveStepForNoAttack() {
    engine.feed(exfiltration().at(1).severity(8));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesManyLowStepsForNoAttack() {
    for (int i = 0; i < 50; i++) {
      engine.feed(
          new SignalBuilder()
              .is("Persistence:IAMUser/Kind" + i, i % 2 == 0 ? "persistence" : "impact")
              .severity(2)
              .at(1));
    }

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesStepsOfOneTacticForNoAttack() {
    engine.feed(
        persistence().at(1).severity(8),
        new SignalBuilder().is("Persistence:IAMUser/Other", "persistence").at(2).severity(8));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void countsWhatSeveralDetectorsSayOfOneCallOnce() {
    engine.feed(persistence().at(1).event("e"), exfiltration().at(1).event("e"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void countsWhatWasSeenOfAnotherCallToo() {
    engine.feed(
        persistence().at(1).event("e"),
        exfiltration().at(1).event("e").finding("f"),
        exfiltration().at(2).event("g").finding("f"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void countsWhatSeveralDetectorsSayOfTheSameTwoCallsOnce() {
    engine.feed(
        persistence().at(1).event("e").finding("p"),
        exfiltration().at(1).event("e").finding("f"),
        persistence().at(2).event("g").finding("p"),
        exfiltration().at(2).event("g").finding("f"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesTheToolsOfTestersForNoAttack() {
    engine.feed(
        new SignalBuilder().is("PenTest:IAMUser/KaliLinux", "initial-access").at(1),
        new SignalBuilder().is("PenTest:IAMUser/ParrotLinux", "discovery").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void isOneStepHoweverOftenItIsSeen() {
    engine.feed(
        persistence().at(1), exfiltration().at(2).finding("f"), exfiltration().at(5).finding("f"));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.steps()).hasSize(2);
    assertThat(sequence.last()).isEqualTo(5 * HOUR);
  }

  @Test
  void isOfTheKindThatAsksForMost() {
    engine.feed(
        persistence().at(1), new SignalBuilder().is("Impact:S3/RansomNote", "impact").at(2));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.detector().finding().type())
        .hasToString("AttackSequence:S3/CompromisedData");
    assertThat(sequence.others())
        .extracting(each -> each.finding().type().toString())
        .containsExactly("AttackSequence:IAM/CompromisedCredentials");
  }

  @Test
  void isCriticalWhereDataWasTaken() {
    engine.feed(persistence().at(1).severity(8), exfiltration().at(2));

    assertThat(engine.open().get(0).severity().label()).isEqualTo(Severity.Label.CRITICAL);
  }

  @Test
  void isOneBandLessWhereItIsNotSure() {
    engine.feed(persistence().at(1), exfiltration().at(2));

    assertThat(engine.open().get(0).probability()).isEqualTo(0.75);
    assertThat(engine.open().get(0).severity().label()).isEqualTo(Severity.Label.HIGH);
  }

  @Test
  void isAtMostMediumWhereAllWasAttempt() {
    for (String tactic : List.of("persistence", "exfiltration", "impact", "discovery")) {
      engine.feed(
          new SignalBuilder()
              .is("Discovery:IAMUser/Tried" + tactic.replace("-", ""), tactic)
              .at(1)
              .severity(8)
              .outcome(Outcome.FAILED));
    }

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.severity().label()).isEqualTo(Severity.Label.MEDIUM);
    assertThat(sequence.reached()).isEmpty();
  }

  @Test
  void reachedIsWhatIsToldOfAndAsGraveAsAllThatItMayServe() {
    engine.feed(
        new SignalBuilder()
            .is("DefenseEvasion:S3/VersionsGone", "defense-evasion", "impact")
            .at(1)
            .severity(8));
    engine.feed(
        new SignalBuilder()
            .is("Discovery:IAMUser/Looked", "discovery", "collection")
            .at(2)
            .severity(8));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.reached()).containsExactly("defense-evasion", "discovery");
    assertThat(sequence.tactics()).containsAll(sequence.reached());
    assertThat(sequence.severity().score()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void beginsWithWhatTheAttackerDidNotWithWhatTheOwnerDid() {
    engine.feed(
        discovery().at(1).severity(2).by(EntityKind.ADDRESS, "198.51.100.1"),
        discovery()
            .is("Discovery:IAMUser/Quiet", "discovery")
            .at(2)
            .severity(2)
            .by(EntityKind.ADDRESS, "203.0.113.7"),
        persistence().at(3).by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration().at(4).by(EntityKind.ADDRESS, "203.0.113.7"));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.entry().first()).isEqualTo(2 * HOUR);
    assertThat(sequence.core()).hasSize(3);
    assertThat(sequence.steps()).hasSize(4);
  }

  @Test
  void whatAUsersKeyDidBeforeTheAttackIsItsOwners() {
    engine.feed(
        discovery()
            .at(1)
            .severity(2)
            .by(EntityKind.ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE")
            .by(EntityKind.ADDRESS, "198.51.100.1"),
        persistence()
            .at(3)
            .by(EntityKind.ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE")
            .by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration()
            .at(4)
            .severity(2)
            .by(EntityKind.ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE")
            .by(EntityKind.ADDRESS, "203.0.113.8"),
        exfiltration()
            .is("Exfiltration:EC2/SnapshotShared", "exfiltration")
            .at(5)
            .by(EntityKind.ADDRESS, "203.0.113.7"));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.entry().first()).isEqualTo(3 * HOUR);
    assertThat(sequence.core()).hasSize(3);
  }

  @Test
  void whatACallerHadDoneForDaysIsNoStep() {
    for (int hour = 1; hour <= 61; hour += 12) {
      engine.feed(
          discovery()
              .finding("routine")
              .at(hour)
              .severity(2)
              .by(EntityKind.ADDRESS, "198.51.100.1"));
    }
    engine.feed(
        persistence().at(62).by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration().at(63).by(EntityKind.ADDRESS, "203.0.113.7"));

    assertThat(engine.open().get(0).steps()).hasSize(2);
  }

  @Test
  void whatTheKeyOfASessionDidBeforeTheAttackIsPartOfIt() {
    engine.feed(
        discovery()
            .at(1)
            .severity(2)
            .by(EntityKind.ACCESS_KEY, "ASIAIOSFODNN7EXAMPLE")
            .by(EntityKind.ADDRESS, "198.51.100.1"),
        persistence()
            .at(3)
            .by(EntityKind.ACCESS_KEY, "ASIAIOSFODNN7EXAMPLE")
            .by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration().at(4).by(EntityKind.ADDRESS, "203.0.113.7"));

    assertThat(engine.open().get(0).entry().first()).isEqualTo(HOUR);
  }
}
