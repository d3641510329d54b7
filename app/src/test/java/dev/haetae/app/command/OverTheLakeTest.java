package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.lake.Lake;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code timeline} and {@code hunt} say the same of a lake as of the logs it was filled from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverTheLakeTest {
  private static final String DNS =
      """
      {"version":"1.100000","account_id":"111122223333","region":"us-east-1",\
      "vpc_id":"vpc-0a1b2c3d4e5f60718","query_timestamp":"2026-03-04T05:06:07Z",\
      "query_name":"www.bad-host.com.","query_type":"A","query_class":"IN","rcode":"NOERROR",\
      "answers":[{"Rdata":"203.0.113.7","Type":"A","Class":"IN"}],"srcaddr":"10.0.4.17",\
      "srcport":"51620","transport":"UDP","srcids":{"instance":"i-1234567890abcdef0"}}
      """;
  private static final String FLOW =
      "2 111122223333 eni-0a1b2c3d 10.0.4.17 203.0.113.7 49152 443 6 10 840 1772445600 1772445660"
          + " ACCEPT OK\n";

  private Path folder = Path.of("");

  private Path logs = Path.of("");
  private Path lake = Path.of("");

  /** Logs of an organisation of many kinds, made up, and some by hand. */
  @BeforeAll
  void keepLogs(@TempDir Path place) throws IOException {
    folder = place;
    Files.createDirectories(folder.resolve("intel"));
    Path madeUp = folder.resolve("made-up");
    logs = madeUp.resolve("logs");
    lake = folder.resolve("lake");
    Run.of(
        List.of(
            "simulate",
            madeUp,
            "--days",
            "1",
            "--start",
            "2026-03-02",
            "--events-per-day",
            "3000",
            "--seed",
            "7",
            "--quiet"));
    Files.writeString(logs.resolve("dns.json"), DNS);
    Files.writeString(logs.resolve("flow.log"), FLOW);
    Files.writeString(logs.resolve("app.json"), "{\"who\":\"ünal\",\"from\":\"203.0.113.7\"}\n");
    assertThat(Run.of(List.of("ingest", logs, "--lake", lake, "--quiet")).code())
        .isEqualTo(ExitCode.DONE);
  }

  private Run run(String verb, List<String> words, Object... where) {
    List<Object> all = new ArrayList<>(List.of(verb));
    all.addAll(words);
    all.addAll(List.of(where));
    return Run.of(all);
  }

  static Stream<List<String>> timelines() {
    return Stream.of(
        List.of("203.0.113.7"),
        List.of("10.0.4.17", "--raw"),
        List.of("i-1234567890abcdef0"),
        List.of("arn:aws:iam::111122223333:role/Admin"),
        List.of("ünal"),
        List.of("us-east-1", "--from", "2026-03-02"),
        List.of("443", "--format", "jsonl"),
        List.of("mallory"));
  }

  /** What is counted at the end differs: how many events were read, and how many were copies. */
  private static String withoutCounts(Run run) {
    return run.out()
        .lines()
        .map(line -> line.replaceAll("UTC; .*|Nothing in [0-9,]+ events?", ""))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("timelines")
  void aTimelineIsThatOfTheLogs(List<String> words) {
    Run ofLogs = run("timeline", words, logs);
    Run ofLake = run("timeline", words, "--lake", lake);

    assertThat(withoutCounts(ofLake)).isEqualTo(withoutCounts(ofLogs));
    assertThat(ofLake.code()).isEqualTo(ofLogs.code());
  }

  static Stream<List<String>> hunts() {
    return Stream.of(
        List.of("--indicator", "203.0.113.7"),
        List.of("--indicator", "hxxp://bad-host[.]com/"),
        List.of("--indicator", "203.0.113.0/28", "--indicator", "bad-host.com"),
        List.of("--indicator", "10.0.0.0/8", "--indicator", "198.51.100.0/24"),
        List.of("--indicator", "2001:db8::1"),
        List.of("--indicator", "192.0.2.250", "--last", "1d"));
  }

  /** What is counted by what was read: files, events out of the time, copies with the others. */
  private static String findings(Run run) {
    return run.out()
        .lines()
        .filter(line -> !line.matches("  (files|duplicates|outside)  .*"))
        .map(line -> line.replaceAll("haetae timeline (\\S+) .*", "haetae timeline $1"))
        .map(line -> line.replaceAll("\\b(events|management) +[0-9,]+", "$1 N"))
        .map(line -> line.replaceAll("in [0-9,]+ events?", "in N events"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("hunts")
  void aHuntFindsWhatItFindsInTheLogs(List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--intel", folder.resolve("intel").toString(), "--fail-on", "low"));
    Run ofLogs = run("hunt", all, logs);
    Run ofLake = run("hunt", all, "--lake", lake);

    assertThat(ofLogs.code()).isNotEqualTo(ExitCode.WRONG_USE);
    assertThat(findings(ofLake)).isEqualTo(findings(ofLogs));
    assertThat(ofLake.code()).isEqualTo(ofLogs.code());
  }

  @Test
  void filesThatCannotHaveItAreNotRead() throws IOException {
    Path other = folder.resolve("other");
    Run.of(List.of("ingest", logs.resolve("dns.json"), "--lake", other, "--quiet"));
    Path later =
        Files.writeString(
            folder.resolve("later.json"),
            DNS.replace("bad-host", "good-host")
                .replace("203.0.113.7", "192.0.2.1")
                .replace("03-04", "03-05"));
    Run.of(List.of("ingest", later, "--lake", other, "--quiet"));
    try (Lake open = Lake.open(other)) {
      Path needless = open.plan(Activity.DNS).files().getLast().path();
      Files.write(needless, new byte[(int) Files.size(needless)]);
    }

    assertThat(run("timeline", List.of("203.0.113.7"), "--lake", other).out())
        .contains("203.0.113.7: 1 event in 1 step");
    Run damaged = run("timeline", List.of("192.0.2.1"), "--lake", other);
    assertThat(damaged.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(damaged.err()).contains("the lake's files cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeline", "hunt"})
  void eitherLogsOrALakeAreLookedThrough(String verb) {
    List<String> words =
        verb.equals("hunt") ? List.of("--indicator", "203.0.113.7") : List.of("alice");

    Run both = run(verb, words, logs, "--lake", lake);
    Run none = run(verb, words, "--lake", folder.resolve("absent"));

    assertThat(both.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(both.err()).contains("give either logs or --lake");
    assertThat(none.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(none.err()).contains("no lake in " + folder.resolve("absent"));
  }
}
