package dev.haetae.detect.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.machine.MachineSource;
import dev.haetae.detect.sequence.SequenceSignal.Outcome;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceEngineTest {
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

  private static final long HOUR = Duration.ofHours(1).toNanos() / 1_000;
  private static final List<Detector> DETECTORS = detectors();

  private final InProcessStateStore store = store();
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

  private static InProcessStateStore store() {
    return new InProcessStateStore(SequenceEngine.cells(), 10);
  }

  /** A signal in the making: what a test does not say is an ordinary step of Alice's. */
  private static final class Making {
    private long time;
    private String finding = "";
    private String event = "";
    private String type = "Persistence:IAMUser/AdminUserMade";
    private double severity = 5;
    private double support = 1;
    private List<String> tactics = List.of("persistence");
    private Familiarity familiarity = Familiarity.UNKNOWN;
    private Outcome outcome = Outcome.SUCCEEDED;
    private String account = "111122223333";
    private final Map<EntityKind, List<String>> entities =
        new TreeMap<>(Map.of(EntityKind.PRINCIPAL, List.of(arn("alice"))));
    private final Map<String, List<String>> resources = new TreeMap<>();

    SequenceSignal made() {
      String id = finding.isEmpty() ? type + entities + time : finding;
      return new SequenceSignal(
          time,
          id,
          event.isEmpty() ? "event at " + time + type : event,
          -1,
          FindingType.parse(type),
          "Something of type " + type,
          new Severity(severity),
          support,
          tactics,
          List.of(),
          familiarity,
          outcome,
          "cloudtrail",
          account,
          "eu-west-1",
          entities,
          resources);
    }

    Making at(long hours) {
      time = hours * HOUR;
      return this;
    }

    Making in(String newAccount) {
      account = newAccount;
      return this;
    }

    Making from(Familiarity place) {
      familiarity = place;
      return this;
    }

    Making is(String newType, String... newTactics) {
      type = newType;
      tactics = List.of(newTactics);
      return this;
    }

    Making severity(double score) {
      severity = score;
      return this;
    }

    Making support(double share) {
      support = share;
      return this;
    }

    Making outcome(Outcome how) {
      outcome = how;
      return this;
    }

    Making by(EntityKind kind, String... names) {
      entities.put(kind, List.of(names));
      return this;
    }

    Making upon(String kind, String name) {
      resources.put(kind, List.of(name));
      return this;
    }

    Making finding(String id) {
      finding = id;
      return this;
    }

    Making event(String id) {
      event = id;
      return this;
    }
  }

  private static String arn(String user) {
    return "arn:aws:iam::111122223333:user/" + user;
  }

  private static Making persistence() {
    return new Making();
  }

  private static Making exfiltration() {
    return new Making().is("Exfiltration:EC2/SnapshotShared", "exfiltration");
  }

  private static Making discovery() {
    return new Making().is("Discovery:IAMUser/PermissionProbing", "discovery");
  }

  private static Making untried() {
    return new Making().is("Impact:Cloudtrail/Untried", "impact");
  }

  private static Making tried() {
    return new Making().is("Impact:Cloudtrail/Tried", "impact");
  }

  private void feed(Making... signals) {
    for (Making signal : signals) {
      engine.accept(signal.made(), closed::add);
    }
  }

  private List<String> types(AttackSequence sequence) {
    return sequence.steps().stream().map(step -> step.signal().type().toString()).toList();
  }

  @Test
  void joinsGraveStepsOfOnePrincipal() {
    feed(persistence().at(1), exfiltration().at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(types(engine.open().get(0)))
        .containsExactly("Persistence:IAMUser/AdminUserMade", "Exfiltration:EC2/SnapshotShared");
  }

  @Test
  void oneKindOfGraveStepAmongLowOnesIsAsGraveAsThat() {
    feed(
        persistence().at(1),
        discovery().at(2).severity(3),
        new Making()
            .is("DefenseEvasion:IAMUser/RegionEnabled", "defense-evasion")
            .severity(2)
            .at(3),
        new Making().is("Execution:SSM/CommandSent", "execution").severity(2).at(3),
        new Making().is("Impact:S3/RapidExpiration", "impact").severity(2).at(3));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).severity().score()).isEqualTo(5);
  }

  @Test
  void doingWhatOneNeverDidIsOneKindOfStepWhateverTheTactic() {
    feed(
        new Making().is("Persistence:IAMUser/AnomalousBehavior", "persistence").at(1),
        new Making().is("Exfiltration:IAMUser/AnomalousBehavior", "exfiltration").at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).severity().score()).isEqualTo(5);
  }

  @Test
  void lowStepsFromAPlaceTheirCallerNeverUsedAreAnAttackOfMediumSeverity() {
    feed(
        persistence().severity(2).from(Familiarity.STRANGE).at(1),
        exfiltration().severity(2).from(Familiarity.STRANGE).at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).severity().score()).isEqualTo(5);
    assertThat(engine.open().get(0).core()).hasSize(2);
  }

  @Test
  void lowStepsFromTheUsualPlaceAreNone() {
    feed(
        persistence().severity(2).from(Familiarity.FAMILIAR).at(1),
        discovery().severity(2).from(Familiarity.FAMILIAR).at(2),
        exfiltration().severity(2).from(Familiarity.FAMILIAR).at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void oneLowStepFromAStrangePlaceIsNone() {
    feed(persistence().severity(2).from(Familiarity.STRANGE).at(1));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void twoMediumStepsOfAdministrationFromTheUsualPlaceAreNone() {
    feed(
        persistence().from(Familiarity.FAMILIAR).at(1),
        new Making()
            .is("DefenseEvasion:IAMUser/RegionEnabled", "defense-evasion")
            .from(Familiarity.FAMILIAR)
            .at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whoTakesDataIsNoLessSuspectAtTheUsualPlace() {
    feed(
        persistence().from(Familiarity.FAMILIAR).at(1),
        exfiltration().from(Familiarity.FAMILIAR).at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void colleaguesOnOneMachineAreNotOneActor() {
    feed(
        persistence().by(EntityKind.HOST, "i-0123456789abcdef0").at(1),
        exfiltration()
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.HOST, "i-0123456789abcdef0")
            .at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whoEntersAMachineIsJoinedWithWhatActsAsIt() {
    feed(
        persistence().by(EntityKind.HOST, "i-0123456789abcdef0").at(1),
        asRole(exfiltration(), "web")
            .by(
                EntityKind.SESSION,
                "arn:aws:sts::111122223333:assumed-role/web/i-0123456789abcdef0")
            .at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void anOfficeLinksNobody() {
    feed(
        persistence().by(EntityKind.ADDRESS, "198.51.100.7").from(Familiarity.FAMILIAR).at(1),
        exfiltration()
            .severity(8)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "198.51.100.7")
            .from(Familiarity.FAMILIAR)
            .at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whatLittleStandsBehindCountsForLess() {
    feed(persistence().at(1), exfiltration().at(2).support(0.3));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void namesWhatJoinsThemAsTheLogHasIt() {
    feed(persistence().at(1), exfiltration().at(2));

    assertThat(engine.open().get(0).joinedBy())
        .containsOnly(Map.entry("principal " + arn("alice"), 2));
  }

  @Test
  void namesAUserThatAwsSpeaksOfAsOtherLogsHaveIt() {
    feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, "iam.amazonaws.com").upon("IAMUser", "alice"),
        exfiltration().at(2));

    assertThat(engine.open().get(0).joinedBy())
        .containsOnly(Map.entry("principal " + arn("alice"), 2));
  }

  private static Making asRole(Making signal, String role, String... people) {
    String[] names = new String[people.length + 1];
    names[0] = "arn:aws:iam::111122223333:role/" + role;
    System.arraycopy(people, 0, names, 1, people.length);
    return signal.by(EntityKind.PRINCIPAL, names);
  }

  @Test
  void joinsSessionsOfRolesThatOnePersonBegan() {
    feed(
        asRole(persistence(), "deploy", arn("alice")).at(1),
        asRole(exfiltration(), "audit", arn("alice")).at(2));

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).joinedBy())
        .containsOnly(Map.entry("principal " + arn("alice"), 2));
  }

  @Test
  void joinsWhatAPersonDidWithWhatTheyDidInARole() {
    feed(persistence().at(1), asRole(exfiltration(), "audit", arn("alice")).at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void leavesSessionsOfRolesThatTwoPeopleBeganApart() {
    feed(
        asRole(persistence(), "deploy", arn("alice")).at(1),
        asRole(exfiltration(), "audit", arn("bob")).at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesOneGraveStepForNoAttack() {
    feed(exfiltration().at(1).severity(8));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesManyLowStepsForNoAttack() {
    for (int i = 0; i < 50; i++) {
      feed(
          new Making()
              .is("Persistence:IAMUser/Kind" + i, i % 2 == 0 ? "persistence" : "impact")
              .severity(2)
              .at(1));
    }

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesStepsOfOneTacticForNoAttack() {
    feed(
        persistence().at(1).severity(8),
        new Making().is("Persistence:IAMUser/Other", "persistence").at(2).severity(8));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void countsWhatSeveralDetectorsSayOfOneCallOnce() {
    feed(persistence().at(1).event("e"), exfiltration().at(1).event("e"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void countsWhatWasSeenOfAnotherCallToo() {
    feed(
        persistence().at(1).event("e"),
        exfiltration().at(1).event("e").finding("f"),
        exfiltration().at(2).event("g").finding("f"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void countsWhatSeveralDetectorsSayOfTheSameTwoCallsOnce() {
    feed(
        persistence().at(1).event("e").finding("p"),
        exfiltration().at(1).event("e").finding("f"),
        persistence().at(2).event("g").finding("p"),
        exfiltration().at(2).event("g").finding("f"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void takesTheToolsOfTestersForNoAttack() {
    feed(
        new Making().is("PenTest:IAMUser/KaliLinux", "initial-access").at(1),
        new Making().is("PenTest:IAMUser/ParrotLinux", "discovery").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void keepsDifferentPrincipalsApart() {
    feed(persistence().at(1), exfiltration().at(2).by(EntityKind.PRINCIPAL, arn("bob")));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void followsAKeyThatWasMade() {
    feed(
        persistence().at(1).upon("AccessKey", "AKIAMADEMADEMADE"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("monitoring"))
            .by(EntityKind.ACCESS_KEY, "AKIAMADEMADEMADE"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void followsARoleThatWasGivenToAWorkload() {
    feed(
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
    feed(
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
    feed(
        persistence().at(1).severity(severity).upon("IAMRole", "ops"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:role/ops")
            .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/ops/0a1b2c"));

    assertThat(engine.open()).hasSize(groups);
  }

  @Test
  void knowsARoleThatIsWrittenWithItsAccount() {
    feed(
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
    feed(
        persistence().at(1).severity(severity).upon("IAMUser", "support-desk"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:user/support-desk")
            .by(EntityKind.SESSION, "arn:aws:iam::111122223333:user/support-desk"));

    assertThat(engine.open()).hasSize(groups);
  }

  @Test
  void joinsWhatAStackSetMadeInManyAccountsWithWhoRolledItOut() {
    feed(
        new Making()
            .is("LateralMovement:CloudFormation/StackSetRolledOut", "lateral-movement")
            .at(1)
            .upon("StackSet", "base"));
    for (int account = 0; account < 40; account++) {
      String role = "arn:aws:iam::1111222233" + (10 + account) + ":role/stacksets-exec-" + account;
      feed(persistence().at(2).by(EntityKind.PRINCIPAL, role));
    }

    assertThat(engine.open()).hasSize(1);
    assertThat(engine.open().get(0).steps()).hasSize(41);
  }

  @Test
  void joinsGroupsThatTurnOutToBeOne() {
    feed(
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
  void joinsByAnAddressThatFewUse() {
    feed(
        persistence().at(1).by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "203.0.113.7"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsNothingByAnAddressThatManyUse() {
    feed(
        persistence().at(1).by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "203.0.113.7"));
    for (String other : List.of("carol", "dave", "erin")) {
      feed(
          discovery()
              .at(3)
              .severity(2)
              .by(EntityKind.PRINCIPAL, arn(other))
              .by(EntityKind.ADDRESS, "203.0.113.7"));
    }

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsWhatManyDoGravelyFromOneAddress() {
    String address = "203.0.113.7";
    feed(persistence().at(1).by(EntityKind.ADDRESS, address));
    for (String other : List.of("bob", "carol", "dave", "erin", "frank")) {
      feed(
          exfiltration()
              .at(2)
              .by(EntityKind.PRINCIPAL, arn(other))
              .by(EntityKind.ADDRESS, address));
    }

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsNothingByAnAddressFromWhichAWholeHouseDoesGraveThings() {
    String address = "203.0.113.7";
    feed(persistence().at(1).by(EntityKind.ADDRESS, address));
    for (int i = 0; i < 13; i++) {
      feed(
          exfiltration()
              .at(2)
              .by(EntityKind.PRINCIPAL, arn("user" + i))
              .by(EntityKind.ADDRESS, address));
    }

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsWhoChangedAFunctionWithWhatIsDoneAsTheFunction() {
    feed(
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
    feed(
        persistence()
            .at(1)
            .by(EntityKind.PRINCIPAL, person("Admin", "chloe"))
            .upon("MadePermissionSet", "OpsSync"),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, person("OpsSync", "sync")));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhoResetAPersonWithThePerson() {
    feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, "help desk").upon("IdentityCenterUser", "u-1"),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, "dana").upon("IdentityCenterUser", "u-1"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsNobodyByPeopleWhoseOrdinaryResetsTheyDo() {
    feed(
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
    feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, person("Admin", "chloe")),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, person("Admin", "farid")));

    assertThat(engine.open()).isEmpty();
  }

  private static String person(String set, String name) {
    return "arn:aws:iam::111122223333:role/AWSReservedSSO_" + set + "_0123456789abcdef/" + name;
  }

  @Test
  void joinsNothingByWhatSessionsAreCalledAlone() {
    feed(
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
  void joinsNothingByAnAddressThatIsNotPublic() {
    feed(
        persistence().at(1).by(EntityKind.ADDRESS, "10.0.0.7"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "10.0.0.7"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByAUserAgent() {
    feed(
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
    feed(
        persistence().at(1).by(EntityKind.PRINCIPAL, service),
        exfiltration().at(2).by(EntityKind.PRINCIPAL, service));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByARoleThatManyTakeOn() {
    String role = "arn:aws:iam::111122223333:role/Deploy";
    List<Making> signals = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Making signal = i == 0 ? persistence() : i == 5 ? exfiltration() : discovery().severity(2);
      signals.add(
          signal
              .at(i + 1)
              .by(EntityKind.PRINCIPAL, role)
              .by(EntityKind.SESSION, "arn:aws:sts::111122223333:assumed-role/Deploy/run-" + i));
    }
    feed(signals.toArray(new Making[0]));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsWhatIsToldOfOneAddressInside() {
    feed(
        persistence().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "10.0.1.20").at(1),
        exfiltration().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatASensorOfNoAccountTellsOfAnAddressInside() {
    feed(
        machine(persistence()).upon("Address", "10.0.1.20").at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").in("unknown").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "239.255.255.250", "0.0.0.0"})
  void joinsNothingByAnAddressThatIsNobodys(String address) {
    feed(
        persistence().by(EntityKind.PRINCIPAL, "ana").by(EntityKind.ADDRESS, address).at(1),
        exfiltration().by(EntityKind.PRINCIPAL, "bob").by(EntityKind.ADDRESS, address).at(2),
        persistence().by(EntityKind.PRINCIPAL, "unknown").upon("Address", address).at(3),
        exfiltration().by(EntityKind.PRINCIPAL, "unknown").upon("Address", address).at(4));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByAnAddressInsideThatTwoAccountsHave() {
    feed(
        machine(persistence()).upon("Address", "172.31.1.20").at(1),
        machine(exfiltration()).upon("Address", "172.31.1.20").in("444455556666").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsWhatAHostSaysThatIsCalledByItsAddress() {
    feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "ip-10-0-1-20.eu-west-1.compute.internal")
            .in("unknown")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatAHostSaysThatIsCalledByItsId() {
    feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "i-0123456789abcdef0.eu-west-1.compute.internal")
            .in("unknown")
            .at(1),
        machine(exfiltration()).by(EntityKind.HOST, "i-0123456789abcdef0").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatAHostSaysWhoseAddressIsLearntLater() {
    feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "web-1")
            .in("unknown")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));
    assertThat(engine.open()).isEmpty();

    machines.put("web-1", List.of("10.0.1.20"));
    machines.put("10.0.1.20", List.of("web-1"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void triesFromManyAddressesDoNotCrowdOutWhatFollows() {
    Making[] tried = new Making[40];
    for (int i = 0; i < tried.length; i++) {
      tried[i] =
          discovery()
              .finding("tried")
              .severity(2)
              .outcome(Outcome.UNPROVEN)
              .by(EntityKind.HOST, "web-1")
              .by(EntityKind.ADDRESS, "198.51.100." + i)
              .at(1);
    }
    feed(tried);
    feed(
        machine(persistence()).by(EntityKind.HOST, "web-1").at(2),
        machine(exfiltration()).by(EntityKind.HOST, "web-1").at(3));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatWasDoneAtAHostWithTheMachineItWasDoneFrom() {
    feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "db-1")
            .by(EntityKind.ADDRESS, "10.0.1.20")
            .in("unknown")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void aMachineFromWhichManyComeJoinsNothing() {
    Making[] done = new Making[6];
    for (int i = 0; i < 5; i++) {
      done[i] =
          persistence()
              .by(EntityKind.PRINCIPAL, "user" + i)
              .by(EntityKind.HOST, "db-" + i)
              .by(EntityKind.ADDRESS, "10.0.1.20")
              .in("unknown")
              .at(1);
    }
    done[5] = machine(exfiltration()).upon("Address", "10.0.1.20").at(2);
    feed(done);

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsAPodWithItsNode() {
    machines.put("pod shop/web-6c9d", List.of("i-0123456789abcdef0"));
    machines.put("i-0123456789abcdef0", List.of("pod shop/web-6c9d"));
    feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "system:serviceaccount:shop:web")
            .upon("Pod", "web-6c9d")
            .upon("Namespace", "shop")
            .at(1),
        machine(exfiltration()).by(EntityKind.HOST, "i-0123456789abcdef0").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhoWasLetInWithTheMachineThatAnsweredThem() {
    feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.ADDRESS, "198.51.100.9")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").upon("Peer", "198.51.100.9").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatCameThroughALoadBalancerWithWhatItsTargetDid() {
    feed(
        machine(persistence()).upon("Machine", "10.0.1.20:443").at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatCameThroughALoadBalancerWithWhatTheHostSaysOfItself() {
    feed(
        machine(persistence()).upon("Machine", "10.0.1.20:443").at(1),
        machine(exfiltration()).by(EntityKind.HOST, "ip-10-0-1-20").in("unknown").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void aHostWithTwoClientsOfItsLoadBalancerIsOfNeither() {
    feed(
        machine(persistence())
            .severity(8)
            .by(EntityKind.ADDRESS, "198.51.100.7")
            .upon("Machine", "10.0.1.20"),
        machine(discovery())
            .severity(8)
            .by(EntityKind.ADDRESS, "198.51.100.9")
            .upon("Machine", "10.0.1.20"),
        machine(exfiltration()).by(EntityKind.HOST, "ip-10-0-1-20").in("unknown").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whatALoadBalancerPassedOnInVainIsNotOfItsTarget() {
    feed(
        machine(persistence()).upon("Machine", "10.0.1.20:443").outcome(Outcome.FAILED).at(1),
        machine(exfiltration()).severity(8).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void twoClientsOfOneTargetAreNotOne() {
    feed(
        machine(persistence()).by(EntityKind.ADDRESS, "198.51.100.7").upon("Machine", "10.0.1.20"),
        machine(exfiltration())
            .by(EntityKind.ADDRESS, "198.51.100.9")
            .upon("Machine", "10.0.1.20")
            .at(1));

    assertThat(engine.open()).isEmpty();
  }

  private static Making machine(Making step) {
    return step.by(EntityKind.PRINCIPAL, "unknown");
  }

  @Test
  void doesNotJoinByAnAddressOutsideThatAFindingIsAbout() {
    feed(
        persistence().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "198.51.100.9").at(1),
        exfiltration().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "198.51.100.9").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void accountsThatAreTriedDoNotShareTheMachine() {
    Making[] tried = new Making[5];
    for (int i = 0; i < tried.length; i++) {
      tried[i] =
          discovery()
              .severity(2)
              .outcome(Outcome.UNPROVEN)
              .by(EntityKind.PRINCIPAL, "tried-" + i)
              .by(EntityKind.HOST, "web-1")
              .at(1);
    }
    feed(tried);
    feed(
        persistence().by(EntityKind.PRINCIPAL, "ana").by(EntityKind.HOST, "web-1").at(2),
        exfiltration().by(EntityKind.PRINCIPAL, "root").by(EntityKind.HOST, "web-1").at(3));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void takesWhomAPasswordWasTriedOnForNoActor() {
    feed(
        new Making()
            .is("CredentialAccess:IAMUser/ConsolePasswordGuessing", "credential-access")
            .at(1)
            .outcome(Outcome.UNPROVEN)
            .by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration().at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void forgetsAfterADay() {
    feed(persistence().at(1), exfiltration().at(26));

    assertThat(engine.open()).isEmpty();
    assertThat(closed).isEmpty();
  }

  @Test
  void tellsOfAnAttackThatEnded() {
    feed(
        persistence().at(1),
        exfiltration().at(2),
        discovery().at(40).by(EntityKind.PRINCIPAL, arn("bob")));

    assertThat(closed).hasSize(1);
    assertThat(engine.open()).isEmpty();
  }

  @Test
  void keepsAllOfAnAttackThatGoesOnForDays() {
    feed(persistence().at(1), exfiltration().at(2));
    for (int day = 1; day < 5; day++) {
      feed(discovery().at(day * 20L).finding("discovery " + day));
    }

    assertThat(engine.open().get(0).steps()).hasSize(6);
  }

  @Test
  void isOneStepHoweverOftenItIsSeen() {
    feed(persistence().at(1), exfiltration().at(2).finding("f"), exfiltration().at(5).finding("f"));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.steps()).hasSize(2);
    assertThat(sequence.last()).isEqualTo(5 * HOUR);
  }

  @Test
  void isOfTheKindThatAsksForMost() {
    feed(persistence().at(1), new Making().is("Impact:S3/RansomNote", "impact").at(2));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.detector().finding().type())
        .hasToString("AttackSequence:S3/CompromisedData");
    assertThat(sequence.others())
        .extracting(each -> each.finding().type().toString())
        .containsExactly("AttackSequence:IAM/CompromisedCredentials");
  }

  @Test
  void isCriticalWhereDataWasTaken() {
    feed(persistence().at(1).severity(8), exfiltration().at(2));

    assertThat(engine.open().get(0).severity().label()).isEqualTo(Severity.Label.CRITICAL);
  }

  @Test
  void isOneBandLessWhereItIsNotSure() {
    feed(persistence().at(1), exfiltration().at(2));

    assertThat(engine.open().get(0).probability()).isEqualTo(0.75);
    assertThat(engine.open().get(0).severity().label()).isEqualTo(Severity.Label.HIGH);
  }

  @Test
  void isAtMostMediumWhereAllWasAttempt() {
    for (String tactic : List.of("persistence", "exfiltration", "impact", "discovery")) {
      feed(
          new Making()
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
    feed(
        new Making()
            .is("DefenseEvasion:S3/VersionsGone", "defense-evasion", "impact")
            .at(1)
            .severity(8));
    feed(new Making().is("Discovery:IAMUser/Looked", "discovery", "collection").at(2).severity(8));

    AttackSequence sequence = engine.open().get(0);
    assertThat(sequence.reached()).containsExactly("defense-evasion", "discovery");
    assertThat(sequence.tactics()).containsAll(sequence.reached());
    assertThat(sequence.severity().score()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void beginsWithWhatTheAttackerDidNotWithWhatTheOwnerDid() {
    feed(
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
    feed(
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
      feed(
          discovery()
              .finding("routine")
              .at(hour)
              .severity(2)
              .by(EntityKind.ADDRESS, "198.51.100.1"));
    }
    feed(
        persistence().at(62).by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration().at(63).by(EntityKind.ADDRESS, "203.0.113.7"));

    assertThat(engine.open().get(0).steps()).hasSize(2);
  }

  @Test
  void whatTheKeyOfASessionDidBeforeTheAttackIsPartOfIt() {
    feed(
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

  @Test
  void goesOnFromWhatItsStateSays() {
    feed(persistence().at(1).by(EntityKind.ADDRESS, "203.0.113.7").upon("IAMUser", "monitoring"));
    InProcessStateStore restored = store();
    restored.restore(store.snapshot());
    SequenceEngine later = new SequenceEngine(DETECTORS, restored, MachineSource.NONE);
    later.accept(exfiltration().at(2).made(), closed::add);
    feed(exfiltration().at(2));

    assertThat(later.open()).hasSize(1).isEqualTo(engine.open());
  }

  @Test
  void saysWhichRulesAreNoSteps() {
    for (int i = 1; i < 6; i++) {
      feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
      feed(tried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }

    assertThat(engine.common()).containsExactly("Impact:Cloudtrail/Untried");
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "4, 0"})
  void anUntriedRuleIsNoStepOnceItToldOfMany(int actors, int attacks) {
    for (int i = 1; i < actors; i++) {
      feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }
    feed(untried().at(10), persistence().at(11));

    assertThat(engine.open()).hasSize(attacks);
  }

  @Test
  void whatManyDoIsNotForgottenWhileTheyGoOn() {
    for (int i = 1; i < 12; i++) {
      feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(24L * i));
    }
    feed(untried().at(12 * 24), persistence().at(12 * 24 + 1));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whatManyDidBeforeTheLastWeekIsForgotten() {
    for (int i = 1; i < 6; i++) {
      feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }
    long later = 9 * 24;
    feed(untried().at(later), persistence().at(later + 1));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void aRuleWithCasesIsAStepHoweverManyItToldOf() {
    for (int i = 1; i < 6; i++) {
      feed(tried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }
    feed(tried().at(10), persistence().at(11));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void staysBoundedHoweverManyActThere() {
    for (int i = 0; i < 2_000; i++) {
      feed(
          discovery()
              .at(1)
              .severity(2)
              .by(EntityKind.PRINCIPAL, arn("user" + i))
              .by(EntityKind.ADDRESS, "203.0.113.7"),
          discovery().at(1).severity(2).finding("finding " + i));
    }

    assertThat(store.snapshot().length).isLessThan(3_000_000);
  }
}
