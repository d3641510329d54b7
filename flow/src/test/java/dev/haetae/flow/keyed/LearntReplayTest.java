package dev.haetae.flow.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.content.Content;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.flow.MemoryBundle;
import dev.haetae.flow.Scan;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What is learnt over days, and what is told ahead of everything else, survives what Flink does to
 * it: keys apart from each other, in any order, written down and read again.
 */
class LearntReplayTest {
  private static final Scan.Options OPTIONS =
      new Scan.Options(Limits.DEFAULT, 2, TimeRange.ALWAYS, false, UnaryOperator.identity());
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final String COMMAND_SERVER = "198.51.100.66";

  private final List<LogBundle> logs = new ArrayList<>();
  private int events;

  /** A sample of CloudTrail so many hours, and seconds, after the start, with texts replaced. */
  private void call(String name, int hour, int second, Map<String, String> with) {
    String text =
        new String(
            Content.samples().find("cloudtrail/" + name).orElseThrow(), StandardCharsets.UTF_8);
    Instant time = START.plus(Duration.ofHours(hour)).plusSeconds(second);
    text =
        text.replaceFirst("\"eventTime\": \"[^\"]+\"", "\"eventTime\": \"" + time + "\"")
            .replaceFirst(
                "\"eventID\": \"[^\"]+\"", "\"eventID\": \"" + new UUID(7, events++) + "\"");
    for (Map.Entry<String, String> each : with.entrySet()) {
      assertThat(text).contains(each.getKey());
      text = text.replace(each.getKey(), each.getValue());
    }
    logs.add(new MemoryBundle("calls/" + events, text));
  }

  private List<String> typesFoundByBoth(Surroundings surroundings) throws IOException {
    Detection detection =
        Detection.of(Content.load(), List.of(), each -> true, Formats.catalogs(), surroundings);
    List<Finding> scanned =
        new Scan(detection, OPTIONS, new ProblemAccount())
            .run(logs.iterator(), logs::iterator)
            .findings();
    List<Finding> replayed = new KeyedReplay(detection, 5).run(logs, OPTIONS);

    assertThat(lines(replayed)).isEqualTo(lines(scanned));
    return scanned.stream().map(finding -> finding.type().toString()).toList();
  }

  private static List<String> lines(List<Finding> findings) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (FindingWriter writer = Shape.JSONL.open(out)) {
        writer.write(finding);
      }
      lines.add(out.toString(StandardCharsets.UTF_8));
    }
    return lines;
  }

  @Test
  void habitsOfAPrincipal() throws IOException {
    for (int hour = 0; hour < 300; hour++) {
      call("InvokeModel", hour, 0, Map.of("claude-3-5-sonnet-20240620", "claude-3-haiku"));
    }
    call(
        "InvokeModel",
        300,
        0,
        Map.of("203.0.113.10", "198.51.100.7", "aws-cli/2.17.20", "Boto3/1.34.1"));

    assertThat(typesFoundByBoth(Surroundings.NONE))
        .contains("Impact:IAMUser/AnomalousModelInvocation");
  }

  @Test
  void ratesAndSignIns() throws IOException {
    for (int hour = 0; hour < 180; hour += 2) {
      call("CreateUser", hour, 0, Map.of());
    }
    for (int second = 0; second < 1_600; second += 20) {
      call("CreateUser", 180, second, Map.of());
    }
    for (int user = 0; user < 6; user++) {
      call("ConsoleLoginFailed", 181, user * 60, Map.of("bob", "user" + user));
    }
    call("ConsoleLogin", 181, 900, Map.of());

    assertThat(typesFoundByBoth(Surroundings.NONE))
        .contains(
            "Behavior:Account/ApiCallRateUnusual",
            "Behavior:IAMUser/ApiCallRateUnusual",
            "CredentialAccess:IAMUser/ConsolePasswordSpraying",
            "InitialAccess:IAMUser/PasswordSprayed");
  }

  @Test
  void whoseAnInterfaceIsIsToldAheadOfItsTraffic() throws IOException {
    call("CreateNetworkInterface", 1, 0, Map.of());
    long second = START.plus(Duration.ofHours(2)).getEpochSecond();
    logs.add(
        new MemoryBundle(
            "flows",
            """
            version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
            2 111122223333 eni-0123456789abcdef0 10.0.1.20 %s 46532 443 6 12 2610 %d %d ACCEPT OK
            """
                .formatted(COMMAND_SERVER, second, second + 10)));
    IndicatorLists.Builder lists = new IndicatorLists.Builder();
    lists
        .begin(new IndicatorLists.Source("test", "here"))
        .take(
            new Indicator(
                IndicatorKind.ADDRESS, COMMAND_SERVER, Category.C2, 75, Indicator.NEVER, ""));

    assertThat(typesFoundByBoth(Surroundings.NONE.with(lists.build())))
        .contains("Backdoor:Lambda/C&CActivity.B")
        .doesNotContain("Backdoor:EC2/C&CActivity.B");
  }
}
