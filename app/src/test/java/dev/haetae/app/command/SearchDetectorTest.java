package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.detectors.DetectorTests;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.KnownEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors that are searches: read, tested, and run over what a scan keeps. */
class SearchDetectorTest {
  private static final String RULE =
      """
      title: One address was denied by many interfaces
      id: 5ea4c400-0000-4000-8000-000000000001
      status: stable
      description: Denied calls of many kinds from one address.
      level: medium
      tags: [attack.discovery, attack.t1580]
      search:
        language: %s
        query: %s
        window: 1h
        condition: {field: calls, gte: 3}
      finding:
        type: Discovery:IAMUser/DeniedByMany
        identity: [sourceIPAddress]
        resource: {Address: sourceIPAddress}
        says: "{sourceIPAddress} was denied {calls} kinds of calls"
        why: Somebody tries what a key may do.
      tests:
        fires:
          - - {sample: cloudtrail/DeniedCall, with: {eventName: "ListThing{n}"}, times: 4}
        quiet:
          - - {sample: cloudtrail/DeniedCall, times: 4}
          - - {sample: cloudtrail/DeniedCall, with: {eventName: "ListThing{n}"}, times: 4, every: 61m}
      """;

  private static final String SPL =
      "'sourcetype=aws:cloudtrail errorCode=AccessDenied* | stats count dc(eventName) AS calls"
          + " values(userIdentity.arn) AS userIdentity.arn by sourceIPAddress'";

  @TempDir private Path folder;

  private DetectorLibrary library() {
    return DetectorLibrary.read(List.of(folder.resolve("rules")), KnownEnvironment.UNKNOWN);
  }

  /** Why the file is refused. */
  private String refusal() {
    return library().problems().getFirst().toString();
  }

