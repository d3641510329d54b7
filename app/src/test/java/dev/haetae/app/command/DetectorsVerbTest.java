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
  void listsThoseOfALogByTheNameAScanGivesIt() {
    assertThat(Run.of("detectors", "--log", "eks").out())
        .contains("PrivilegeEscalation:Kubernetes/")
        .doesNotContain("Recon:EC2/Portscan");
    assertThat(Run.of("detectors", "--log", "vpcflow").out())
        .contains("Recon:EC2/Portscan")
        .doesNotContain("Kubernetes/");
  }

  @Test
  void listsThoseThatReadALog() {
    assertThat(Run.of("detectors", "--log", "bedrock").out()).doesNotContain(" cloudtrail ");
  }

  @Test
  void asksWhatAMistypedNameWasMeantToBe() {
    assertThat(Run.of("detectors", "--log", "cloudtrial").err())
        .contains("; did you mean cloudtrail?");
    assertThat(Run.of("detectors", "--tag", "exfiltation").err())
        .contains("--tag exfiltation: no detector has it; did you mean exfiltration?");
    assertThat(Run.of("detectors", "show", "Stealth:IAMUser/CloudTrailLogingDisabled").err())
        .contains("; did you mean " + TYPE + "?");
  }

  @Test
  void answersThatNothingLooksForATechnique() {
    Run run = Run.of("detectors", "--tag", "T9999");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("0 detectors");
  }

  @Test
  void writesTheListForPrograms() {
    assertThat(Run.of("detectors", "--format", "jsonl", "CloudTrailLoggingDisabled").out())
        .contains("\"types\":[\"" + TYPE + "\"],\"severity\":{\"score\":3.0,\"label\":\"Low\"}");
    assertThat(Run.of("detectors", "--format", "csv", "CloudTrailLoggingDisabled").out())
        .startsWith("id,title,types,score,severity,status,logs,tactics,techniques,file\r\n")
        .contains("\"" + TYPE + "\",\"3.0\",\"Low\",\"stable\",\"cloudtrail\"");
  }

  @Test
  void refusesTwoTablesAtOnce() {
    Run both = Run.of("detectors", "--attack", "--coverage", "guardduty");
    Run written = Run.of("detectors", "--attack", "--format", "csv");

    assertThat(List.of(both.code(), written.code())).containsOnly(ExitCode.WRONG_USE);
    assertThat(both.err()).contains("give either --attack or --coverage");
  }

  @Test
  void showsTheFileOfADetectorToBeginOneWith() throws IOException {
    Path own = Files.writeString(folder.resolve("own.yml"), rule("Our own", 1, "eventName: A"));

    assertThat(Run.of("detectors", "show", "--source", TYPE).out())
        .startsWith("title: CloudTrail logging was switched off\n")
        .contains("detection:", "tests:");
    assertThat(Run.of("detectors", "--rules", own.toString(), "show", "--source", "Our own").out())
        .isEmpty();
    assertThat(
            Run.of(
                    "detectors",
                    "--rules",
                    own.toString(),
                    "show",
                    "--source",
                    "00000000-0000-4000-8000-000000000001")
                .out())
        .contains("title: Our own");
  }

  private static String rule(String title, int number, String search) {
    return """
    title: %s
    id: 00000000-0000-4000-8000-%012d
    logsource: {product: aws, service: cloudtrail}
    detection: {call: {%s}, condition: call}
    """
        .formatted(title, number, search);
  }

  @Test
  void refusesTheSecondRuleOfAnId() throws IOException {
    Files.writeString(folder.resolve("a.yml"), rule("First", 1, "eventName: A"));
    Files.writeString(folder.resolve("b.yml"), rule("Second", 1, "eventName: B"));

    Run run = Run.of("detectors", "--rules", folder.toString(), "00000000-0000-4000-8000");

    assertThat(run.out()).contains("First").doesNotContain("Second");
    assertThat(run.err())
        .contains("b.yml: \"Second\" has the id")
        .contains("a.yml has; expected an id of its own")
        .contains("1 rule refused");
  }

  @Test
  void overlaysARuleOfTheFolderBefore() throws IOException {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.writeString(first.resolve("a.yml"), rule("First", 1, "eventName: A"));
    Files.writeString(second.resolve("a.yml"), rule("Second", 1, "eventName: B"));

    Run run =
        Run.of(
            "detectors",
            "--rules",
            first.toString(),
            "--rules",
            second.toString(),
            "00000000-0000");

    assertThat(run.out()).contains("Second").doesNotContain("First");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void readsRulesThatLinksLeadToOnce() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.writeString(shared.resolve("a.yml"), rule("Lent to us", 1, "eventName: A"));
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.createSymbolicLink(rules.resolve("team"), shared);
    Files.createSymbolicLink(rules.resolve("again"), shared);
    Files.createSymbolicLink(rules.resolve("back"), rules);
    Path link = Files.createSymbolicLink(folder.resolve("link"), rules);

    Run run = Run.of("detectors", "--rules", link.toString(), "Lent to us");

    assertThat(run.out()).containsOnlyOnce("Lent to us").contains("1 detector: ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void tellsOfALinkToNothing() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.yml"), folder.resolve("nothing"));

    assertThat(Run.of("detectors", "--rules", folder.toString()).err())
        .contains("gone.yml: cannot be read: no such file");
  }

  @Test
  void warnsOfFieldsAndLogsThatAreNotThere() throws IOException {
    Files.writeString(folder.resolve("a.yml"), rule("Asks", 1, "evntName: A"));
    Files.writeString(
        folder.resolve("b.yml"),
        rule("Says", 2, "eventName: A")
            + """
            finding:
              type: Discovery:IAMUser/Says
              identity: [userIdentity.arn|userIdentity.am]
              says: "{sourceIPAdress} called {haetae.foreignAccounts}"
            """);
    Files.writeString(
        folder.resolve("c.yml"),
        rule("Unread", 3, "eventName: A").replace("cloudtrail", "cludtrail"));

    assertThat(Run.of("detectors", "--rules", folder.toString(), "no such").err())
        .contains("a.yml:4:20: cloudtrail has no field \"evntName\"; did you mean eventName?")
        .contains(
            "b.yml:8:11: cloudtrail has no field \"sourceIPAdress\"",
            "did you mean sourceIPAddress?")
        .contains("c.yml:3:36: no log that is read is the logsource aws, cludtrail; did you mean")
        .doesNotContain("\"haetae.foreignAccounts\"");
  }

  @Test
  void refusesACorrelationOfRulesThatAreNotThere() throws IOException {
    String correlation =
        """
        title: Missing %1$s
        id: %1$s
        correlation:
          type: event_count
          rules: [%2$s]
          group-by: [userIdentity.arn]
          timespan: 5m
          condition: {gte: 3}
        """;
    Files.writeString(folder.resolve("a.yml"), correlation.formatted("first", "nobody"));
    Files.writeString(folder.resolve("b.yml"), correlation.formatted("second", "first"));

    Run run = Run.of("detectors", "--rules", folder.toString(), "Missing");

    assertThat(run.out()).contains("0 detectors");
    assertThat(run.err())
        .contains(
            "a.yml:5:11: correlation \"Missing first\" is made of \"nobody\", which is neither")
        .contains(
            "b.yml:5:11: correlation \"Missing second\" is made of \"first\", which is made of it");
  }

  @Test
  void leavesOutARuleThatOneCorrelationSilences() throws IOException {
    String correlation =
        """
        title: Many %1$s
        id: %1$s
        correlation:
          type: event_count
          rules: [00000000-0000-4000-8000-000000000001]
          group-by: [userIdentity.arn]
          timespan: 5m
          condition: {gte: 3}
          generate: %1$s
        """;
    Files.writeString(folder.resolve("part.yml"), rule("The part of both", 1, "eventName: A"));
    Files.writeString(folder.resolve("a.yml"), correlation.formatted("true"));
    Files.writeString(folder.resolve("b.yml"), correlation.formatted("false"));

    assertThat(Run.of("detectors", "--rules", folder.toString(), "part of both").out())
        .contains("0 detectors");
    assertThat(Run.of("detectors", "--rules", folder.toString(), "Many").out())
        .contains("Many true", "Many false");
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
        .containsPattern("defense-evasion +T1562\\.008 +Disable or Modify Cloud Logs +\\d+")
        .containsPattern("\\d+ detectors cover \\d+ techniques");
  }
}
