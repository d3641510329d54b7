package dev.haetae.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final FindingType TYPE = FindingType.parse("Exfiltration:EC2/SnapshotShared");
  private static final String OURS = "111122223333";

  private static Words words(double severity, String says) {
    return new Words(
        TYPE,
        new Severity(severity),
        Template.literal("Shared"),
        Template.parse(says),
        Detector.Circumstances.NONE);
  }

  private static double severity(Words words, String... accounts) {
    return words.among(path -> List.of(accounts), OURS::equals).severity().score();
  }

  @Test
  void isLowWhereAllAccountsAreOurs() {
    assertThat(severity(words(5, "Shared with {haetae.foreignAccounts}"), OURS)).isEqualTo(2);
  }

  @Test
  void staysWhereOneAccountIsForeign() {
    Words words = words(5, "Shared with {haetae.foreignAccounts}");
    assertThat(severity(words, OURS, "999988887777")).isEqualTo(5);
    assertThat(severity(words)).isEqualTo(5);
  }

  @Test
  void isLowWhereItCameFromAnAccountOfOurs() {
    assertThat(severity(words(6, "{haetae.foreignCaller} came in"), OURS)).isEqualTo(2);
    assertThat(severity(words(6, "{haetae.foreignCaller} came in"), "999988887777")).isEqualTo(6);
  }

  @Test
  void staysWhereTheWordsAreOfSomethingElse() {
    assertThat(severity(words(5, "Made public"), OURS)).isEqualTo(5);
  }

  @Test
  void anAdministratorRoleForAnAccountOfOursIsLow() {
    assertThat(severity(words(7, "Made for {haetae.foreignAccounts}"), OURS)).isEqualTo(2);
  }

  private static double onTheFirstDay(String... tags) {
    Detector detector = Samples.detector(List.of("arn"), Map.of(), List.of(tags));
    return words(7, "Made").settingUp(detector, true).severity().score();
  }

  @Test
  void howAnAccountThatWasJustMadeIsSetUpIsLow() {
    assertThat(onTheFirstDay("attack.persistence", "attack.privilege-escalation")).isEqualTo(2);
    assertThat(onTheFirstDay("attack.defense-evasion", "attack.t1562.008")).isEqualTo(2);
  }

  @Test
  void whatIsTakenOrRunStaysGraveInAnAccountThatWasJustMade() {
    assertThat(onTheFirstDay("attack.persistence", "attack.impact")).isEqualTo(7);
    assertThat(onTheFirstDay("attack.execution")).isEqualTo(7);
  }

  @Test
  void staysWhereItIsGraveWhoeverIsLetIn() {
    assertThat(severity(words(8, "Let {haetae.foreignAccounts} in"), OURS)).isEqualTo(8);
  }

  @Test
  void aCaseHasLimitsOfItsOwnBesidesThoseOfTheFinding() {
    Detector detector = Samples.lowButOutOfPlace(Optional.of(new Severity(6)), Optional.empty());
    Words words = Words.of(detector, Optional.of(Samples.lowWhereFamiliar(new Severity(1))));
    assertThat(words.familiar(Familiarity.FAMILIAR).severity().score()).isEqualTo(1);
    assertThat(words.outOfPlace(Familiarity.STRANGE, List.of("success")).severity().score())
        .isEqualTo(6);
  }

  @Test
  void whatACaseDoesNotLimitTheFindingDoes() {
    Detector detector = Samples.lowOnJourney(new Severity(5), new Severity(3));
    Words words = Words.of(detector, Optional.of(Samples.lowWhereFamiliar(new Severity(1))));
    assertThat(words.onJourney(Familiarity.JOURNEY).severity().score()).isEqualTo(3);
  }

  @Test
  void whoIsStrangeIsGraverThanWhoIsMerelyElsewhere() {
    Detector detector =
        Samples.lowButOutOfPlace(Optional.of(new Severity(7)), Optional.of(new Severity(5)));
    Words words = Words.of(detector, Optional.empty());
    assertThat(words.outOfPlace(Familiarity.STRANGE, List.of("success")).severity().score())
        .isEqualTo(7);
    assertThat(words.outOfPlace(Familiarity.ELSEWHERE, List.of("success")).severity().score())
        .isEqualTo(5);
  }
}