  /** The cases of the file alone. */
  private DetectorTests.Outcome tested() {
    List<Detector> own =
        library().detectors().stream().filter(each -> each.file().endsWith("denied.yml")).toList();
    return new DetectorTests(own, Content.samples()).run();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void rule(String language, String query) throws IOException {
    write("rules/denied.yml", RULE.formatted(language, query));
  }

  @Test
  void holdsTheSamplesOfItsFile() throws IOException {
    rule("spl", SPL);

    Run run = Run.of("test", folder.resolve("rules").toString());

    assertThat(run.out()).doesNotContain("denied.yml").contains("all hold");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(tested().cases()).isEqualTo(3);
  }

  @Test
  void namesTheCaseThatDoesNotHold() throws IOException {
    write("rules/denied.yml", RULE.formatted("spl", SPL).replace("gte: 3", "gte: 30"));

    assertThat(tested().failures().getFirst().toString())
        .contains("denied.yml", "fires 1: cloudtrail/DeniedCall", "it does not fire");
  }

  @Test
  void holdsInTheLanguageOfInsightsAndInSqlToo() throws IOException {
    rule(
        "insights",
        "'filter errorCode like \"AccessDenied\" | stats count_distinct(eventName) as calls by"
            + " sourceIPAddress'");
    assertThat(tested().failures()).isEmpty();

    rule(
        "sql",
        "'SELECT \"sourceIPAddress\", count(DISTINCT \"eventName\") AS calls FROM events"
            + " WHERE \"errorCode\" LIKE ''AccessDenied%'' GROUP BY 1'");
    assertThat(tested().failures()).isEmpty();
  }

  @Test
  void pointsAtAMistakeInTheQuery() throws IOException {
    rule("spl", "'errorCode=AccessDenied* | stets count'");

    assertThat(refusal())
        .contains(
            "denied.yml:9:37: the query is not understood: no command is named stets; did you mean"
                + " stats?",
            "^");
  }

  @Test
  void aQueryThatNamesItsOwnTimeIsRefused() throws IOException {
    rule("spl", "'errorCode=AccessDenied* earliest=-1h | stats count'");

    assertThat(refusal()).contains("a detector's search names no time: its window and every do");
  }

  @Test
  void aQueryThatReadsNoEventsIsRefused() throws IOException {
    rule("spl", "'| makeresults'");

    assertThat(refusal()).contains("expected a search that reads events");
  }

  @Test
  void aProgramOfOnesOwnIsNoneOfADetectors() throws IOException {
    rule("spl", "'errorCode=AccessDenied* | elasticsearch index=x'");

    assertThat(refusal()).contains("no command is named elasticsearch");
  }

  @Test
  void aSearchWithoutIdentityIsRefused() throws IOException {
    write(
        "rules/denied.yml",
        RULE.formatted("spl", SPL).replace("  identity: [sourceIPAddress]\n", ""));

    assertThat(refusal())
        .contains("a search names the columns that tell its findings apart: identity: [...]");
  }

  @Test
  void aWindowLongerThanItsStepsLeavesNoTimeOut() throws IOException {
    write(
        "rules/denied.yml",
        RULE.formatted("spl", SPL).replace("window: 1h", "window: 1h\n  every: 2h"));

    assertThat(refusal())
        .contains("longer than the window: the time between two windows would never be searched");
  }

  private static String denied(int day, int minute, String event, String address) {
    return call(day, minute, "s3.amazonaws.com", event, "\"AccessDenied\"", address);
  }

  private static String call(
      int day, int minute, String source, String event, String error, String address) {
    return ("{\"eventVersion\":\"1.11\",\"eventSource\":\"%s\",\"eventName\":\"%s\","
            + "\"errorCode\":%s,\"awsRegion\":\"eu-west-1\","
            + "\"sourceIPAddress\":\"%s\",\"eventTime\":\"2026-03-0%dT10:%02d:00Z\","
            + "\"eventID\":\"e-%d-%d\",\"recipientAccountId\":\"111122223333\","
            + "\"requestParameters\":{\"name\":\"trail\"},"
            + "\"eventCategory\":\"Management\",\"eventType\":\"AwsApiCall\","
            + "\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"111122223333\","
            + "\"arn\":\"arn:aws:iam::111122223333:user/eve\",\"userName\":\"eve\"}}\n")
        .formatted(source, event, error, address, day, minute, day, minute);
  }

  private Path logs() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int day = 2; day <= 3; day++) {
      for (int n = 0; n < 30; n++) {
        lines.append(denied(day, n, "Get" + n % 5, n == 29 ? "198.51.100.7" : "203.0.113.9"));
      }
    }
    write("logs/trail.json", lines.toString());
    return folder.resolve("logs");
  }

  private Run scan(String... more) throws IOException {
    rule("spl", SPL);
    List<String> words = new ArrayList<>(List.of("scan", logs().toString()));
    words.addAll(List.of("--rules", folder.resolve("rules").toString()));
    words.addAll(List.of("--only", "Discovery:IAMUser/DeniedByMany"));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void findsInWhatAScanKeepsAndSaysItLikeAnyOther() throws IOException {
    Run run = scan("--format", "jsonl", "--keep", "--lake", folder.resolve("lake").toString());

    assertThat(run.out().lines()).hasSize(1);
    JsonNode finding = new JsonMapper().readTree(run.out());
    assertThat(finding.path("type").asText()).isEqualTo("Discovery:IAMUser/DeniedByMany");
    assertThat(finding.path("account").asText()).isEqualTo("111122223333");
    assertThat(finding.path("region").asText()).isEqualTo("eu-west-1");
    assertThat(finding.path("count").asInt()).isEqualTo(2);
    assertThat(finding.path("firstSeen").asText()).startsWith("2026-03-02T10:00:00");
    assertThat(finding.path("lastSeen").asText()).startsWith("2026-03-03T10:28:00");
    assertThat(finding.path("actor").toString())
        .contains("arn:aws:iam::111122223333:user/eve", "203.0.113.9");
    assertThat(finding.path("explanation").toString())
        .contains("203.0.113.9 was denied 5 kinds of calls");
    assertThat(finding.path("baseline").path("condition").asText())
        .isEqualTo("a search of 1h of events each 1h: calls gte 3");
    assertThat(finding.path("evidence").size()).isGreaterThanOrEqualTo(20);
    assertThat(finding.path("evidence").path(0).toString())
        .contains("e-2-0", "trail.json", "cloudtrail", "Get0")
        .doesNotContain("198.51.100.7");
    assertThat(run.err()).contains("searched: 1 detector, 2 windows of time");
  }

  @Test
  void theSameLogsKeptAgainGiveTheSameFinding() throws IOException {
    String lake = folder.resolve("lake").toString();
    JsonNode first =
        new JsonMapper().readTree(scan("--format", "jsonl", "--keep", "--lake", lake).out());
    JsonNode second =
        new JsonMapper().readTree(scan("--format", "jsonl", "--keep", "--lake", lake).out());

    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(second.path("count")).isEqualTo(first.path("count"));
  }

  @Test
  void aScanThatKeepsNothingSaysThatItDidNotRun() throws IOException {
    Run run = scan();

    assertThat(run.out())
        .contains("1 detector is a search of kept events and did not run: add --keep");
  }

  @Test
  void standsInTheListOfDetectorsAndOnItsPage() throws IOException {
    rule("spl", SPL);
    String rules = folder.resolve("rules").toString();

    assertThat(Run.of("detectors", "DeniedByMany", "--rules", rules).out())
        .contains("Discovery:IAMUser/DeniedByMany");
    assertThat(
            Run.of("detectors", "show", "Discovery:IAMUser/DeniedByMany", "--rules", rules).out())
        .contains("a search of 1h of events each 1h: calls gte 3", "errorCode=AccessDenied*");
  }

  /** A day of calls that were denied: of few kinds first, then of more. */
  private void twoFiles() throws IOException {
    rule("spl", SPL);
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    for (int n = 0; n < 30; n++) {
      (n < 15 ? first : second).append(denied(2, n, "Get" + n % (n < 15 ? 3 : 7), "203.0.113.9"));
    }
    write("logs/a.json", first.toString());
    write("logs/b.json", second.toString());
  }

  private Run kept(String into, String... files) {
    List<String> words = new ArrayList<>(List.of("scan"));
    for (String file : files) {
      words.add(folder.resolve("logs").resolve(file).toString());
    }
    words.addAll(List.of("--rules", folder.resolve("rules").toString()));
    words.addAll(List.of("--only", "Discovery:IAMUser/DeniedByMany", "--format", "jsonl"));
    words.addAll(List.of("--keep", "--lake", folder.resolve(into + "-lake").toString()));
    words.addAll(List.of("--state", folder.resolve(into + "-state").toString()));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void scansThatContinueOneAnotherFindWhatOneScanFinds() throws IOException {
    twoFiles();
    String whole = kept("one", "a.json", "b.json").out();

    JsonNode begun = new JsonMapper().readTree(kept("two", "a.json").out());
    String grown = kept("two", "b.json").out();

    assertThat(begun.path("baseline").path("calls").asText()).isEqualTo("3");
    assertThat(grown).contains("\"calls\":\"7\"").isEqualTo(whole);
  }

  @Test
  void aScanThatReadsTheSameAgainTellsItNoSecondTime() throws IOException {
    twoFiles();
    String first = kept("one", "a.json", "b.json").out();

    assertThat(kept("one", "a.json").out()).isEqualTo(first);
    assertThat(kept("one", "b.json").out()).isEqualTo(first);
  }

  @Test
  void aLaterScanWithoutALakeStillTellsWhatWasFound() throws IOException {
    twoFiles();
    String first = kept("one", "a.json", "b.json").out();

    Run later =
        Run.of(
            "scan",
            folder.resolve("logs/a.json").toString(),
            "--rules",
            folder.resolve("rules").toString(),
            "--only",
            "Discovery:IAMUser/DeniedByMany",
            "--format",
            "jsonl",
            "--state",
            folder.resolve("one-state").toString());

    assertThat(later.out()).isEqualTo(first);
  }

  @Test
  void isAStepOfAnAttack() throws IOException {
    rule("spl", SPL);
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < 5; n++) {
      lines.append(denied(2, n, "Get" + n, "203.0.113.9"));
    }
    lines.append(call(2, 20, "s3.amazonaws.com", "TakeEverything", "null", "203.0.113.9"));
    write(
        "rules/taken.yml",
        """
        title: Everything was taken
        id: 5ea4c400-0000-4000-8000-000000000002
        status: stable
        description: A call that takes everything.
        logsource: {product: aws, service: cloudtrail}
        detection:
          call: {eventName: TakeEverything}
          condition: call
        level: medium
        tags: [attack.exfiltration, attack.t1537]
        finding:
          type: Exfiltration:S3/EverythingTaken
          identity: [userIdentity.arn]
          says: "{userIdentity.arn} took everything"
          why: It is gone.
        """);
    write("logs/trail.json", lines.toString());
    List<String> words =
        List.of(
            "scan",
            folder.resolve("logs").toString(),
            "--rules",
            folder.resolve("rules").toString(),
            "--format",
            "jsonl");
    List<String> keeping = new ArrayList<>(words);
    keeping.addAll(List.of("--keep", "--lake", folder.resolve("lake").toString()));

    assertThat(attack(Run.of(keeping.toArray(String[]::new))))
        .contains("Discovery:IAMUser/DeniedByMany", "Exfiltration:S3/EverythingTaken");
    assertThat(attack(Run.of(words.toArray(String[]::new)))).isEmpty();
  }

  private static String attack(Run run) {
    return run.out()
        .lines()
        .filter(line -> line.contains("\"AttackSequence:"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aBucketOfTimeThatNoEventIsInIsNoRow() throws IOException {
    write(
        "rules/denied.yml",
        RULE.formatted("spl", "'errorCode=AccessDenied* | timechart span=10m count'")
            .replace("    condition: {field: calls, gte: 3}\n", "")
            .replace("  condition: {field: calls, gte: 3}\n", "")
            .replace("identity: [sourceIPAddress]", "identity: [_time]")
            .replace("{sourceIPAddress} was denied {calls} kinds of calls", "{count} were denied")
            .replace("  resource: {Address: sourceIPAddress}\n", ""));
    write(
        "logs/trail.json",
        denied(2, 1, "GetOne", "203.0.113.9") + denied(2, 45, "GetTwo", "203.0.113.9"));

    Run run =
        Run.of(
            "scan",
            folder.resolve("logs").toString(),
            "--rules",
            folder.resolve("rules").toString(),
            "--only",
            "Discovery:IAMUser/DeniedByMany",
            "--format",
            "jsonl",
            "--keep",
            "--lake",
            folder.resolve("lake").toString());

    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.out()).contains("1 were denied").doesNotContain("0 were denied");
  }
}
