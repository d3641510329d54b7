package dev.haetae.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableReadingTest {
  private static final String HEADER =
      "eventversion,useridentity,eventtime,eventsource,eventname,awsregion,requestparameters\n";
  private static final String ROW =
      "1.08,\"{type=IAMUser, username=ana}\",2026-03-01T12:00:00Z,iam.amazonaws.com,CreateUser,"
          + "us-east-1,\"{\"\"userName\"\":\n\"\"eve\"\"}\"\n";

  private final List<String> events = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void readsCloudTrailAsAthenaExportsIt() throws IOException {
    read(HEADER + ROW + ROW);
    assertThat(events)
        .containsExactly(
            "cloudtrail us-east-1 CreateUser ana eve logs/file:2",
            "cloudtrail us-east-1 CreateUser ana eve logs/file:4");
    assertThat(problems).isEmpty();
  }

  /** Names of columns hold dots, and brackets where a list was. */
  @Test
  void readsCloudTrailAsSplunkExportsIt() throws IOException {
    read(
        "\"_time\",eventVersion,eventSource,eventName,awsRegion,\"userIdentity.type\","
            + "\"userIdentity.userName\",\"requestParameters.userName\",\"resources{}.ARN\"\n"
            + "\"2026-03-01T12:00:00.000+0000\",\"1.08\",\"iam.amazonaws.com\",CreateUser,"
            + "\"us-east-1\",IAMUser,ana,eve,\"a\nb\"\n");
    assertThat(events).containsExactly("cloudtrail us-east-1 CreateUser ana eve logs/file:2");
  }

  @Test
  void readsTheLinesALogsInsightsExportHolds() throws IOException {
    read(
        "@timestamp,@message\r\n2026-03-01 12:00:00.000,2 111122223333 eni-0a1b 203.0.113.12"
            + " 10.0.1.20 52100 22 6 12 1840 1772366400 1772366459 ACCEPT OK\r\n");
    assertThat(events).containsExactly("vpcflow unknown    logs/file:2");
  }

  @Test
  void reportsARowOfAnotherWidthByItsPlace() throws IOException {
    read(HEADER + ROW + ROW + "1,2\n" + ROW);
    assertThat(events).hasSize(3);
    assertThat(problems)
        .extracting(problem -> problem.place().toString())
        .containsOnly("logs/file:6");
  }

  @Test
  void reportsARowThatIsCutOff() throws IOException {
    read(HEADER + ROW + "1,\"2");
    assertThat(problems).extracting(Problem::reason).containsExactly(Problem.Reason.TRUNCATED);
  }

  private void read(String text) throws IOException {
    FieldSelection.Builder fields = new FieldSelection.Builder();
    List<String> paths =
        List.of("eventName", "userIdentity.userName", "requestParameters.userName");
    paths.forEach(fields::add);
    FieldSelection wanted = fields.build();
    Origin origin =
        new Origin(
            "logs/file", Optional.empty(), Optional.empty(), Instant.parse("2026-03-02T00:00:00Z"));
    new LogReader(log -> wanted, Limits.DEFAULT)
        .read(
            origin,
            new ByteArrayInputStream(text.getBytes(UTF_8)),
            event ->
                events.add(
                    String.join(
                        " ",
                        event.log(),
                        event.region(),
                        event.text(paths.get(0)),
                        event.text(paths.get(1)),
                        event.text(paths.get(2)),
                        event.place().toString())),
            problems::add);
  }
}
