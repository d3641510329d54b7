package dev.haetae.detect.familiar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.environment.BusinessHours;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.state.InProcessStateStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FamiliarPlacesTest {
  private static final long DAY = 86_400_000_000L;
  private static final String ANA = "arn:aws:iam::111122223333:user/ana";
  private static final String HOME = "203.0.113.10";
  private static final String ELSEWHERE = "198.51.100.7";
  private static final String CLI = "aws-cli/2.17.9 os/macos#23.5.0";
  private static final String BROWSER = "Mozilla/5.0 (Macintosh) Firefox/128.0";
  private static final String BOTO = "Boto3/1.34.1 os/linux";

  private InProcessStateStore store = store();
  private FamiliarPlaces places = new FamiliarPlaces(store, Geography.NONE, Optional.empty());

  private static InProcessStateStore store() {
    return new InProcessStateStore(FamiliarPlaces.cells(), 1000);
  }

  private void daysOfAna(int days) {
    for (int day = 1; day <= days; day++) {
      take(ANA, HOME, CLI, day);
    }
  }

  private Familiarity onDay(int day, String address, String userAgent) {
    return places.of(ANA, address, userAgent, day * DAY + 7);
  }

  private void take(String principal, String address, String agent, int day) {
    places.learner().take(places.learner().call(principal, "", address, agent), day);
  }

  @Test
  void knowsThePlaceAndProgramOfTheDaysBefore() {
    daysOfAna(4);

    assertThat(onDay(5, "203.0.113.99", "aws-cli/2.18.0 os/macos#24.0.0"))
        .isEqualTo(Familiarity.FAMILIAR);
  }

  /** People work on every day from 8 to 18. */
  private Familiarity atWork(String principal, int hour, String userAgent) {
    BusinessHours hours =
        new BusinessHours(
            ZoneOffset.UTC,
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.of(8, 0),
            LocalTime.of(18, 0));
    return new FamiliarPlaces(store, Geography.NONE, Optional.of(hours))
        .of(principal, HOME, userAgent, 5 * DAY + hour * 3_600_000_000L);
  }

  @Test
  void aPersonAtTheUsualPlaceOutsideBusinessHoursIsNotAsAlways() {
    daysOfMina(4);

    assertThat(atWork(MINA, 3, CLI)).isEqualTo(Familiarity.AFTER_HOURS);
    assertThat(atWork(MINA, 9, CLI)).isEqualTo(Familiarity.FAMILIAR);
  }

  @Test
  void aUserWhoCallsByABrowserIsAPersonAndAnyOtherMayBeAProgram() {
    daysOfAna(4);

    assertThat(atWork(ANA, 3, CLI)).isEqualTo(Familiarity.FAMILIAR);
    for (int day = 1; day <= 4; day++) {
      take(ANA, HOME, BROWSER, day);
    }
    assertThat(atWork(ANA, 3, BROWSER)).isEqualTo(Familiarity.AFTER_HOURS);
  }

  @Test
  void anotherNetworkWithAnotherProgramIsStrange() {
    daysOfAna(4);

    assertThat(onDay(5, ELSEWHERE, BOTO)).isEqualTo(Familiarity.STRANGE);
  }

  @Test
  void whatTheDayItselfBroughtIsNotKnownYet() {
    daysOfAna(4);
    take(ANA, ELSEWHERE, BOTO, 5);

    assertThat(onDay(5, ELSEWHERE, BOTO)).isEqualTo(Familiarity.STRANGE);
    assertThat(onDay(6, ELSEWHERE, BOTO)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void aJourneyOrANewToolAloneIsNotStrange() {
    daysOfAna(4);

    assertThat(onDay(5, ELSEWHERE, CLI)).isEqualTo(Familiarity.ELSEWHERE);
    assertThat(onDay(5, HOME, BOTO)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void anAddressNextToItsOwnIsALineThatWasLentAnother() {
    daysOfAna(4);

    assertThat(onDay(5, "203.0.7.20", CLI)).isEqualTo(Familiarity.UNKNOWN);
    assertThat(onDay(5, "203.0.7.20", BOTO)).isEqualTo(Familiarity.STRANGE);
    assertThat(onDay(5, "203.1.7.20", CLI)).isEqualTo(Familiarity.ELSEWHERE);
  }

  @Test
  void whatAPersonOfIdentityCenterUsesAtHomeIsFamiliar() {
    String person =
        "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_1/ana@x.io";
    take(person, HOME, CLI, 1);
    take(person, ELSEWHERE, CLI, 1);
    take(person, HOME, CLI, 2);

    assertThat(places.of(person, HOME, BOTO, 3 * DAY)).isEqualTo(Familiarity.FAMILIAR);
    assertThat(places.of(person, ELSEWHERE, BOTO, 3 * DAY)).isEqualTo(Familiarity.UNKNOWN);
  }

  private static final String MINA =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_1/mina@x.io";

  private void daysOfMina(int days) {
    for (int day = 1; day <= days; day++) {
      take(MINA, HOME, CLI, day);
    }
  }

  @Test
  void whoSignedInElsewhereAndBroughtItsProgramIsOnAJourney() {
    daysOfMina(4);
    places.learner().signedIn("mina@x.io", ELSEWHERE, 5);

    assertThat(places.of(MINA, ELSEWHERE, CLI, 5 * DAY)).isEqualTo(Familiarity.JOURNEY);
    assertThat(places.of(MINA, ELSEWHERE, BOTO, 5 * DAY)).isEqualTo(Familiarity.STRANGE);
  }

  @Test
  void whoDidNotSignInElsewhereMayHaveLostASession() {
    daysOfMina(4);
    places.learner().signedIn("mina@x.io", HOME, 5);
    places.learner().signedIn("ana@x.io", ELSEWHERE, 5);

    assertThat(places.of(MINA, ELSEWHERE, CLI, 5 * DAY)).isEqualTo(Familiarity.ELSEWHERE);
  }

  @Test
  void aSignInOfTheDayBeforeYesterdayIsOver() {
    daysOfMina(4);
    places.learner().signedIn("mina@x.io", ELSEWHERE, 5);

    assertThat(places.of(MINA, ELSEWHERE, CLI, 6 * DAY)).isEqualTo(Familiarity.JOURNEY);
    assertThat(places.of(MINA, ELSEWHERE, CLI, 7 * DAY)).isEqualTo(Familiarity.ELSEWHERE);
  }

  @Test
  void onTheSecondDayOfAJourneyThePlaceIsFamiliarWithAProgramOfOld() {
    daysOfMina(4);
    take(MINA, ELSEWHERE, CLI, 5);
    take(MINA, ELSEWHERE, BOTO, 5);

    assertThat(places.of(MINA, ELSEWHERE, CLI, 6 * DAY)).isEqualTo(Familiarity.FAMILIAR);
    assertThat(places.of(MINA, ELSEWHERE, BOTO, 6 * DAY)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void whoWorksOnAClusterFromHomeMayUseAnyTool() {
    daysOfAna(4);

    assertThat(places.inCluster(ANA, HOME, BOTO, 5 * DAY)).isEqualTo(Familiarity.FAMILIAR);
    assertThat(places.inCluster(ANA, ELSEWHERE, BOTO, 5 * DAY)).isEqualTo(Familiarity.STRANGE);
  }

  @Test
  void anotherProgramInAPodIsNotFamiliar() {
    String pod = "system:serviceaccount:shop:web";
    take(pod, HOME, CLI, 1);
    take(pod, HOME, CLI, 2);
    take(pod, HOME, CLI, 3);

    assertThat(places.inCluster(pod, HOME, BOTO, 4 * DAY)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void whoComesFromElsewhereEachDayIsNeverElsewhere() {
    for (int day = 1; day <= 4; day++) {
      take(ANA, "203.1." + day + ".1", CLI, day);
    }

    assertThat(onDay(5, ELSEWHERE, CLI)).isEqualTo(Familiarity.UNKNOWN);
  }

  private Familiarity ofBen(String address, int day) {
    return places.of("arn:aws:iam::111122223333:user/ben", address, CLI, day * DAY + 7);
  }

  @Test
  void aPersonNobodyKnowsFromWhereNobodyCallsIsANewcomer() {
    daysOfAna(4);

    assertThat(ofBen(ELSEWHERE, 5)).isEqualTo(Familiarity.NEWCOMER);
    assertThat(ofBen(HOME, 5)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void nobodyIsANewcomerWhereLittleIsKnownOfThePeople() {
    daysOfAna(2);

    assertThat(ofBen(ELSEWHERE, 3)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void nobodyIsANewcomerAmongPeopleWhoComeFromEverywhere() {
    for (int day = 1; day <= 6; day++) {
      take(ANA, "203.1." + day + ".1", CLI, day);
    }

    assertThat(ofBen(ELSEWHERE, 7)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void aWorkloadIsNoNewcomer() {
    daysOfAna(4);

    assertThat(places.of("arn:aws:iam::111122223333:role/web", ELSEWHERE, CLI, 5 * DAY))
        .isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void aPersonOfIdentityCenterIsTheSameInEveryAccount() {
    String sso = ":role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_";
    for (int day = 1; day <= 4; day++) {
      take(
          "arn:aws:iam::111122223333" + sso + "Admin_0a1b2c3d4e5f6071/ana@example.com",
          HOME,
          CLI,
          day);
    }

    assertThat(
            places.of(
                "arn:aws:iam::444455556666" + sso + "Dev_9f8e7d6c5b4a3021/ana@example.com",
                HOME,
                CLI,
                5 * DAY))
        .isEqualTo(Familiarity.FAMILIAR);
  }

  @Test
  void ofWhoIsNewNothingIsSaid() {
    daysOfAna(1);

    assertThat(onDay(2, ELSEWHERE, BOTO)).isEqualTo(Familiarity.UNKNOWN);
    assertThat(onDay(2, HOME, CLI)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void whoComesFromElsewhereEachDayIsNowhereStrange() {
    for (int day = 1; day <= 8; day++) {
      take(ANA, "203.0." + day + ".1", CLI, day);
    }

    assertThat(onDay(9, ELSEWHERE, BOTO)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void theOfficeIsStrangeToNobody() {
    daysOfAna(4);
    take("arn:aws:iam::111122223333:user/ben", ELSEWHERE, CLI, 3);
    take("arn:aws:iam::111122223333:user/cleo", ELSEWHERE, CLI, 4);

    assertThat(onDay(5, ELSEWHERE, BOTO)).isEqualTo(Familiarity.AMONG_OTHERS);
    assertThat(onDay(5, ELSEWHERE, CLI)).isEqualTo(Familiarity.FAMILIAR);
  }

  @Test
  void ofBuildsThatRunSomewhereElseEachDayTheProgramTells() {
    String role = "arn:aws:iam::111122223333:role/deploy";
    for (int day = 1; day <= 8; day++) {
      take(role, "203.0." + day + ".1", BOTO, day);
    }

    assertThat(places.of(role, ELSEWHERE, BOTO, 9 * DAY)).isEqualTo(Familiarity.FAMILIAR);
    assertThat(places.of(role, ELSEWHERE, CLI, 9 * DAY)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void aProgramThatAStrangerBroughtYesterdayIsNotYetThatOfTheBuilds() {
    String role = "arn:aws:iam::111122223333:role/deploy";
    for (int day = 1; day <= 8; day++) {
      take(role, "203.0." + day + ".1", BOTO, day);
    }
    take(role, ELSEWHERE, CLI, 8);

    assertThat(places.of(role, ELSEWHERE, CLI, 9 * DAY)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void ofPeopleWhoAreSomewhereElseEachDayItDoesNot() {
    String person = "arn:aws:iam::111122223333:role/aws-reserved/AWSReservedSSO_Admin_0a/ana";
    for (int day = 1; day <= 8; day++) {
      take(person, "203.0." + day + ".1", BOTO, day);
    }

    assertThat(places.of(person, ELSEWHERE, BOTO, 9 * DAY)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void theOfficeOfAnotherAccountIsStrange() {
    daysOfAna(4);
    take("arn:aws:iam::444455556666:user/ben", ELSEWHERE, CLI, 3);
    take("arn:aws:iam::444455556666:user/cleo", ELSEWHERE, CLI, 4);

    assertThat(onDay(5, ELSEWHERE, BOTO)).isEqualTo(Familiarity.STRANGE);
  }

  @Test
  void whatWasNotUsedForAQuarterIsForgotten() {
    daysOfAna(4);
    take(ANA, HOME, CLI, 100);

    assertThat(onDay(101, HOME, CLI)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void tooManyNetworksAreNoHabit() {
    daysOfAna(60);
    for (int host = 0; host < 40; host++) {
      take(ANA, "192.0." + host + ".1", CLI, 61);
    }

    assertThat(onDay(62, ELSEWHERE, BOTO)).isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void staysInState() throws IOException {
    daysOfAna(4);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.write(new DataOutputStream(bytes));
    store = store();
    places = new FamiliarPlaces(store, Geography.NONE, Optional.empty());
    store.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(onDay(5, HOME, CLI)).isEqualTo(Familiarity.FAMILIAR);
    assertThat(onDay(5, ELSEWHERE, BOTO)).isEqualTo(Familiarity.STRANGE);
  }

  private static final String WEB = "arn:aws:iam::111122223333:role/web";

  private static String session(String instance) {
    return "arn:aws:sts::111122223333:assumed-role/web/" + instance;
  }

  private void daysOfWeb(int days) {
    for (int day = 1; day <= days; day++) {
      places.learner().take(places.learner().call(WEB, session("i-0abc12345678"), HOME, CLI), day);
    }
  }

  @Test
  void anInstanceLaunchedSinceIsWhereItWasPut() {
    daysOfWeb(4);

    assertThat(places.of(WEB, session("i-0def12345678"), ELSEWHERE, BOTO, 5 * DAY))
        .isEqualTo(Familiarity.UNKNOWN);
  }

  @Test
  void credentialsOfAnInstanceThatCalledBeforeAreStrangeElsewhere() {
    daysOfWeb(4);

    assertThat(places.of(WEB, session("i-0abc12345678"), ELSEWHERE, BOTO, 5 * DAY))
        .isEqualTo(Familiarity.STRANGE);
  }
}
