package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.model.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleRunTest {
  private static final String RULE =
      """
      title: A user was made
      id: 3d6f0c0e-2b1f-4f7e-9a44-0c7a3e9d8b10
      name: user_made
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection:
        made: {eventSource: iam.amazonaws.com, eventName: CreateUser}
        failed: {haetae.outcome: denied}
        condition: made
      level: medium
      finding:
        type: Persistence:IAMUser/UserMade
        identity: [haetae.principal]
        cases:
          - {when: failed, severity: 2}
      tests:
        fires: [%s]
      """;

  private static final String MANY =
      RULE
          + """
          ---
          title: Many users were made
          id: 8a3a6f0d-0c4c-4d7e-8a58-4f3f7c2a9b11
          status: stable
          correlation:
            type: value_count
            rules: [user_made]
            group-by: [haetae.principal]
            timespan: 10m
            condition: {field: requestParameters.userName, gte: 3}
          level: high
          finding:
            type: Persistence:IAMUser/ManyUsersMade
            identity: [haetae.principal]
          """;

  private static final Samples SAMPLES =
      name ->
          switch (name) {
            case "cloudtrail/CreateUser" ->
                Optional.of(
                    """
                    {"eventVersion": "1.11", "eventID": "a", "eventTime": "2026-03-02T10:00:00Z",
                     "eventSource": "iam.amazonaws.com", "eventName": "CreateUser",
                     "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
                     "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/bob"},
                     "requestParameters": {"userName": "carol"}}
                    """
                        .getBytes(StandardCharsets.UTF_8));
            case "cloudtrail/Broken" -> Optional.of("{".getBytes(StandardCharsets.UTF_8));
            default -> Optional.empty();
          };

  private static List<SampleRun.Fired> run(String rule, String test) {
    DetectorFile file = new DetectorReader().read("test.yml", rule.formatted(test));
    assertThat(file.problems()).isEmpty();
    Detector.Sample sample = file.detectors().get(0).tests().fires().get(0);
    return new SampleRun(file.detectors(), SAMPLES, Surroundings.NONE).run(sample);
  }

  @Test
  void saysWhatFired() {
    assertThat(run(RULE, "cloudtrail/CreateUser"))
        .extracting(fired -> fired.type().toString())
        .containsExactly("Persistence:IAMUser/UserMade");
  }

  @Test
  void putsPatchesOverTheSample() {
    assertThat(run(RULE, "{sample: cloudtrail/CreateUser, with: {eventName: GetUser}}")).isEmpty();
  }

  @Test
  void takesAwayWhatIsPatchedWithNull() {
    assertThat(run(RULE, "{sample: cloudtrail/CreateUser, with: {eventName: null}}")).isEmpty();
  }

  @Test
  void takesTheSeverityOfTheCaseThatHolds() {
    assertThat(run(RULE, "{sample: cloudtrail/CreateUser, with: {errorCode: AccessDenied}}"))
        .extracting(SampleRun.Fired::severity)
        .containsExactly(new Severity(2));
  }

  @Test
  void numbersTheRepetitionsWhereAPatchAsksForIt() {
    assertThat(
            run(
                MANY,
                "[{sample: cloudtrail/CreateUser, times: 3, with: {requestParameters.userName:"
                    + " 'user{n}'}}]"))
        .extracting(fired -> fired.type().toString())
        .contains("Persistence:IAMUser/ManyUsersMade");
  }

  @Test
  void letsTheTimeOfTheTestPassBetweenEvents() {
    assertThat(
            run(
                MANY,
                "[{sample: cloudtrail/CreateUser, times: 3, every: 6m, with:"
                    + " {requestParameters.userName: 'user{n}'}}]"))
        .extracting(fired -> fired.type().toString())
        .doesNotContain("Persistence:IAMUser/ManyUsersMade");
  }

  @Test
  void namesTheSampleThatIsMissing() {
    assertThatThrownBy(() -> run(RULE, "cloudtrail/Nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no sample cloudtrail/Nothing; expected a file"
                + " samples/cloudtrail/Nothing.json");
  }

  @Test
  void expectsTheSampleOfATextLogToBeOne() {
    assertThatThrownBy(() -> run(RULE, "alb/Nothing"))
        .hasMessage("there is no sample alb/Nothing; expected a file samples/alb/Nothing.log");
  }

  @Test
  void namesTheSampleThatIsNoJson() {
    assertThatThrownBy(() -> run(RULE, "cloudtrail/Broken"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sample cloudtrail/Broken is no JSON: ");
  }
}
