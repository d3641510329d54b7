package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineVerbTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";
  private static final String RECORD =
      """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"%s","accountId":"111122223333",\
      "accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"alice"},"eventTime":"%s",\
      "eventSource":"s3.amazonaws.com","eventName":"%s","awsRegion":"us-east-1",\
      "sourceIPAddress":"203.0.113.7","requestParameters":{"bucketName":"%s"},"eventID":"%s",\
      "recipientAccountId":"111122223333"%s}
      """;

  private static final String SAYS_WHEN =
      "Nothing is of the time asked for: the events are of 2026-03-02 10:00:00 to 2026-03-03"
          + " 10:05:00 UTC.";

  @TempDir private Path folder;

  @BeforeEach
  void writeLogs() throws IOException {
    Files.writeString(
        folder.resolve("b.json"),
        RECORD.formatted(ALICE, "2026-03-02T10:05:00Z", "GetObject", "photos", "e3", "")
            + RECORD.formatted(ALICE, "2026-03-03T10:05:00Z", "ListBuckets", "", "e5", "")
            + RECORD
                .formatted(ALICE, "2026-03-02T11:00:00Z", "DeleteBucket", "photos", "e4", "")
                .replace("alice", "bob")
                .replace("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE"));
    Files.writeString(
        folder.resolve("a.json"),
        RECORD.formatted(ALICE, "2026-03-02T10:00:00Z", "GetObject", "photos", "e1", "")
            + RECORD.formatted(ALICE, "2026-03-02T10:05:00Z", "GetObject", "photos", "e3", "")
            + RECORD.formatted(
                ALICE,
                "2026-03-02T10:01:00Z",
                "GetObject",
                "secrets",
                "e2",
                ",\"errorCode\":\"AccessDenied\""));
  }

  private Run timeline(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "timeline";
    all[1] = arguments[0];
    all[2] = folder.toString();
    System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
    return Run.of(all);
  }

  @Test
  void foldsTheSameCallWithinMinutesIntoAStep() {
    assertThat(timeline(ALICE).out())
        .containsPattern(
            "2026-03-02 UTC\n  10:00:00–10:05:00 +3× +s3:GetObject +1 denied, 2 success +203");
  }

  @Test
  void saysWhichDaysThereAreWhereNoneIsOfTheTimeAskedFor(@TempDir Path elsewhere) {
    String lake = elsewhere.resolve("lake").toString();
    Run.of("ingest", folder.toString(), "--lake", lake, "--quiet");

    assertThat(timeline(ALICE, "--last", "1d").out())
        .isEqualToIgnoringNewLines(SAYS_WHEN)
        .isEqualTo(Run.of("timeline", ALICE, "--lake", lake, "--last", "1d").out());
    assertThat(timeline("mallory", "--from", "2026-03-02").out())
        .contains("Nothing in 6 events tells of mallory.");
  }

  @Test
  void countsAnEventMetTwiceOnce() {
    assertThat(timeline(ALICE).out()).contains("4 events in 2 steps", "1 copy left out");
  }

  @Test
  void knowsAPrincipalByTheLastPartOfItsName() {
    assertThat(timeline("alice").out()).contains("4 events in 2 steps");
  }

  @Test
  void knowsAnAccessKey() {
    assertThat(timeline("AKIAIOSFODNN7EXAMPLE").out()).contains("by " + ALICE);
  }

  @Test
  void tellsWhatWasDoneToAResource() {
    assertThat(timeline("photos").out())
        .containsPattern("s3:DeleteBucket .* by arn:aws:iam::111122223333:user/bob");
  }

  @Test
  void looksOnlyAtTheTimeAskedFor() {
    assertThat(timeline("alice", "--from=2026-03-03").out()).contains("1 event in 1 step");
  }

  @Test
  void writesRecordsInOrderOfTime() {
    assertThat(timeline("alice", "--raw", "--quiet").out().lines())
        .hasSize(4)
        .first()
        .asString()
        .contains("\"eventID\":\"e1\"");
  }

  @Test
  void writesStepsForPrograms() {
    assertThat(timeline("alice", "--format=jsonl").out())
        .contains(
            "\"outcomes\":{\"denied\":1,\"success\":2}", "\"first\":\"2026-03-02T10:00:00Z\"");
  }

  @Test
  void saysWhereNothingTellsOfIt() {
    assertThat(timeline("mallory").out()).contains("Nothing in 6 events tells of mallory.");
  }

  @Test
  void saysThatNothingCouldBeRead() {
    Run run = Run.of("timeline", "alice", folder.resolve("absent").toString());

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("no such file or folder");
  }

  @Test
  void takesAllOfTheDayItIsToEndWith() {
    assertThat(timeline("alice", "--to=2026-03-02").out()).contains("3 events in 1 step,");
  }

  @Test
  void wantsToKnowWhereToLook() {
    Run run = Run.of("timeline", "alice");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("timeline alice ./logs");
  }
}
