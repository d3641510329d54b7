package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code haetae backtest}: every kind of detector, over logs and over a lake of the same logs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestVerbTest {
  private static final String RULE =
      """
      title: A bucket's policy was set
      id: bac0e500-0000-4000-8000-000000000001
      name: policy_set
      description: Somebody set the policy of a bucket.
      logsource: {product: aws, service: cloudtrail}
      detection:
        call: {eventName: PutBucketPolicy}
        condition: call
      level: low
      finding:
        type: Policy:S3/BucketPolicySet
        identity: [userIdentity.arn]
        says: "{userIdentity.arn} set the policy of {requestParameters.bucketName}"
        why: Policies open buckets.
      """;
  private static final String CORRELATION =
      """
      title: Many policies were set
      id: bac0e500-0000-4000-8000-000000000002
      status: experimental
      correlation:
        type: event_count
        rules: [policy_set]
        group-by: [userIdentity.arn]
        timespan: 1h
        condition: {gte: 3}
      level: medium
      finding:
        type: Policy:S3/ManyBucketPoliciesSet
        says: "{userIdentity.arn} set many policies"
        why: A person sets few.
      """;
  private static final String MECHANISM =
      """
      title: An address outside scans ports
      id: bac0e500-0000-4000-8000-000000000003
      logsource: {product: aws, service: vpcflow}
      detection:
        flow: {srcaddr: "*", dstaddr: "*"}
        condition: flow
      mechanism: {portscan: {by: outside, ports: 20, hosts: 25}}
      level: low
      finding:
        type: Recon:EC2/Portscan.Backtest
        identity: [scan.source]
        says: "{scan.source} tried {scan.ports} ports"
        why: It looks for what is open.
      """;
  private static final String SEARCH =
      """
      title: Policies of many buckets were set in a day
      id: bac0e500-0000-4000-8000-000000000004
      description: One principal set the policies of many buckets.
      search:
        query: >
          eventName=PutBucketPolicy
          | stats count dc(requestParameters.bucketName) AS buckets by userIdentity.arn
        window: 1d
        condition: {field: buckets, gte: 2}
      level: medium
      finding:
        type: Policy:S3/PoliciesOfManyBuckets
        identity: [userIdentity.arn]
        says: "{userIdentity.arn} set the policies of {buckets} buckets"
        why: A person sets few.
      """;

  private static final String SEQUENCE =
      """
      title: Policies were set in steps
      id: bac0e500-0000-4000-8000-000000000005
      sequence: {steps: 2, tactics: 2, threshold: 0.6, timespan: 24h}
      level: critical
      finding:
        type: AttackSequence:S3/PoliciesInSteps
        identity: [sequence.entry]
        says: "{sequence.entry} set policies in steps"
        why: Together they open buckets.
      """;

  private Path folder = Path.of("");

  @BeforeAll
  void logsAndTheirLake(@TempDir Path place) throws IOException {
    folder = place;
    StringBuilder lines = new StringBuilder();
    // On the second and the fourth of March eve sets policies, each day bob reads.
    for (int day = 1; day <= 5; day++) {
      for (int n = 0; n < 20; n++) {
        boolean sets = day % 2 == 0 && n < day;
        lines.append(
            ("{\"eventVersion\":\"1.11\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"%s\","
                    + "\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"203.0.113.9\","
                    + "\"eventTime\":\"2026-03-0%dT10:%02d:00Z\",\"eventID\":\"e-%d-%02d\","
                    + "\"recipientAccountId\":\"111122223333\",\"eventCategory\":\"Management\","
                    + "\"eventType\":\"AwsApiCall\",\"readOnly\":false,"
                    + "\"requestParameters\":{\"bucketName\":\"b-%d\"},"
                    + "\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"111122223333\","
                    + "\"arn\":\"arn:aws:iam::111122223333:user/%s\",\"userName\":\"%s\"}}\n")
                .formatted(
                    sets ? "PutBucketPolicy" : "GetBucketPolicy",
                    day,
                    n,
                    day,
                    n,
                    n,
                    sets ? "eve" : "bob",
                    sets ? "eve" : "bob"));
      }
    }
    write("logs/trail.json", lines.toString());
    StringBuilder flows = new StringBuilder();
    for (int port = 1; port <= 30; port++) {
      // 10:00 UTC on the fifth of March.
      long second = 1_772_704_800L + port;
      flows.append(
          "2 111122223333 eni-0a1b2c3d 203.0.113.8 10.0.1.20 50000 %d 6 1 44 %d %d REJECT OK\n"
              .formatted(port, second, second + 1));
    }
    write("logs/flow.log", flows.toString());
    write("rule.yml", RULE);
    write("mechanism.yml", MECHANISM);
    write("correlation.yml", RULE + "---\n" + CORRELATION);
    write("search.yml", SEARCH);
    write("all/rule.yml", RULE);
    write("all/search.yml", SEARCH);
    Run.of("ingest", at("logs"), "--lake", at("lake"), "--quiet");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private Run overLogs(String file, String... more) {
    return run(List.of("backtest", at(file), at("logs")), more);
  }

  private Run overLake(String file, String... more) {
    return run(List.of("backtest", at(file), "--lake", at("lake")), more);
  }

  private static Run run(List<String> first, String... more) {
    List<String> words = new ArrayList<>(first);
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private String withoutPlace(String text) {
    return text.replace(folder.toString(), "PLACE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule", "correlation", "mechanism", "search"})
  void saysHowOftenItWouldHaveFired(String kind) {
    Run run = overLogs(kind + ".yml");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Golden.assertMatches(
        BacktestVerbTest.class, "backtest-" + kind + ".txt", withoutPlace(run.out()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule", "correlation", "mechanism", "search"})
  void saysTheSameOfALakeOfTheSameLogs(String kind) {
    assertThat(overLake(kind + ".yml").out()).isEqualTo(overLogs(kind + ".yml").out());
  }

  /** A detector that is grave enough for a step of an attack. */
  private static String step(String detector, String tactic) {
    return detector
            .replaceFirst("level: \\w+", "level: high\ntags: [attack." + tactic + "]")
            .stripTrailing()
        + "\n  severity: 7\n";
  }

  @Test
  void aSequenceTakesWhatRulesAndSearchesFound() throws IOException {
    write("steps/rule.yml", step(RULE, "persistence"));
    write("steps/search.yml", step(SEARCH, "exfiltration"));
    write("steps/sequence.yml", SEQUENCE);
    String fired = "AttackSequence:S3/PoliciesInSteps, Critical";
    assertThat(overLogs("steps").out()).contains(fired).doesNotContain("never");
    assertThat(overLake("steps").out()).contains(fired).doesNotContain("never");
  }

  @Test
  void countsDaysThatWereAskedForThoughNothingHappened() {
    Run run = overLake("rule.yml", "--from", "2026-02-01", "--to", "2026-03-31");

    assertThat(run.out())
        .contains(
            "of 59 days, 2026-02-01 to 2026-03-31", "on 2 of 59 days", "worst days  2026-03-02")
        .contains("0.02 findings and 0.10 firings a day, at most 4 on 2026-03-04");
  }

  @Test
  void looksOnlyAtTheTimeAskedFor() {
    Run run = overLake("search.yml", "--from", "2026-03-04", "--to", "2026-03-04");

    assertThat(run.out())
        .contains("20 events of 1 day, 2026-03-04 to 2026-03-04", "fired       once in 1 finding");
  }

  @Test
  void writesJson() throws IOException {
    Run run = overLake("all", "--format", "json");

    JsonNode json = new JsonMapper().readTree(run.out());
    assertThat(json.path("events").asLong()).isEqualTo(130);
    assertThat(json.path("days").asLong()).isEqualTo(5);
    assertThat(json.path("detectors").size()).isEqualTo(2);
    JsonNode rule = json.path("detectors").path(0);
    assertThat(rule.path("title").asText()).isEqualTo("A bucket's policy was set");
    assertThat(rule.path("firings").asLong()).isEqualTo(6);
    assertThat(rule.path("share").asDouble()).isEqualTo(6 / 130.0);
    assertThat(rule.path("daily").toString()).isEqualTo("{\"2026-03-02\":2,\"2026-03-04\":4}");
    assertThat(rule.path("whom").toString())
        .isEqualTo("[{\"name\":\"arn:aws:iam::111122223333:user/eve\",\"firings\":6}]");
    assertThat(rule.path("findings").path(0).path("type").asText())
        .isEqualTo("Policy:S3/BucketPolicySet");
  }

  @Test
  void failsWhereThereWouldBeMoreNoiseThanAllowed() {
    assertThat(overLake("rule.yml", "--fail-above", "0.1").code()).isEqualTo(ExitCode.FOUND);
    assertThat(overLake("rule.yml", "--fail-above", "0.2").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void tellsOfADetectorThatNeverFired() throws IOException {
    write("never.yml", RULE.replace("PutBucketPolicy", "DeleteBucketPolicy"));

    assertThat(overLake("never.yml").out()).contains("fired       never");
  }

  @Test
  void refusesAFileWithAMistakeAndPointsAtIt() throws IOException {
    write("wrong.yml", SEARCH.replace("| stats", "| stets"));

    Run run = overLake("wrong.yml");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("wrong.yml:5:", "no command is named stets");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(Run.of("backtest", at("no.yml"), at("logs")).code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(Run.of("backtest", at("rule.yml"), at("none")).code())
        .isEqualTo(ExitCode.NOT_READABLE);
    Run noLake = Run.of("backtest", at("rule.yml"), "--lake", at("none"));
    assertThat(noLake.err()).contains("no lake in ");
    assertThat(noLake.code()).isEqualTo(ExitCode.NOT_READABLE);
  }
}
