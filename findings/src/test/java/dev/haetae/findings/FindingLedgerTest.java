package dev.haetae.findings;

import static dev.haetae.findings.Samples.CATALOG;
import static dev.haetae.findings.Samples.detector;
import static dev.haetae.findings.Samples.event;
import static dev.haetae.findings.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.mechanism.Watch;
import dev.haetae.detect.organization.AccountSource;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingLedgerTest {
  private static final long T0 = time("2026-03-01T10:00:00Z");

  private final Samples.HeapStore store = new Samples.HeapStore();
  private FindingLedger ledger = new FindingLedger(store, false);

  private void occurred(Detector detector, Event event) {
    ledger.occurred(detector, Optional.empty(), event, CATALOG, store.keep(event));
  }

  private void occurred(Detector detector, Detector.Case chosen, Event event) {
    ledger.occurred(detector, Optional.of(chosen), event, CATALOG, store.keep(event));
  }

  private List<Finding> findings() {
    return ledger.findings().toList();
  }

  private Finding onlyFinding() {
    assertThat(findings()).hasSize(1);
    return findings().get(0);
  }

  private static Event after(int hours, String... fields) {
    return event(T0 + hours * 3_600_000_000L, "e" + hours, fields);
  }

  private static List<String> ids(IntStream hours) {
    return hours.mapToObj(i -> "e" + i).toList();
  }

  /** Puts aside in memory. */
  private static final class HeapAside implements SpillStore {
    private final Map<Integer, byte[]> kept = new HashMap<>();

    @Override
    public void put(int number, byte[] bytes) {
      kept.put(number, bytes);
    }

    @Override
    public byte[] get(int number) {
      return Objects.requireNonNull(kept.get(number));
    }
  }

  private FindingLedger fed(FindingLedger other) {
    Random random = new Random(7);
    Detector detector = detector("arn");
    for (int i = 0; i < 400; i++) {
      String who = "user-" + random.nextInt(12);
      String from = "192.0.2." + random.nextInt(70);
      int hours = i * 5 + (i < 200 ? 0 : 400);
      Event event = after(hours, "arn", who, "address", from, "trail", "t" + random.nextInt(60));
      other.occurred(detector, Optional.empty(), event, CATALOG, i);
    }
    return other;
  }

  private FindingLedger aside(int atHand) {
    return fed(new FindingLedger(store, true, new HeapAside(), atHand));
  }

  private FindingLedger whole() {
    return fed(new FindingLedger(store, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 11, 23})
  void findsTheSameWhereMostFindingsArePutAside(int atHand) {
    IntStream.range(0, 400).forEach(i -> store.keep(after(i, "arn", "somebody")));

    assertThat(aside(atHand).findings().toList())
        .hasSizeGreaterThan(12)
        .isEqualTo(whole().findings().toList());
  }

  @Test
  void writesTheSameWhereMostFindingsArePutAside() throws IOException {
    assertThat(written(aside(2))).isEqualTo(written(whole()));
  }

  private static byte[] written(FindingLedger ledger) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ledger.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Test
  void countsTheSameThingAsOneFinding() {
    Detector detector = detector("arn", "trail");
    occurred(detector, after(0, "arn", "alice", "trail", "main"));
    occurred(detector, after(1, "arn", "alice", "trail", "main"));
    Finding finding = onlyFinding();
    assertThat(finding.count()).isEqualTo(2);
    assertThat(finding.firstSeen()).isEqualTo(T0);
    assertThat(finding.lastSeen()).isEqualTo(time("2026-03-01T11:00:00Z"));
    assertThat(finding.eventIds()).containsExactly("e0", "e1");
  }

  @Test
  void tellsFindingsApartByTheirIdentifyingFields() {
    Detector detector = detector("arn", "trail");
    occurred(detector, after(0, "arn", "alice", "trail", "main"));
    occurred(detector, after(1, "arn", "alice", "trail", "other"));
    occurred(detector, after(2, "arn", "alicemain"));
    assertThat(findings()).hasSize(3);
  }

  @Test
  void neverIdentifiesByWhatIsLearntLater() {
    Detector detector = detector("arn");
    occurred(detector, after(0, "arn", "alice", "address", "192.0.2.1"));
    String before = onlyFinding().id();
    occurred(detector, after(1, "arn", "alice", "address", "192.0.2.7"));
    assertThat(onlyFinding().id()).isEqualTo(before);
  }

  @Test
  void keepsTheSameIdFromReleaseToRelease() {
    occurred(detector("arn"), after(0, "arn", "alice"));
    assertThat(onlyFinding().id()).isEqualTo("64a6f21e04cfaf36dd679b8951cd8823");
  }

  @Test
  void identifiesByWhoActedWhereTheDetectorNamesNoField() {
    Detector detector = detector();
    occurred(detector, after(0, "issuer", "role", "arn", "role/one"));
    occurred(detector, after(1, "issuer", "role", "arn", "role/two"));
    occurred(detector, after(2, "address", "192.0.2.1"));
    assertThat(findings()).extracting(Finding::count).containsExactly(2L, 1L);
  }

  @Test
  void beginsANewGenerationAfterTheQuietTime() {
    Detector detector = detector("arn");
    occurred(detector, after(0, "arn", "alice"));
    occurred(detector, after(14 * 24, "arn", "alice"));
    occurred(detector, after(28 * 24 + 1, "arn", "alice"));
    List<Finding> findings = findings();
    assertThat(findings).extracting(Finding::generation).containsExactly(1, 2);
    assertThat(findings.get(0).previous()).isEmpty();
    assertThat(findings.get(1).previous()).contains(findings.get(0).id());
    assertThat(findings.get(1).id()).isNotEqualTo(findings.get(0).id());
  }

  @Test
  void countsByDay() {
    Detector detector = detector("arn");
    occurred(detector, after(0, "arn", "alice"));
    occurred(detector, after(13, "arn", "alice"));
    occurred(detector, after(14, "arn", "alice"));
    assertThat(onlyFinding().daily())
        .isEqualTo(Map.of(LocalDate.of(2026, 3, 1), 2L, LocalDate.of(2026, 3, 2), 1L));
  }

  @Test
  void showsTheFirstAndTheLastTwentyOccurrences() {
    Detector detector = detector("arn");
    IntStream.range(0, 50).forEach(i -> occurred(detector, after(i, "arn", "alice")));
    List<String> expected = ids(IntStream.concat(IntStream.range(0, 20), IntStream.range(30, 50)));
    Finding finding = onlyFinding();
    assertThat(finding.count()).isEqualTo(50);
    assertThat(finding.evidence()).extracting(Occurrence::eventId).isEqualTo(expected);
    assertThat(finding.eventIds()).isEqualTo(expected);
  }

  @Test
  void namesEveryEventWhereAllAreAskedFor() {
    ledger = new FindingLedger(store, true);
    Detector detector = detector("arn");
    IntStream.range(0, 50).forEach(i -> occurred(detector, after(i, "arn", "alice")));
    assertThat(onlyFinding().eventIds()).isEqualTo(ids(IntStream.range(0, 50)));
    assertThat(onlyFinding().evidence()).hasSize(40);
  }

  @Test
  void gathersWhoActedSortedAndOnce() {
    Detector detector = detector("arn");
    occurred(detector, after(0, "arn", "alice", "address", "192.0.2.7", "key", "AKIAB"));
    occurred(detector, after(1, "arn", "alice", "address", "192.0.2.1", "key", "AKIAA"));
    occurred(detector, after(2, "arn", "alice", "address", "192.0.2.7", "session", "s"));
    assertThat(onlyFinding().actor().principal()).isEqualTo("alice");
    assertThat(onlyFinding().actor().addresses()).containsExactly("192.0.2.1", "192.0.2.7");
    assertThat(onlyFinding().actor().accessKeys()).containsExactly("AKIAA", "AKIAB");
    assertThat(onlyFinding().actor().sessions()).containsExactly("s");
    assertThat(onlyFinding().actor().unlisted()).isEmpty();
  }

  @Test
  void listsFiftyNamesAndCountsWhatItDoesNotList() {
    Detector detector = detector("arn");
    IntStream.range(0, 53)
        .forEach(i -> occurred(detector, after(i, "arn", "alice", "address", "192.0.2." + i)));
    assertThat(onlyFinding().actor().addresses()).hasSize(50);
    assertThat(onlyFinding().actor().unlisted()).isEqualTo(Map.of(EntityKind.ADDRESS, 3L));
  }

  @Test
  void fillsItsTextsFromTheFirstOccurrence() {
    Detector detector = detector("arn");
    occurred(detector, after(0, "arn", "alice", "trail", "main"));
    occurred(detector, after(1, "arn", "alice", "trail", "other"));
    assertThat(onlyFinding().explanation().says()).isEqualTo("alice switched off main");
  }

  @Test
  void takesTheTitleOfTheRuleAsItIs() {
    occurred(detector("arn"), after(0, "arn", "alice"));
    assertThat(onlyFinding().title()).isEqualTo("CloudTrail logging was {switched} off");
  }

  @Test
  void namesEveryResourceOfAKind() {
    Detector detector = detector("arn");
    occurred(detector, after(0, "arn", "alice", "trail", "main"));
    assertThat(onlyFinding().resources()).isEqualTo(Map.of("CloudTrailTrail", "main"));
    occurred(detector, after(1, "arn", "alice", "trail", "a \"quoted\" one"));
    assertThat(onlyFinding().resources())
        .isEqualTo(Map.of("CloudTrailTrail", "[\"a \\\"quoted\\\" one\",\"main\"]"));
  }

  @Test
  void keepsTheFirstOfObjectsThatNameOneResource() {
    Detector detector = detector("arn");
    occurred(detector, after(0, "arn", "alice", "trail", "{\"session\":1}"));
    occurred(detector, after(1, "arn", "alice", "trail", "{\"session\":0}"));
    assertThat(onlyFinding().resources()).isEqualTo(Map.of("CloudTrailTrail", "{\"session\":1}"));
  }

  @Test
  void takesTheResourcesOfTheLogWhereTheDetectorNamesNone() {
    Detector detector = detector(List.of("arn"), Map.of());
    occurred(detector, after(0, "arn", "alice", "trail", "main", "bucket", "logs"));
    assertThat(onlyFinding().resources()).isEqualTo(Map.of("Resource", "[\"logs\",\"main\"]"));
  }

  @Test
  void aWorseCaseGivesTheFindingItsSeverityAndWords() {
    Detector detector = detector("arn");
    occurred(detector, Samples.FAILED, after(0, "arn", "alice", "trail", "main"));
    assertThat(onlyFinding().title()).isEqualTo("Tried by alice");
    occurred(detector, after(1, "arn", "alice", "trail", "main"));
    occurred(detector, Samples.FAILED, after(2, "arn", "alice", "trail", "main"));
    assertThat(onlyFinding().severity().score()).isEqualTo(8);
    assertThat(onlyFinding().explanation().says()).isEqualTo("alice switched off main");
    assertThat(onlyFinding().count()).isEqualTo(3);
  }

  @Test
  void aCaseOfAnotherTypeIsAnotherFinding() {
    Detector detector = detector("arn");
    occurred(detector, Samples.FAILED_AS_OTHER_TYPE, after(0, "arn", "alice"));
    occurred(detector, after(1, "arn", "alice"));
    assertThat(findings())
        .extracting(finding -> finding.type().family())
        .containsExactly("CloudTrailLoggingDisabled", "CloudTrailLoggingDisableFailed");
  }

  @Test
  void readsTechniquesAndTacticsFromTheTags() {
    occurred(detector("arn"), after(0, "arn", "alice"));
    assertThat(onlyFinding().techniques()).containsExactly("T1562.008");
    assertThat(onlyFinding().tactics()).containsExactly("defense-evasion");
  }

  @Test
  void identifiesACorrelationByItsGroup() {
    Detector detector = detector();
    for (String group : List.of("one", "two", "one")) {
      Event last = after(2, "arn", "alice");
      List<Long> numbers = List.of(store.keep(after(0)), store.keep(last));
      Correlated correlated =
          new Correlated(T0, Map.of("trail", group), Map.of("count", "2"), numbers);
      ledger.correlated(detector, Optional.empty(), last, CATALOG, correlated);
    }
    assertThat(findings()).extracting(Finding::count).containsExactlyInAnyOrder(2L, 1L);
    assertThat(findings().get(0).firstSeen()).isEqualTo(T0);
    assertThat(findings().get(0).baseline()).isEqualTo(Map.of("count", "2"));
    assertThat(findings())
        .extracting(finding -> finding.explanation().says())
        .containsExactlyInAnyOrder("alice switched off one", "alice switched off two");
  }

  private static Detector grouped(String by) {
    Detector plain = detector("arn");
    SigmaCorrelation many =
        new SigmaCorrelation(
            plain.document().header(),
            SigmaCorrelation.Type.EVENT_COUNT,
            List.of("read"),
            List.of(by),
            Duration.ofMinutes(5),
            Optional.empty(),
            Map.of(),
            false);
    return new Detector(
        plain.file(), many, plain.status(), plain.finding(), plain.tests(), plain.watch());
  }

  @ParameterizedTest
  @CsvSource({"arn,1", "awsRegion,2"})
  void aCorrelationIsOneFindingOfAllRegionsUnlessItTellsThemApart(String by, int findings) {
    Detector detector = grouped(by);
    for (String region : List.of("eu-west-1", "us-east-1")) {
      Event event = after(0, "arn", "alice");
      event.writer().region(region);
      occurred(detector, event);
    }
    assertThat(findings()).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"ALL,1", "EACH,2"})
  void aDetectorMayTellOfWhatHappensInSeveralRegionsOnce(Detector.Regions regions, int findings) {
    Detector detector = Samples.inRegions(regions);
    for (String region : List.of("eu-west-1", "us-east-1")) {
      Event event = after(0, "arn", "alice");
      event.writer().region(region);
      occurred(detector, event);
    }
    assertThat(findings()).hasSize(findings);
  }

  /** A detector that watches by a mechanism, which tells Regions apart or does not. */
  private static Detector watching(boolean spansRegions) {
    Detector plain = detector("arn");
    return new Detector(
        plain.file(),
        plain.document(),
        plain.status(),
        plain.finding(),
        plain.tests(),
        Optional.of(new Watch(new Watching(spansRegions), new Watching.Nothing(), List.of())));
  }

  @ParameterizedTest
  @CsvSource({"true,1", "false,2"})
  void aMechanismThatKnowsCallersInAllRegionsTellsOfThemOnce(boolean spansRegions, int findings) {
    Detector detector = watching(spansRegions);
    for (String region : List.of("eu-west-1", "us-east-1")) {
      Event event = after(0, "arn", "alice");
      event.writer().region(region);
      occurred(detector, event);
    }
    assertThat(findings()).hasSize(findings);
  }

  @Test
  void whatMoreStandsBehindGivesAFindingItsWordsAndConfidence() {
    Detector detector = detector("arn");
    for (double share : List.of(0.4, 0.72, 0.55)) {
      Event event = after(0, "arn", "alice", "trail", "known to " + share);
      List<Long> number = List.of(store.keep(event));
      ledger.correlated(
          detector,
          Optional.empty(),
          event,
          CATALOG,
          new Correlated(T0, Map.of(), Map.of(), number, OptionalDouble.of(share)));
    }
    assertThat(onlyFinding().confidence()).isEqualTo(0.72);
    assertThat(onlyFinding().explanation().says()).isEqualTo("alice switched off known to 0.72");
  }

  @Test
  void namesWhatTheNetworkInterfaceBelongsTo() {
    Detector detector = detector(List.of("arn"), Map.of("Instance", "arn"));
    Event event = after(0, "arn", "alice");
    Map<String, String> told = Map.of("interface.kind", "task", "interface.owner", "orders");
    Correlated correlated = new Correlated(T0, told, Map.of(), List.of(store.keep(event)));
    ledger.correlated(detector, Optional.empty(), event, CATALOG, correlated);
    assertThat(onlyFinding().resources()).containsEntry("ECSTask", "orders");
  }

  private Map<String, Severity.Label> labels(String... tags) {
    ledger.sightings().lookingByTrade("scanner"::equals);
    Detector detector = Samples.detector(List.of("arn"), Map.of(), List.of(tags));
    occurred(detector, after(0, "arn", "scanner"));
    occurred(detector, after(0, "arn", "alice"));
    return findings().stream()
        .collect(
            Collectors.toMap(
                finding -> finding.actor().principal(), finding -> finding.severity().label()));
  }

  @Test
  void lookingAroundByTradeIsLow() {
    assertThat(labels("attack.discovery", "attack.t1526"))
        .isEqualTo(Map.of("scanner", Severity.Label.LOW, "alice", Severity.Label.HIGH));
  }

  @Test
  void whatIsMoreThanLookingAroundIsNobodysTrade() {
    assertThat(labels("attack.discovery", "attack.exfiltration"))
        .isEqualTo(Map.of("scanner", Severity.Label.HIGH, "alice", Severity.Label.HIGH));
  }

  private Finding from(Familiarity familiarity, double severity) {
    ledger.sightings().knowingPlaces((principal, address, userAgent, time) -> familiarity);
    Detector detector = Samples.detector(new Severity(severity), new Severity(3));
    occurred(detector, after(0, "arn", "alice"));
    return onlyFinding();
  }

  @Test
  void whatSomebodyDoesAsAlwaysIsAsGraveAsTheDetectorSays() {
    Finding finding = from(Familiarity.FAMILIAR, 5);

    assertThat(finding.severity().score()).isEqualTo(3);
    assertThat(finding.baseline()).containsKey("called from");
  }

  @Test
  void whatSomebodyDoesFromElsewhereStaysAsGraveAndIsTold() {
    Finding finding = from(Familiarity.STRANGE, 5);

    assertThat(finding.severity().score()).isEqualTo(5);
    assertThat(finding.baseline().get("called from")).contains("never");
  }

  @Test
  void ofWhomLittleIsKnownNothingIsSaid() {
    Finding finding = from(Familiarity.UNKNOWN, 5);

    assertThat(finding.severity().score()).isEqualTo(5);
    assertThat(finding.baseline()).doesNotContainKey("called from");
  }

  @Test
  void aRoleIsToldWithTheAccountsAnEarlierCallLetIn() {
    ledger
        .sightings()
        .knowingAccounts(
            new AccountSource() {
              @Override
              public boolean isOurs(String account) {
                return false;
              }

              @Override
              public boolean isGuest(String accessKey, String account) {
                return false;
              }

              @Override
              public List<String> letIn(String account, String role) {
                return role.equals("audit") ? List.of("444455556666") : List.of();
              }

              @Override
              public boolean isBeingSetUp(String account, long time) {
                return false;
              }
            });
    occurred(Samples.roleMade(), after(0, "arn", "alice", "trail", "audit"));

    assertThat(onlyFinding().explanation().says()).contains("444455556666");
  }

  @Test
  void whatIsMeantToBePublicIsLow() {
    ledger.sightings().meantPublic("www"::equals);
    occurred(Samples.roleMade(), after(0, "arn", "alice", "trail", "www"));
    occurred(Samples.roleMade(), after(1, "arn", "ben", "trail", "customers"));
    occurred(Samples.roleMade(), after(2, "arn", "carol"));

    assertThat(findings())
        .extracting(each -> each.severity().score())
        .containsExactlyInAnyOrder(2.0, 8.0, 8.0);
  }

  private double outOfPlace(
      Familiarity familiarity, Optional<Severity> strange, Optional<Severity> elsewhere) {
    ledger.sightings().knowingPlaces((principal, address, userAgent, time) -> familiarity);
    occurred(
        Samples.lowButOutOfPlace(strange, elsewhere),
        after(0, "arn", "alice", "haetae.outcome", "success"));
    return onlyFinding().severity().score();
  }

  private static final Optional<Severity> MEDIUM = Optional.of(new Severity(5));

  @ParameterizedTest
  @CsvSource({
    "STRANGE,5",
    "NEWCOMER,5",
    "ELSEWHERE,2",
    "UNKNOWN,2",
    "AMONG_OTHERS,2",
    "FAMILIAR,2"
  })
  void whatOnlyStrangersMayNotDoIsGraverFromThem(Familiarity familiarity, double severity) {
    assertThat(outOfPlace(familiarity, MEDIUM, Optional.empty())).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "STRANGE,5",
    "NEWCOMER,5",
    "ELSEWHERE,5",
    "JOURNEY,5",
    "THROUGH_ROLE,2",
    "UNKNOWN,2",
    "AMONG_OTHERS,2",
    "FAMILIAR,2"
  })
  void whatIsNotDoneOnJourneysIsGraverFromElsewhere(Familiarity familiarity, double severity) {
    assertThat(outOfPlace(familiarity, Optional.empty(), MEDIUM)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"ELSEWHERE,8", "JOURNEY,3", "THROUGH_ROLE,3", "UNKNOWN,8"})
  void whatIsMerelyUnlikeThePastIsLessGraveOnAJourney(Familiarity familiarity, double severity) {
    ledger.sightings().knowingPlaces((principal, address, userAgent, time) -> familiarity);
    occurred(
        Samples.lowOnJourney(new Severity(8), new Severity(3)),
        after(0, "arn", "alice", "haetae.outcome", "success"));

    assertThat(onlyFinding().severity().score()).isEqualTo(severity);
  }

  @Test
  void whatARoleOfWhichNothingIsKnownDoesIsLessGraveWhereItsPersonAlwaysIs() {
    RoleChain.Step step =
        new RoleChain.Step(0, "AssumeRole", "arn:aws:iam::111122223333:user/bob", "", "", "");
    ledger
        .sightings()
        .knowingChains((accessKey, session) ->
            Optional.of(new RoleChain(step.by(), "user", true, 0, List.of(step))));
    ledger
        .sightings()
        .knowingPlaces((principal, address, userAgent, time) ->
            principal.equals(step.by()) ? Familiarity.FAMILIAR : Familiarity.UNKNOWN);
    occurred(
        Samples.lowOnJourney(new Severity(8), new Severity(3)),
        after(0, "arn", "alice", "haetae.outcome", "success"));

    assertThat(onlyFinding().severity().score()).isEqualTo(3);
  }

  @Test
  void whatARoleOfWhichNothingIsKnownDoesIsGraverWhereWhoTookItOnIsStrange() {
    RoleChain.Step step =
        new RoleChain.Step(0, "AssumeRole", "arn:aws:iam::111122223333:role/vendor", "", "", "");
    ledger
        .sightings()
        .knowingChains((accessKey, session) ->
            Optional.of(new RoleChain(step.by(), "role", true, 0, List.of(step))));
    ledger
        .sightings()
        .knowingPlaces((principal, address, userAgent, time) ->
            principal.equals(step.by()) ? Familiarity.STRANGE : Familiarity.UNKNOWN);
    occurred(
        Samples.lowButOutOfPlace(MEDIUM, MEDIUM),
        Samples.OUT_OF_PLACE,
        after(0, "arn", "alice", "haetae.outcome", "success"));

    assertThat(findings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "AssumeRole,user,arn:aws:iam::111122223333:user/bob,true",
    "AssumeRoleWithSAML,federated,bob@corp.example,true",
    "AssumeRoleWithWebIdentity,federated,system:serviceaccount:shop:web,true",
    "AssumeRoleWithWebIdentity,federated,repo:corp/shop:ref:refs/heads/main,false"
  })
  void tellsWhoStandsAtTheStartOfAChainWhereThatIsOneActor(
      String call, String kind, String origin, boolean named) {
    RoleChain.Step step = new RoleChain.Step(0, call, origin, "", "", "");
    ledger
        .sightings()
        .knowingChains((accessKey, session) ->
            Optional.of(new RoleChain(origin, kind, true, 0, List.of(step))));
    List<String> told = new ArrayList<>();
    ledger.tell(signal -> told.addAll(signal.names(EntityKind.PRINCIPAL)));

    occurred(detector("arn"), after(0, "arn", "alice"));

    assertThat(told.contains(origin)).isEqualTo(named);
  }

  private List<Finding> outOfPlaceOnly(Familiarity familiarity, String outcome) {
    ledger.sightings().knowingPlaces((principal, address, userAgent, time) -> familiarity);
    occurred(
        Samples.lowButOutOfPlace(MEDIUM, MEDIUM),
        Samples.OUT_OF_PLACE,
        after(0, "arn", "alice", "haetae.outcome", outcome));
    return findings();
  }

  @ParameterizedTest
  @CsvSource({
    "STRANGE,1",
    "NEWCOMER,1",
    "ELSEWHERE,1",
    "JOURNEY,0",
    "THROUGH_ROLE,0",
    "UNKNOWN,0",
    "AMONG_OTHERS,0",
    "FAMILIAR,0"
  })
  void aCaseOfThoseOutOfPlaceSaysNothingOfOthers(Familiarity familiarity, int findings) {
    assertThat(outOfPlaceOnly(familiarity, "success")).hasSize(findings);
  }

  @Test
  void aCaseOfThoseOutOfPlaceSaysNothingOfWhatCameToNothing() {
    assertThat(outOfPlaceOnly(Familiarity.STRANGE, "denied")).isEmpty();
  }

  @Test
  void aCaseWithATypeOfItsOwnIsOfTheTacticThatNames() {
    assertThat(outOfPlaceOnly(Familiarity.STRANGE, "success").get(0).tactics())
        .containsExactly("exfiltration");
  }

  @Test
  void whatAStrangerTriedInVainIsNoGraver() {
    ledger.sightings().knowingPlaces((principal, address, userAgent, time) -> Familiarity.STRANGE);
    occurred(
        Samples.lowButOutOfPlace(MEDIUM, MEDIUM),
        after(0, "arn", "alice", "haetae.outcome", "denied"));

    assertThat(onlyFinding().severity().score()).isEqualTo(2);
  }

  @Test
  void whatIsHighIsMediumFromWhoIsAsAlways() {
    assertThat(from(Familiarity.FAMILIAR, 8).severity().score()).isEqualTo(5);
  }

  @Test
  void whatLittleStandsBehindIsLow() {
    Event event = after(0, "arn", "alice");
    ledger.correlated(
        detector("arn"),
        Optional.empty(),
        event,
        Samples.CATALOG,
        new Correlated(T0, Map.of(), Map.of(), List.of(), OptionalDouble.of(0.3)));

    assertThat(onlyFinding().severity().label()).isEqualTo(Severity.Label.LOW);
  }

  @Test
  void isAsSureAsItsAuthorsWhereNothingWasMeasured() {
    occurred(detector("arn"), after(0, "arn", "alice"));
    assertThat(onlyFinding().confidence()).isEqualTo(0.8);
  }

  @Test
  void showsAnEventOfOverlappingCorrelationsOnce() {
    Detector detector = detector("arn");
    long[] numbers =
        IntStream.range(0, 60).mapToLong(i -> store.keep(after(i, "arn", "alice"))).toArray();
    for (int end = 30; end <= 60; end++) {
      List<Long> window = IntStream.range(end - 30, end).mapToObj(i -> numbers[i]).toList();
      Correlated correlated = new Correlated(T0, Map.of(), Map.of(), window);
      ledger.correlated(
          detector, Optional.empty(), after(end, "arn", "alice"), CATALOG, correlated);
    }
    assertThat(onlyFinding().evidence())
        .extracting(Occurrence::eventId)
        .isEqualTo(ids(IntStream.concat(IntStream.range(0, 20), IntStream.range(40, 60))));
  }

  @Test
  void takesEventsWithoutATime() {
    Detector detector = detector("arn");
    occurred(detector, event(Event.NO_TIME, "timeless", "arn", "alice"));
    occurred(detector, after(0, "arn", "alice"));
    assertThat(onlyFinding().count()).isEqualTo(2);
    assertThat(onlyFinding().firstSeen()).isEqualTo(T0);
    assertThat(onlyFinding().daily()).hasSize(1);
  }

  @Test
  void takesTimesFarFromOurs() {
    Detector detector = detector("arn");
    occurred(detector, event(Long.MIN_VALUE + 1, "early", "arn", "alice"));
    occurred(detector, event(Long.MAX_VALUE, "late", "arn", "alice"));
    assertThat(findings()).extracting(Finding::generation).containsExactly(1, 2);
  }

  @Test
  void putsTheWorstFirstThenTheEarliest() {
    Detector detector = detector("arn");
    occurred(detector, Samples.FAILED, after(0, "arn", "low"));
    occurred(detector, after(1, "arn", "earlier"));
    occurred(detector, after(2, "arn", "later"));
    assertThat(findings())
        .extracting(finding -> finding.actor().principal())
        .containsExactly("earlier", "later", "low");
  }

  @Test
  void doesNotDependOnTheOrderOfDetectorsAtOneEvent() {
    Detector one = detector(List.of("arn"), Map.of("A", "trail"));
    Detector two = detector(List.of("trail"), Map.of("B", "trail"));
    occurred(one, after(0, "arn", "x", "trail", "y"));
    occurred(two, after(0, "arn", "x", "trail", "y"));
    List<Finding> forth = findings();
    ledger = new FindingLedger(store, false);
    occurred(two, after(0, "arn", "x", "trail", "y"));
    occurred(one, after(0, "arn", "x", "trail", "y"));
    assertThat(findings()).isEqualTo(forth).hasSize(2);
  }

  @Test
  void tellsThatAFindingIsOfMoreThanOneCallButNotOfHowMany() {
    List<String> told = new ArrayList<>();
    ledger.tell(signal -> told.add(signal.event().id()));

    for (int minute = 0; minute < 5; minute++) {
      occurred(detector("arn"), event(T0 + minute * 60_000_000L, "e" + minute, "arn", "alice"));
    }

    assertThat(told).containsExactly("e0", "e1");
  }

  @Test
  void whatItsMakerTakesAwayIsLow() {
    ledger
        .sightings()
        .knowingMakers((principal, account, calls, things) ->
            calls.contains("CreateTrail") && things.contains("mine"));
    Detector detector = Samples.lowWhereOwn("CreateTrail", new Severity(2));
    occurred(detector, after(0, "arn", "alice", "trail", "mine"));
    occurred(detector, after(1, "arn", "alice", "trail", "main"));

    assertThat(findings())
        .extracting(finding -> finding.severity().score())
        .containsExactly(5.0, 2.0);
  }

  @Test
  void whatItsMakerTakesAwayFromAStrangePlaceIsAsGraveAsEver() {
    ledger.sightings().knowingMakers((principal, account, calls, things) -> true);
    ledger.sightings().knowingPlaces((principal, address, agent, time) -> Familiarity.ELSEWHERE);
    occurred(
        Samples.lowWhereOwn("CreateTrail", new Severity(2)),
        after(0, "arn", "alice", "trail", "mine"));

    assertThat(onlyFinding().severity()).isEqualTo(new Severity(5));
  }
}
