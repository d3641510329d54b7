package dev.haetae.detect.sequence;

import static dev.haetae.detect.sequence.SignalBuilder.arn;
import static dev.haetae.detect.sequence.SignalBuilder.asRole;
import static dev.haetae.detect.sequence.SignalBuilder.discovery;
import static dev.haetae.detect.sequence.SignalBuilder.exfiltration;
import static dev.haetae.detect.sequence.SignalBuilder.persistence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sequence.SequenceSignal.Outcome;
import dev.haetae.model.event.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps joined by who acted: users, keys, roles, sessions. */
class JoiningByCallerTest {
  private final EngineFixture engine = new EngineFixture();

  @Test
  void namesWhatJoinsThemAsTheLogHasIt() {
    engine.feed(persistence().at(1), exfiltration().at(2));

    assertThat(engine.open().get(0).joinedBy())
        .containsOnly(Map.entry("principal " + arn("alice"), 2));
  }

  @Test
  void namesAUserThatAwsSpeaksOfAsOtherLogsHaveIt() {
    engine.feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, "iam.amazonaws.com").upon("IAMUser", "alice"),
        exfiltration().at(2));

    assertThat(engine.open().get(0).joinedBy())
        .containsOnly(Map.entry("principal " + arn("alice"), 2));
  }

  @Test
  void joinsSessionsOfRolesThatOnePersonBegan() {
    engine.feed(
        asRole(persistence(), "deploy", arn("alice")).at(1),
        asRole(exfiltration(), "audit", arn("alice")).at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).joinedBy())
        .containsOnly(Map.entry("principal " + arn("alice"), 2));
  }

  @Test
  void joinsWhatAPersonDidWithWhatTheyDidInARole() {
    engine.feed(persistence().at(1), asRole(exfiltration(), "audit", arn("alice")).at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void leavesSessionsOfRolesThatTwoPeopleBeganApart() {
    engine.feed(
        asRole(persistence(), "deploy", arn("alice")).at(1),
        asRole(exfiltration(), "audit", arn("bob")).at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void keepsDifferentPrincipalsApart() {
    engine.feed(persistence().at(1), exfiltration().at(2).by(EntityKind.PRINCIPAL, arn("bob")));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void followsAKeyThatWasMade() {
    engine.feed(
        persistence().at(1).upon("AccessKey", "AKIAMADEMADEMADE"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("monitoring"))
            .by(EntityKind.ACCESS_KEY, "AKIAMADEMADEMADE"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void followsARoleThatWasGivenToAWorkload() {
    engine.feed(
        persistence().at(1).upon("PassedRole", "arn:aws:iam::111122223333:role/ops"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:role/ops")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/ops/0a1b2c"));

    assertThat(engine.open()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"web, 1", "other, 0"})
  void followsTheServiceAccountWhoseTokenWasMadeIntoTheRolesItTakesOn(String made, int groups) {
    engine.feed(
        persistence().at(1).upon("ServiceAccount", made).upon("Namespace", "shop"),
        exfiltration()
            .at(2)
            .by(
                EntityKind.PRINCIPAL,
                "arn:aws:iam::111122223333:role/sync",
                "system:serviceaccount:shop:web")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/sync/botocore-1"));

    assertThat(engine.open()).hasSize(groups);
  }

  @ParameterizedTest
  @CsvSource({"6, 1", "3, 0"})
  void followsARoleThatWasGivenRightsByWhoIsToldOfForIt(double severity, int groups) {
    engine.feed(
        persistence().at(1).severity(severity).upon("IAMRole", "ops"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:role/ops")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/ops/0a1b2c"));

    assertThat(engine.open()).hasSize(groups);
  }

  @Test
  void knowsARoleThatIsWrittenWithItsAccount() {
    engine.feed(
        persistence().at(1).severity(6).upon("IAMRole", "111122223333:role/ops"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:role/ops")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/ops/0a1b2c"));

    assertThat(engine.open()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"6, 1", "3, 0"})
  void followsAUserThatWasMadeByWhoIsToldOfForIt(double severity, int groups) {
    engine.feed(
        persistence().at(1).severity(severity).upon("IAMUser", "support-desk"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:user/support-desk")
            .by(EntityKind.SESSION, "arn:aws:iam::111122223333:user/support-desk"));

    assertThat(engine.open()).hasSize(groups);
  }

  @Test
  void joinsWhatAStackSetMadeInManyAccountsWithWhoRolledItOut() {
    engine.feed(
        new SignalBuilder()
            .is("LateralMovement:CloudFormation/StackSetRolledOut", "lateral-movement")
            .at(1)
            .upon("StackSet", "base"));
    for (int account = 0; account < 40; account++) {
      String role = "arn:aws:iam::1111222233" + (10 + account) + ":role/stacksets-exec-" + account;
      engine.feed(persistence().at(2).by(EntityKind.PRINCIPAL, role));
    }

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).steps()).hasSize(41);
  }

  @Test
  void joinsGroupsThatTurnOutToBeOne() {
    engine.feed(
        persistence().at(1),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, arn("bob")),
        discovery()
            .at(3)
            .by(EntityKind.ACCESS_KEY, "AKIABOTHBOTHBOTH")
            .upon("AccessKey", "AKIAOTHEROTHEROT"),
        discovery()
            .at(4)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ACCESS_KEY, "AKIABOTHBOTHBOTH"));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).steps()).hasSize(4);
  }

  @Test
  void joinsWhoChangedAFunctionWithWhatIsDoneAsTheFunction() {
    engine.feed(
        persistence()
            .at(1)
            .upon(
                "LambdaFunction",
                "arn:aws:lambda:eu-central-1:111122223333:function:resize-images"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:role/images")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/images/resize-images"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhoMadeAPermissionSetWithTheSessionsItOpens() {
    engine.feed(
        persistence()
            .at(1)
            .by(EntityKind.PRINCIPAL, person("Admin", "chloe"))
            .upon("MadePermissionSet", "OpsSync"),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, person("OpsSync", "sync")));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhoResetAPersonWithThePerson() {
    engine.feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, "help desk").upon("IdentityCenterUser", "u-1"),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, "dana").upon("IdentityCenterUser", "u-1"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsNobodyByPeopleWhoseOrdinaryResetsTheyDo() {
    engine.feed(
        persistence()
            .severity(3)
            .at(1)
            .by(EntityKind.PRINCIPAL, "help desk")
            .upon("IdentityCenterUser", "u-1"),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, "dana").upon("IdentityCenterUser", "u-1"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNobodyByThePermissionSetTheyShare() {
    engine.feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, person("Admin", "chloe")),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, person("Admin", "farid")));

    assertThat(engine.open()).isEmpty();
  }

  private static String person(String set, String name) {
    return "arn:aws:iam::111122223333:role/AWSReservedSSO_" + set + "_0123456789abcdef/" + name;
  }

  @Test
  void joinsNothingByWhatSessionsAreCalledAlone() {
    engine.feed(
        persistence()
            .at(1)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:role/one")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/one/nightly"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:role/two")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/two/nightly"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByAUserAgent() {
    engine.feed(
        persistence().at(1).by(EntityKind.USER_AGENT, "aws-cli/2"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.USER_AGENT, "aws-cli/2"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByAnAwsService() {
    String service = "cloudformation.amazonaws.com";
    engine.feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, service),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, service));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByARoleThatManyTakeOn() {
    String role = "arn:aws:iam::111122223333:role/Deploy";
    List<SignalBuilder> signals = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      SignalBuilder signal =
          i == 0 ? persistence() : i == 5 ? exfiltration() : discovery().severity(2);
      signals.add(
          signal
              .at(i + 1)
              .by(EntityKind.PRINCIPAL, role)
              .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/Deploy/run-" + i));
    }
    engine.feed(signals.toArray(new SignalBuilder[0]));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesWhomAPasswordWasTriedOnForNoActor() {
    engine.feed(
        new SignalBuilder()
            .is("CredentialAccess:IAMUser/ConsolePasswordGuessing", "credential-access")
            .at(1)
            .outcome(Outcome.UNPROVEN)
            .by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration().at(2));

    assertThat(engine.open()).isEmpty();
  }
}
