package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.report.ReportSamples;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Place;
import dev.haetae.testkit.Golden;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainVerbTest {
  private static final long TIME = 1_772_445_600_000_000L;

  @TempDir private Path folder;

  @BeforeEach
  void writeFindings() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("findings.jsonl"));
        FindingWriter writer = Shape.JSONL.open(out)) {
      writer.write(finding("aaaa1111", "Stealth:IAMUser/CloudTrailLoggingDisabled"));
      writer.write(finding("aaaa2222", "Discovery:IAMUser/Enumeration"));
      writer.write(ReportSamples.attack());
    }
  }

  private static Finding finding(String id, String type) {
    return Finding.builder(id, FindingType.parse(type), new Severity(3))
        .detector("1b36b513-337f-4e0c-bc2b-10559b9f7e3e")
        .title("CloudTrail logging was switched off")
        .confidence(0.8)
        .account("111122223333")
        .region("us-east-1")
        .firstSeen(TIME)
        .lastSeen(TIME + 60_000_000)
        .count(2)
        .daily(new TreeMap<>(Map.of(LocalDate.of(2026, 3, 2), 2L)))
        .resources(Map.of("Trail", "main\u001b[2Jtrail"))
        .actor(
            new Actor(
                "arn:aws:iam::111122223333:user/alice",
                List.of(),
                List.of("AKIAIOSFODNN7EXAMPLE"),
                List.of("203.0.113.7"),
                List.of("aws-cli/2.20"),
                List.of()))
        .techniques(List.of("T1562.008"))
        .tactics(List.of("defense-evasion"))
        .explanation(
            new Explanation(
                "alice switched off trail main",
                "Without the trail nothing that follows is recorded.",
                List.of("A planned move from one trail to another"),
                List.of("Start the trail again", "Search what the principal did before")))
        .baseline(Map.of("usual calls a day", "0"))
        .evidence(
            List.of(
                new Occurrence(
                    "e1",
                    TIME,
                    "cloudtrail",
                    new Place("logs/a.json.gz", 7),
                    "{\"eventName\": \"StopLogging\"}")))
        .eventIds(List.of("e1"))
        .build();
  }

  private Run explain(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "explain";
    all[1] = "--in";
    all[2] = folder.resolve("findings.jsonl").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Run.of(all);
  }

  @Test
  void saysEverythingAboutAFinding() {
    Golden.assertMatches(ExplainVerbTest.class, "explain.txt", explain("aaaa1111").out());
  }

  @Test
  void tellsAnAttackStepByStepWithCommandsThatCanBeCopied() {
    Golden.assertMatches(ExplainVerbTest.class, "attack.txt", explain("a1000").out());
  }

  @Test
  void findsAFindingByTheBeginOfItsId() {
    assertThat(explain("aaaa1").out()).contains("aaaa1111").doesNotContain("aaaa2222");
  }

  @Test
  void findsFindingsByTheirType() {
    assertThat(explain("Discovery:IAMUser/Enumeration").out()).contains("aaaa2222");
  }

  @Test
  void asksForMoreOfAnIdWithWhichSeveralBegin() {
    Run run = explain("aaaa");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("2 findings begin with \"aaaa\"", "aaaa1111, aaaa2222");
  }

  @Test
  void saysThatThereIsNoSuchFinding() {
    Run run = explain("bbbb");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("no finding \"bbbb\" among 3");
  }

  @Test
  void showsRecordsInFullWhereTheyAreWanted() {
    assertThat(explain("aaaa1111", "--raw").out())
        .contains("      {\n        \"eventName\" : \"StopLogging\"\n      }");
  }

  @Test
  void letsNoLogWriteToTheTerminal() {
    assertThat(explain("aaaa1111").out()).doesNotContain("\u001b");
  }
}
