package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ingest}, {@code lake} and {@code scan --keep} say, whole. */
class LakeVerbTest {
  private static final String RECORD =
      """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser",\
      "arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333",\
      "accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"alice"},"eventTime":"%s",\
      "eventSource":"s3.amazonaws.com","eventName":"%s","awsRegion":"us-east-1",\
      "sourceIPAddress":"203.0.113.7","requestParameters":{"bucketName":"photos"},"eventID":"%s",\
      "recipientAccountId":"111122223333"}
      """;
  private static final String FLOW =
      "2 111122223333 eni-0a1b2c3d 10.0.0.1 203.0.113.7 49152 443 6 10 840 1772445600 1772445660 %s"
          + " OK\n";

  @TempDir private Path folder;

  private Path logs = Path.of("");
  private Path lake = Path.of("");

  @BeforeEach
  void writeLogs() throws IOException {
    logs = Files.createDirectories(folder.resolve("logs"));
    lake = folder.resolve("lake");
    Files.writeString(
        logs.resolve("a.json"),
        RECORD.formatted("2026-03-02T10:00:00Z", "GetObject", "e1")
            + RECORD.formatted("2026-03-02T10:05:00Z", "ListBuckets", "e2"));
    Files.writeString(
        logs.resolve("flow.log"), FLOW.formatted("ACCEPT") + FLOW.formatted("REJECT"));
  }

  private Run run(Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.add("--lake");
    all.add(lake);
    return Run.of(all);
  }

  private Path more() throws IOException {
    return Files.writeString(
        folder.resolve("b.json"),
        RECORD.formatted("2026-03-02T10:05:00Z", "ListBuckets", "e2")
            + RECORD.formatted("2026-03-02T11:00:00Z", "DeleteBucket", "e3")
            + RECORD.formatted("2026-03-05T11:00:00Z", "CreateBucket", "e4"));
  }

  /** What is never twice the same is left out. */
  private String constant(String text) {
    return text.replace(folder.toString(), "DIR")
        .replaceAll("[0-9,]+ events a second", "N events a second")
        .replaceAll("[0-9.]+ [KMG]B|[0-9]+ B\\b", "SIZE")
        .replaceAll(" +SIZE", " SIZE")
        .replaceAll("\\b[0-9a-f]{32,64}\\b", "HASH")
        .replaceAll("the last at [0-9TZ:.-]+", "the last at TIME")
        .replaceAll("2026-03-0[0-9]-[0-9a-f]{8}-([0-9]+)", "RUN-$1");
  }

  private String told(Object... words) {
    Run run = run(words);
    return constant(
        "$ haetae "
            + String.join(" ", List.of(words).stream().map(Object::toString).toList())
            + "\n"
            + run.out()
            + run.err()
            + (run.code() == ExitCode.DONE ? "" : "exit " + run.code() + "\n")
            + "\n");
  }

  private void matches(String golden, String... told) {
    Golden.assertMatches(LakeVerbTest.class, golden, String.join("", told));
  }

