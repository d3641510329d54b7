package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.option.UserFolders;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.output.LastScan;
import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanVerbTest {
  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void writeLog() throws IOException {
    log = Logs.write(folder);
  }

  private Run scan(Object... options) {
    List<Object> words = new ArrayList<>(List.of("scan", log, "--only", Logs.TRAIL_STOPPED));
    words.addAll(List.of(options));
    return Run.of(words);
  }

  @Test
  void tellsWhatItFound() {
    Run run = scan();

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("CloudTrail logging was switched off", "user/alice", "cloudtrail management 1");
    assertThat(run.err()).contains("1 event and");
  }

  @Test
  void readsUtf16InAnArchive() throws IOException {
    Path archive = folder.resolve("export.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("trail.json"));
      zip.write(("\uFEFF" + Files.readString(log)).getBytes(StandardCharsets.UTF_16LE));
    }

    assertThat(Run.of(List.of("scan", archive, "--only", Logs.TRAIL_STOPPED)).out())
        .contains("CloudTrail logging was switched off", "user/alice", "cloudtrail management 1");
  }

  /** Forty connections to SSH, of a flow log with an order of its own and no header. */
  private List<Object> flowRecords() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      int start = 1_772_366_400 + 5 * i;
      lines.append(
          "vpc-0a eni-0b 203.0.113.8 10.0.1.20 %d 22 6 18 3200 %d %d ACCEPT OK 5 us-east-1%n"
              .formatted(45_000 + i, start, start + 4));
    }
    Path file = Files.writeString(folder.resolve("flows"), lines);
    return List.of("scan", file, "--account", "111122223333");
  }

  @Test
  void readsFlowRecordsInTheOrderThatIsTold() throws IOException {
    List<Object> words = new ArrayList<>(flowRecords());
    words.add("--flow-fields");
    words.add(
        "${vpc-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol}"
            + " ${packets} ${bytes} ${start} ${end} ${action} ${log-status} ${version} ${region}");

    assertThat(Run.of(words).out())
        .contains("vpcflow 40", "SSH", "203.0.113.8", "us-east-1")
        .doesNotContain("looks like");
  }

  @Test
  void saysHowToTellTheOrderOfFlowRecords() throws IOException {
    assertThat(Run.of(flowRecords()).out())
        .contains("text 40", "looks like flow records", "--flow-fields");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'log':'%s\\n','stream':'stdout','time':'2026-03-01T10:00:01Z'}",
        "{'log':'%s','kubernetes':{'pod_name':'p','namespace_name':'n'}}",
        "{'message':'2026-03-01T10:00:01.000000001Z stdout F %s','kubernetes':{'pod_name':'p'}}",
        "2026-03-01T10:00:01.000000001+00:00 stderr F %s"
      })
  void readsWhatContainersLog(String wrapping) throws IOException {
    String call = Logs.trailStopped("alice", "aws-cli/2.15");
    String inside = wrapping.startsWith("{") ? call.replace("\"", "\\\"") : call;
    Path file = folder.resolve("container");
    Files.writeString(file, wrapping.replace('\'', '"').formatted(inside) + "\n");

    assertThat(Run.of(List.of("scan", file, "--only", Logs.TRAIL_STOPPED)).out())
        .contains("CloudTrail logging was switched off", "user/alice");
  }

  @Test
  void findsInTheJournalWhatItFindsInSyslog() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      lines.append(
          """
          {"__REALTIME_TIMESTAMP":"17723664%02d130123","_HOSTNAME":"web-1","_PID":"4123",\
          "SYSLOG_IDENTIFIER":"sshd","MESSAGE":"Failed password for root from 203.0.113.7 port 51234 ssh2"}
          """
              .formatted(i));
    }
    Path file = Files.writeString(folder.resolve("journal"), lines);

    assertThat(Run.of(List.of("scan", file)).out())
        .contains("linux 25", "203.0.113.7 failed to log in to web-1 by SSH again and again");
  }

  @Test
  void refusesFlowFieldsNobodyHas() {
    Run run = scan("--flow-fields", "version srcadr");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("--flow-fields", "\"srcadr\" is no field of flow records");
  }

  @Test
  void saysNothingButTheResultWhereItIsToBeQuiet() {
    assertThat(scan("--quiet").err()).isEmpty();
  }

  @Test
  void failsOnAFindingOfTheSeverityItIsToFailOn() {
    assertThat(scan("--fail-on", "low").code()).isEqualTo(ExitCode.FOUND);
    assertThat(scan("--fail-on", "high").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void failsOnAFindingThatIsNotShown() {
    assertThat(scan("--fail-on", "low", "--min-severity", "high").code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void countsWhatIsBelowTheSeverityShown() {
    assertThat(scan("--min-severity", "high").out())
        .contains("1 finding below --min-severity")
        .doesNotContain("user/alice");
  }

  @Test
  void countsWhatIsOutOfTheTimeAskedFor() {
    assertThat(scan("--from", "2026-03-02").out()).contains("1 event out of the time asked for");
  }

  @Test
  void takesTheDayThatToNamesForInIt() {
    assertThat(scan("--from", "2026-03-01", "--to", "2026-03-01").out()).contains("user/alice");
  }

  @Test
  void takesDaysForDaysOfTheTimeZone() {
    assertThat(scan("--to", "2026-02-28", "--timezone", "-11:00").out()).contains("user/alice");
    assertThat(scan("--from", "2026-03-02", "--timezone", "+14:00").out()).contains("user/alice");
  }

  @Test
  void tellsOfSuppressionsThatAreOverOrCoverNothing() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("over.yml"),
            """
            - {id: migration, reason: moved the trail, until: 2020-01-31, match: {type: "Stealth:*"}}
            - {reason: our scanner, match: {principal: "*:role/nobody"}}
            """);

    Run run = scan("--suppress", file);

    assertThat(run.err())
        .contains("suppression migration (moved the trail) ended on 2020-01-31: not applied")
        .contains("over.yml #2 (our scanner) covers nothing");
    assertThat(run.out())
        .contains("1 suppression past the last day, not applied")
        .contains("1 suppression with nothing to cover");
  }

  @Test
  void suppressesWithAReasonAndCountsIt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("suppress.yml"),
            "- reason: a migration\n  match: {principal: '*:user/alice'}\n");

    Run run = scan("--suppress", file, "--fail-on", "low");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("1 finding covered by a suppression");
  }

  @Test
  void keepsTheFindingsForLater() throws IOException {
    scan("--quiet");

    assertThat(new LastScan(UserFolders.ofUser().lastFindings()).findings(problem -> {}))
        .extracting(finding -> finding.type().toString())
        .containsExactly(Logs.TRAIL_STOPPED);
  }

  @Test
  void putsPseudonymsForNames() throws IOException {
    Run run = scan("--redact", "--format", "jsonl");

    assertThat(run.out())
        .contains(Logs.TRAIL_STOPPED)
        .doesNotContain("alice", "111122223333", "198.51.100.9", "AKIAEXAMPLE00000KEY1");
    assertThat(new LastScan(UserFolders.ofUser().lastFindings()).findings(problem -> {}))
        .extracting(Finding::account)
        .doesNotContain("111122223333");
  }

  @Test
  void leavesNoNameInARedactedReport() {
    assertThat(scan("--redact", "--format", "html").out())
        .contains("CloudTrail logging was switched off")
        .doesNotContain("alice", "111122223333", "198.51.100.9", "AKIAEXAMPLE00000KEY1");
  }

  @Test
  void showsTheNamesOfAccounts() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("environment.yml"), "accounts: {'111122223333': production}\n");

    assertThat(scan("--environment", file).out()).contains("111122223333 (production)");
  }

  @Test
  void takesNoOwnOrTrustedAccountForAStranger() throws IOException {
    Path shared =
        Files.writeString(
            Files.createDirectory(folder.resolve("shared")).resolve("shared.json"),
            Logs.records(
                snapshotShared("a", "444455556666"),
                snapshotShared("b", "777788889999"),
                snapshotShared("c", "222233334444")));
    Path file =
        Files.writeString(
            folder.resolve("environment.yml"),
            """
            accounts: {'111122223333': production, '444455556666': staging}
            trusted_accounts: ['777788889999']
            """);

    String untold = Run.of(List.of("scan", "--quiet", "--format=jsonl", shared)).out();
    String told =
        Run.of(List.of("scan", "--quiet", "--format=jsonl", "--environment", file, shared)).out();

    assertThat(untold).contains("snap-0a", "snap-0b", "snap-0c");
    assertThat(told).contains("snap-0c", "222233334444").doesNotContain("snap-0a", "snap-0b");
  }

  private static String snapshotShared(String id, String account) {
    String request =
        """
        {"snapshotId":"snap-0%s","createVolumePermission":{"add":{"items":[{"userId":"%s"}]}}}\
        """
            .formatted(id, account);
    return Logs.trailStopped("alice", "aws-cli/2.15")
        .replace("cloudtrail.amazonaws.com", "ec2.amazonaws.com")
        .replace("StopLogging", "ModifySnapshotAttribute")
        .replace("00000000000a", "00000000000" + id)
        .replace("{\"name\":\"main\"}", request);
  }

  @Test
  void writesSeveralFormatsIntoAFolder() throws IOException {
    Path output = Files.createDirectory(folder.resolve("out"));

    Run run =
        scan(
            "--format",
            "table,jsonl,csv,html,markdown,asff,ocsf,guardduty,json",
            "--output",
            output);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).isEmpty();
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder(
            "report.txt",
            "findings.jsonl",
            "findings.csv",
            "report.html",
            "report.md",
            "findings.asff.json",
            "findings.ocsf.jsonl",
            "findings.guardduty.jsonl",
            "findings.json");
  }

  @Test
  void writesToStandardOutputWhereAHyphenIsNamed() {
    Run run = scan("--format", "jsonl", "--output", "-");

    assertThat(run.out()).startsWith("{");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void readsNothingThatItWrites() {
    Path output = folder.resolve("found.jsonl");
    List<Object> scan =
        List.of("scan", folder, "--format", "jsonl", "--output", output, "--threads", "2");

    Run first = Run.of(scan);
    Run second = Run.of(scan);

    assertThat(second.err()).contains(output + " lies in what is read: this scan leaves it out");
    assertThat(events(second)).isEqualTo(events(first));
  }

  private static String events(Run run) {
    return run.err()
        .lines()
        .filter(line -> line.contains(" a second"))
        .toList()
        .toString()
        .replaceAll(" in .*", "");
  }

  @Test
  void takesBlanksBehindTheCommas() {
    assertThat(scan("--format", "jsonl, csv", "--output", folder).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void saysThatPlacesAreInFiles() {
    Run run = Run.of(List.of("scan", log, "--geo", folder));

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("--geo " + folder + ": is a folder; expected a file");
  }

  @Test
  void writesSeveralFormatsUnderOneBeginningOfTheirNames() {
    scan("--format", "jsonl,html", "--output", folder.resolve("acme"));

    assertThat(folder.resolve("acme.jsonl")).isNotEmptyFile();
    assertThat(folder.resolve("acme.html")).isNotEmptyFile();
  }

  @Test
  void makesTheFolderThatIsNamedWithASlash() {
    Path made = folder.resolve("new/reports");

    assertThat(scan("--format", "jsonl,html", "--output", made + "/").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(scan("--format", "csv", "--output", made + "/").code()).isEqualTo(ExitCode.DONE);

    assertThat(made.resolve("findings.jsonl")).isNotEmptyFile();
    assertThat(made.resolve("report.html")).isNotEmptyFile();
    assertThat(made.resolve("findings.csv")).isNotEmptyFile();
  }

  @Test
  void runsTheUsersOwnRulesWhateverTheirStatus() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("own.yml"),
        """
        title: Our own rule
        id: 6f2d2f0c-0000-4000-8000-000000000001
        status: experimental
        logsource: {product: aws, service: cloudtrail}
        detection:
          sel: {eventName: StopLogging}
          condition: sel
        level: critical
        """);

    assertThat(Run.of(List.of("scan", log, "--rules", rules)).out())
        .contains("CRITICAL", "Our own rule");
  }

  @Test
  void refusesAWrongRuleWithAMarkAndRunsTheRest() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("wrong.yml"),
        """
        title: Wrong
        id: 6f2d2f0c-0000-4000-8000-000000000002
        logsource: {product: aws, service: cloudtrail}
        detection:
          sel: {eventName: StopLogging}
          condition: sel and nothing
        """);

    Run run = scan("--rules", rules);

    assertThat(run.err()).contains("rule refused: ", "wrong.yml:6:", "^");
    assertThat(run.out()).contains("1 rule refused", "user/alice");
  }

  @Test
  void tellsOfARefusedRuleThoughItIsToBeQuiet() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("quiet-rules"));
    Files.writeString(rules.resolve("wrong.yml"), "title: A rule without a detection\n");

    assertThat(scan("--quiet", "--format", "jsonl", "--rules", rules.toString()).err())
        .contains("rule refused: ", "wrong.yml:");
  }

  @Test
  void rulesThatAreNoneAreTold() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));

    assertThat(scan("--rules", rules).err()).contains("no file in it ends in .yml or .yaml");
    Files.writeString(rules.resolve("empty.yml"), "# nothing yet");
    assertThat(scan("--rules", rules).err()).contains("empty.yml: there is no rule in it");
  }

  @Test
  void readsTheRestWhereAPathIsMissingAndSaysSo() {
    Run run = scan(folder.resolve("absent"));

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("no such file or folder: " + folder.resolve("absent"));
    assertThat(run.out()).contains("user/alice");
  }

  @Test
  void endsAsNotReadableWhereNothingWas() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Run run = Run.of(List.of("scan", empty));

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err())
        .contains("nothing could be read from " + empty + ": there is no file with an event in it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format jsonl,html | several formats need --output",
        "--format xml | xml",
        "--min-severity grave | expected low, medium, high, critical or a score of 1 to 10",
        "--fail-on 11 | expected low, medium, high, critical or a score of 1 to 10",
        "--from yesterday | expected a day such as 2026-03-01",
        "--from 2026-03-02 --to 2026-03-01 | is not before",
        "--timezone Mars/Base | expected a name such as Europe/Berlin",
        "--with beta | expected experimental or opt-in",
        "--only Nothing:Like/This | no detector is left",
        "--evidence some | expected all",
        "--suppress /no/such/file | no such file",
        "--rules /no/such/folder | /no/such/folder: no such file or folder",
        "--output /no/such/folder/x --format csv | is not there",
        "--threads 0 | expected 1 to 256"
      })
  void refusesAnOptionItCannotFollow(String options, String message) {
    Run run = Run.of(("scan " + log + " " + options).split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void namesTheOptionWhoseFileIsNoText() throws IOException {
    Path latin = Files.write(folder.resolve("latin.yml"), new byte[] {'c', (byte) 0xe9, ':'});
    for (String option : List.of("--suppress", "--environment")) {
      Run run = Run.of(List.of("scan", log, option, latin));

      assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
      assertThat(run.err()).contains(option + " " + latin + ": expected text in UTF-8");
      assertThat(Run.of(List.of("scan", log, option, folder)).err()).contains("is a folder");
    }
  }

  @Test
  void givesExamplesInItsHelp() {
    Run run = Run.of("scan", "--help");

    assertThat(run.out()).contains("Examples:", "haetae scan ./exported-logs", "Exit codes:");
  }

  @Test
  void letsNoLogControlWhatReadsTheReport() throws IOException {
    String agent = "</script><script>alert(1)</script>\\u001b[2J=cmd()";
    Files.writeString(log, Logs.records(Logs.trailStopped("=alice", agent)));

    assertThat(scan("--format", "html").out()).doesNotContain("<script>alert");
    assertThat(scan().out()).doesNotContain("\u001b");
    assertThat(
            scan("--format", "csv")
                .out()
                .lines()
                .flatMap(line -> List.of(line.split(",")).stream()))
        .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("\"="));
  }

  @Test
  void refusesALakeNothingIsToBeKeptIn() {
    Run run = scan("--lake", folder.resolve("lake"));

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("--keep");
  }

  @Test
  void saysThatNoEventIsOfTheTimeAskedFor() {
    Run run = scan("--from", "2031-01-01");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("read is of the time asked for, so nothing can be said");
  }
}
