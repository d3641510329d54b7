package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorsVerbTest {
  private static final String TYPE = "Stealth:IAMUser/CloudTrailLoggingDisabled";

  @TempDir private Path folder;

  @Test
  void listsThemWithTheirCount() {
    assertThat(Run.of("detectors").out()).contains(TYPE).containsPattern("\n\\d+ detectors: ");
  }

  @Test
  void listsThoseOfATechnique() {
    List<String> lines = Run.of("detectors", "--tag", "T1562.008").out().lines().toList();

    assertThat(lines.subList(1, lines.size() - 2)).allMatch(line -> line.contains("T1562.008"));
    assertThat(lines).anyMatch(line -> line.contains(TYPE));
  }

  @Test
  void tellsWhichTypesOfGuardDutyAreRaisedAndHow() {
    Run run = Run.of("detectors", "--coverage", "guardduty");

    assertThat(run.out())
        .containsPattern("rule +" + TYPE + " +active +CloudTrail +CloudTrail logging was switched")
        .containsPattern("malware scan +Object:S3/MaliciousFile .*Needs the contents")
        .containsPattern("\\n\\d+ of \\d+ active types that logs show are raised");
  }

  @Test
  void writesCoverageForPrograms() {
    assertThat(Run.of("detectors", "--coverage", "guardduty", "--format", "jsonl").out())
        .contains("{\"type\":\"" + TYPE + "\",\"active\":true,\"mechanism\":\"rule\"");
    assertThat(Run.of("detectors", "--coverage", "guardduty", "--format", "csv").out().lines())
        .hasSize(257)
        .anyMatch(line -> line.startsWith("\"rule\",\"" + TYPE + "\",\"active\""));
  }

  @Test
  void namesTheProductsWhoseCoverageItKnows() {
    Run run = Run.of("detectors", "--coverage", "nothing");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("expected --coverage guardduty");
  }

  @Test
  void namesTheLogsAndStatusesThereAre() {
    Run ofLog = Run.of("detectors", "--log", "cloudtrial");
    Run ofStatus = Run.of("detectors", "--status", "experimentall");

    assertThat(List.of(ofLog.code(), ofStatus.code())).containsOnly(ExitCode.WRONG_USE);
    assertThat(ofLog.err()).contains("--log cloudtrial: expected one of ").contains("cloudtrail,");
    assertThat(ofStatus.err()).contains("expected one of experimental, opt-in, stable");
  }

  @Test
  void doesNothingToTheTerminalThatATitleAsksFor() throws IOException {
    String rule =
        """
        title: "A title \\e[31m that shouts"
        id: 11111111-0000-4000-8000-000000000009
        status: stable
        logsource: {product: aws, service: cloudtrail}
        detection: {any: {eventName: A}, condition: any}
        level: low
        finding: {type: 'Discovery:IAMUser/Shout', says: "no \\e[32m more"}
        """;
    Files.writeString(folder.resolve("shout.yml"), rule);
    String rules = folder.toString();

    assertThat(Run.of("detectors", "shout", "--rules", rules).out())
        .contains("A title \\x1b[31m that shouts")
        .doesNotContain("\u001b");
    assertThat(Run.of("detectors", "--rules", rules, "show", "11111111").out())
        .contains("no \\x1b[32m more")
        .doesNotContain("\u001b");
  }

  @Test
  void listsThoseOfASeverityOrAbove() {
    assertThat(Run.of("detectors", "--severity", "high").out())
        .contains("High ")
        .doesNotContain("Low ", "Medium ");
  }

  @Test
  void listsThoseThatReadALog() {
    assertThat(Run.of("detectors", "--log", "bedrock").out()).doesNotContain(" cloudtrail ");
  }

  @Test
  void listsThoseThatMentionAText() {
    assertThat(Run.of("detectors", "no such thing anywhere").out()).contains("0 detectors");
  }

  @Test
  void listsTheUsersOwn() throws IOException {
    Files.writeString(
        folder.resolve("own.yml"),
        """
        title: Our own rule
        id: 0a0a0a0a-0000-4000-8000-000000000001
        logsource: {product: aws, service: cloudtrail}
        detection:
          call: {eventName: StopLogging}
          condition: call
        """);

    assertThat(Run.of("detectors", "--rules", folder.toString(), "our own").out())
        .contains("Our own rule");
  }

  @Test
  void showsOneInFull() {
    assertThat(Run.of("detectors", "show", TYPE).out())
        .contains("CloudTrail logging was switched off", "Why it matters", "What to do next");
  }

  @Test
  void showsOneByTheBeginOfItsId() {
    assertThat(Run.of("detectors", "show", "1b36b513").out()).contains(TYPE);
  }

  @Test
  void saysHowToFindTheNameOfOne() {
    Run run = Run.of("detectors", "show", "nonsense");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("\"nonsense\"", "haetae detectors lists");
  }

  @Test
  void showsWhatOfAttackTheyCover() {
    assertThat(Run.of("detectors", "--attack").out())
        .containsPattern("defense-evasion +T1562\\.008 +\\d+")
        .containsPattern("\\d+ detectors cover \\d+ techniques");
  }
}
