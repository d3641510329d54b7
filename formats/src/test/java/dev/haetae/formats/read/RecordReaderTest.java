package dev.haetae.formats.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.Origin;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"Jan  1", "Jun 14", "Feb 29", "Dec 10", "Dec 31"})
  void readsALineAgainThatHasNoYear(String day) {
    FieldSelection.Builder selection = new FieldSelection.Builder();
    selection.add("haetae.address");
    FieldSelection wanted = selection.build();
    RecordReader reader = new RecordReader(log -> wanted, Limits.DEFAULT);
    byte[] line =
        (day + " 06:55:46 web-1 sshd[24200]: Invalid user oracle from 192.0.2.1").getBytes(UTF_8);

    Event event = reader.read("linux", "", line, "auth.log", 1);

    assertThat(event.text("haetae.address")).isEqualTo("192.0.2.1");
  }

  private static final String TRAIL =
      """
      {"eventVersion":"1.11","eventTime":"2026-03-02T10:00:00Z","eventSource":"s3.amazonaws.com",\
      "eventName":"GetObject","awsRegion":"us-east-1","eventID":"e1","recipientAccountId":"111122223333"%s}
      """;
  private static final String FLOW =
      "2 111122223333 eni-0a1b2c3d 10.0.0.1 203.0.113.7 49152 443 6 10 840 1772445600 1772445660"
          + " ACCEPT OK\n";

  static Stream<String> logs() {
    return Stream.of(
        TRAIL.formatted(""),
        TRAIL.formatted(",\"sharedEventID\":\"s1\""),
        FLOW + FLOW,
        "{\"a\":1}\n{\"a\":1}\n{\"a\":2}\n",
        "Mar  3 06:55:46 web-1 sshd[24200]: Invalid user oracle from 192.0.2.1\n");
  }

  /** What of an event must be the same. */
  private static String told(Event event) {
    return String.join(
        " ",
        event.log(),
        Long.toString(event.time()),
        event.id(),
        Long.toHexString(event.identity()),
        event.account(),
        event.region(),
        event.place().toString(),
        event.raw().text());
  }

  @ParameterizedTest
  @MethodSource("logs")
  void aKeptRecordIsTheEventItWas(String log) throws IOException {
    FieldSelection nothing = new FieldSelection.Builder().build();
    List<String> first = new ArrayList<>();
    List<KeptRecord> kept = new ArrayList<>();
    new LogReader(each -> nothing, Limits.DEFAULT)
        .read(
            Origin.of(
                "AWSLogs/444455556666/x/eu-west-1/log", Instant.parse("2026-03-05T00:00:00Z")),
            new ByteArrayInputStream(log.getBytes(UTF_8)),
            event -> {
              first.add(told(event));
              kept.add(
                  new KeptRecord(
                      event.log(),
                      event.layout(),
                      event.time(),
                      event.id(),
                      event.account(),
                      event.region(),
                      event.place().object(),
                      event.place().line(),
                      event.raw().text()));
            },
            problem -> {
              throw new AssertionError(problem);
            });
    RecordReader reader = new RecordReader(each -> nothing, Limits.DEFAULT);

    assertThat(kept).isNotEmpty();
    assertThat(kept.stream().map(each -> told(reader.read(each)))).containsExactlyElementsOf(first);
  }
}