  @Test
  void ingestTellsWhatWasReadAndKept() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"eventVersion\": ");
    Path routes = Files.writeString(folder.resolve("routes.yml"), "- {log: vpcflow, keep: none}\n");

    matches(
        "ingest.txt",
        told("ingest", logs, "--threads", "1"),
        told("ingest", logs, more(), "--threads", "1"),
        told("ingest", broken),
        told("ingest", folder.resolve("absent")),
        told("ingest", logs.resolve("flow.log"), "--routes", routes, "--threads", "1"),
        told("ingest", logs, "--quiet"));
  }

  @Test
  void lakeTellsWhatItHoldsAndWhatIsDoneWithIt() throws IOException {
    run("ingest", logs, "--quiet");
    run("ingest", more(), "--quiet");

    matches(
        "lake.txt",
        told("lake", "status"),
        told("lake", "verify"),
        told("lake", "compact"),
        told("lake", "compact"),
        told("lake", "status"),
        told("lake", "expire", "--keep", "api=30000d", "--keep", "network=1d", "--grace", "0"),
        told("lake", "expire"),
        told("lake", "status"),
        told("lake", "verify", "--head", "0".repeat(64)),
        told("lake", "verify"));
  }

  @Test
  void verifySaysThatAKeyIsNotThere() {
    run("ingest", logs, "--quiet");

    assertThat(run("lake", "verify", "--key", folder.resolve("gone.pub")).err())
        .contains("gone.pub: no such file");
  }

  @Test
  void mistakesAreTold() {
    matches(
        "lake-mistakes.txt",
        told("lake", "status"),
        told("lake", "expire", "--keep", "apis=1d"),
        told("lake", "expire", "--keep", "api=forever"),
        told("lake", "expire", "--grace", "-1"),
        told("lake", "export", "--table", "apis", folder.resolve("x")),
        told("lake", "export", "--table", "api", "--from", "yesterday", folder.resolve("x")),
        told("lake", "export", "--table", "api", "--last", "-1d", folder.resolve("x")),
        told(
            "lake",
            "export",
            "--table",
            "api",
            "--last",
            "1d",
            "--from",
            "2026-03-02",
            folder.resolve("x")));
  }

  private String exported(String... words) throws IOException {
    Path file = folder.resolve("out-" + words[words.length - 1]);
    List<Object> all = new ArrayList<>(List.of("lake", "export", "--table"));
    all.addAll(List.of(words));
    all.add(file);
    return told(all.toArray()) + constant(Files.readString(file)) + "\n";
  }

  @Test
  void exportGivesEventsOut() throws IOException {
    run("ingest", logs, "--quiet");
    run("ingest", more(), "--quiet");

    matches(
        "lake-export.txt",
        exported("api", "--format", "raw"),
        exported("api", "--to", "2026-03-02", "--format", "csv"),
        exported("network", "--from", "2026-03-02T10:00Z", "--format", "jsonl"),
        told("lake", "export", "--table", "api", "--format", "raw", folder.resolve("out-raw")));
  }

  @Test
  void scanTellsWhatItKept() throws IOException {
    Path log = Logs.write(Files.createDirectories(folder.resolve("trail")));
    Path routes =
        Files.writeString(folder.resolve("routes.yml"), "- {log: cloudtrail, keep: detected}\n");

    Run first = run("scan", log, "--keep", "--no-intel", "--format", "jsonl");
    Run again = run("scan", log, "--keep", "--no-intel", "--format", "jsonl");
    Run routed = run("scan", logs, "--keep", "--routes", routes, "--no-intel", "--format", "jsonl");

    assertThat(first.out()).contains(Logs.TRAIL_STOPPED).isEqualTo(again.out());
    matches("scan-keep.txt", kept(first), kept(again), kept(routed), told("lake", "status"));
  }

  /** What a scan says of the lake; the rest is tested elsewhere. */
  private String kept(Run scan) {
    return constant(
        String.join("\n", scan.err().lines().filter(line -> line.startsWith("kept:")).toList())
            + "\n");
  }

  @Test
  void theSameLogsMakeTheSameLakeWhateverThreadsReadThem() throws IOException {
    for (int file = 0; file < 20; file++) {
      StringBuilder records = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        records.append(RECORD.formatted("2026-03-02T10:00:00Z", "GetObject", file + "-" + i));
      }
      Files.writeString(logs.resolve("many-" + file + ".json"), records);
    }
    List<String> exports = new ArrayList<>();
    for (String threads : List.of("1", "4")) {
      lake = folder.resolve("lake-" + threads);
      run("ingest", logs, "--threads", threads, "--quiet");
      Path file = folder.resolve(threads + ".jsonl");
      run("lake", "export", "--table", "api", file);
      exports.add(Files.readString(file));
    }
    assertThat(exports.get(0)).hasLineCount(1002).isEqualTo(exports.get(1));
  }

  @Test
  void howLongEventsAreKeptIsSaidInOneFile() throws IOException {
    run("ingest", logs, more(), "--quiet");
    Path file = lake.resolve("lake.yml");
    Files.writeString(file, "keep:\n  api: 30000d\n  networks: 1d\n");
    String mistake = told("lake", "expire") + told("ingest", logs, "--expire");
    Files.writeString(file, "keep: {api: 30000d, others: 1d}\n");

    matches(
        "lake-keep.txt",
        mistake,
        told("ingest", logs, "--expire"),
        told("lake", "expire", "--keep", "api=1d"),
        told("lake", "status"));
    Files.delete(file);
    assertThat(run("ingest", logs, "--expire").code()).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void oldEventsAreMovedToAnotherDisk() throws IOException {
    run("ingest", logs, more(), "--quiet");
    Path file = lake.resolve("lake.yml");
    Files.writeString(file, "tiers: {warm: {after: 1d, in: here}}\n");
    String mistake = told("lake", "move");
    Files.writeString(file, "tiers: {warm: {after: 1d, in: " + folder + "/warm}}");

    matches(
        "lake-move.txt",
        mistake,
        told("lake", "move"),
        told("lake", "move"),
        told("lake", "status")
            .replaceAll("/[0-9a-f]{16}", "/ID")
            .replaceAll(" +(IN\\b|DIR/)", " $1"),
        told("lake", "verify"),
        told("timeline", "alice", "--quiet"));
  }
}
