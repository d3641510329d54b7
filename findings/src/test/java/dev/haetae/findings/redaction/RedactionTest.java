package dev.haetae.findings.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.findings.shape.FindingReader;
import dev.haetae.findings.shape.FindingSamples;
import dev.haetae.findings.shape.Shape;
import dev.haetae.model.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);

  private static final Finding FINDING =
      FindingReader.read(
          FindingSamples.written(Shape.JSONL, List.of(FindingSamples.trail()))
              .replace(
                  "=cmd() switched off main",
                  "alice (alice@corp.example, 192.0.2.7) at ip-192-0-2-7 switched off main.")
              .replace("a.json.gz", "AWSLogs/111122223333_CloudTrail_x-alice-y.json.gz")
              .replace(
                  "\\\"eventID\\\":", "\\\"hidden\\\":\\\"\\\\u0061lice\\\",\\\"eventID\\\":"));

  private static final List<String> ENTITIES =
      List.of(
          "alice",
          "111122223333",
          "AKIAEXAMPLE0000000AB",
          "AIDAEXAMPLE",
          "192.0.2.7",
          "192-0-2-7",
          "2001:db8::7",
          "corp.example",
          "logs-one",
          "logs-two",
          "\"main\"",
          " main.",
          "64a6f21e04cfaf36dd679b8951cd8823");

  private static String text(String text, String... names) {
    return new TextRedaction(new Pseudonyms(SECRET), Set.of(names)).redacted(text);
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoEntityInAnyShape(Shape shape) {
    String written =
        FindingSamples.written(shape, List.of(new Redaction(SECRET).redacted(FINDING)));
    assertThat(written)
        .contains("CloudTrailLoggingDisabled")
        .doesNotContain(ENTITIES)
        .doesNotContain("u0061lice");
  }

  @Test
  void numbersThatAreNoAccountsDoNotStopIt() {
    Finding finding =
        FindingReader.read(
            FindingSamples.written(Shape.JSONL, List.of(FindingSamples.trail()))
                .replace("alice", "7777")
                .replace(
                    "\\\"eventID\\\":",
                    "\\\"share\\\":0.123456789012,\\\"of\\\":111122223333,"
                        + "\\\"who\\\":7777,\\\"eventID\\\":"));
    String raw = new Redaction(SECRET).redacted(finding).evidence().get(0).raw();

    assertThat(raw)
        .contains("\"share\":0.123456789012")
        .containsPattern("\"of\":[0-9]{12},")
        .doesNotContain("111122223333", "7777");
  }

  @Test
  void givesEqualThingsEqualNames() {
    Finding redacted = new Redaction(SECRET).redacted(FINDING);
    String user = redacted.actor().principal().replaceAll(".*user/", "");
    assertThat(redacted.explanation().says()).startsWith(user + " (");
    assertThat(redacted.evidence().get(0).raw()).contains("\"userName\":\"" + user + "\"");
    assertThat(redacted.evidence().get(0).place().object()).contains("x-" + user + "-y");
  }

  @Test
  void givesOtherNamesUnderAnotherSecret() {
    assertThat(Redaction.untraceable().redacted(FINDING).account())
        .isNotEqualTo(new Redaction(SECRET).redacted(FINDING).account());
  }

  @Test
  void givesTheSameNamesUnderTheSameSecret() {
    assertThat(new Redaction(SECRET).redacted(FINDING))
        .isEqualTo(new Redaction(SECRET).redacted(FINDING));
  }

  @Test
  void keepsTheFormOfWhatItReplaces() {
    assertThat(text("111122223333")).matches("[1-9][0-9]{11}");
    assertThat(text("AKIAEXAMPLE0000000AB")).matches("AKIA[A-Z2-7]{16}");
    assertThat(text("203.0.113.9")).matches("198\\.1[89]\\.[0-9]+\\.[0-9]+");
    assertThat(text("172.16.0.9")).matches("10\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    assertThat(text("100.64.3.9")).matches("10\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    assertThat(text("2001:db8::7")).matches("2001:db8(:[0-9a-f]{4}){4}.*");
    assertThat(text("bob@corp.example")).matches("user-[0-9a-f]{8}@example\\.com");
    assertThat(text("i-0123456789abcdef0", "i-0123456789abcdef0")).matches("i-[0-9a-f]{17}");
    assertThat(text("arn:aws:iam::111122223333:user/team/bob"))
        .matches("arn:aws:iam::[0-9]{12}:user/name-[0-9a-f]{8}/name-[0-9a-f]{8}");
    assertThat(text("arn:aws:s3:::logs-one")).matches("arn:aws:s3:::name-[0-9a-f]{8}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::acme-payroll/2026/pay.csv",
        "arn:aws:s3:::acme-payroll/*",
        "arn:aws:sns:eu-west-1:111122223333:acme-payroll:2bcfbf39-05c3-41de-beaa-fcfcc21c8f55",
        "arn:aws:sqs:eu-west-1:111122223333:acme-payroll",
        "arn:aws:execute-api:eu-west-1:111122223333:acme-payroll/prod/GET/pets",
        "arn:aws:s3:eu-west-1:111122223333:accesspoint/acme-payroll/object/a"
      })
  void findsANameWhereverAnArnHasIt(String arn) {
    assertThat(text(arn)).doesNotContain("acme-payroll").startsWith("arn:aws:");
  }

  @Test
  void leavesWhatNamesNobody() {
    for (String plain :
        List.of(
            "at 10:00:00Z or 2026-03-01T10:00:00.000001Z",
            "AWS::S3::Bucket",
            "127.0.0.1 and 169.254.169.254",
            "arn:aws:iam::aws:policy/AdministratorAccess",
            "event 0b6f0000-0000-4000-8000-000000000001",
            "999.999.1.1",
            "StopLogging by cloudtrail.amazonaws.com in eu-west-1")) {
      assertThat(text(plain)).isEqualTo(plain);
    }
  }

  @Test
  void namesNoFileOrFolderAsPeopleDo() {
    String key =
        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/"
            + "111122223333_CloudTrail_eu-west-1_20260301T1000Z_aBcDeF.json.gz";

    assertThat(
            new Redaction(SECRET).redactedPlace("/home/jdoe/Acme Corp/" + key + "!web01/auth.log"))
        .doesNotContain("jdoe", "Acme", "web01", "auth", "111122223333")
        .contains("AWSLogs/", "/CloudTrail/eu-west-1/2026/03/01/", "_CloudTrail_eu-west-1_")
        .endsWith(".log");
  }

  @Test
  void namesNoFolderInASentence() {
    assertThat(new Redaction(SECRET).redacted("a link back to /home/jdoe/acme, which it lies in"))
        .startsWith("a link back to /")
        .endsWith(", which it lies in")
        .doesNotContain("jdoe", "acme");
  }

  @Test
  void findsANameBehindWhatLooksLikeAnAddress() {
    assertThat(text("dead:beef:alice", "alice")).matches("dead:beef:name-[0-9a-f]{8}");
  }

  @Test
  void givesEveryAddressItsOwn() {
    Pseudonyms pseudonyms = new Pseudonyms(SECRET);
    long different =
        java.util.stream.IntStream.range(0, 5_000)
            .mapToObj(i -> pseudonyms.ipv4(0x01010000 + i, "."))
            .distinct()
            .count();
    assertThat(different).isEqualTo(5_000);
  }

  @Property(tries = 300)
  void leavesNoKnownNameInAnyText(@ForAll String before, @ForAll String after) {
    String text = before + " alice-b " + after;
    assertThat(text(text, "alice-b")).doesNotContain(" alice-b ");
  }
}
