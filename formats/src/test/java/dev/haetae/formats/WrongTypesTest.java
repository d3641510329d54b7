package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongTypesTest {
  private static final String CALL =
      """
      {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"111122223333"},
      "eventTime":"2026-03-01T12:00:00Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser",
      "awsRegion":"us-east-1","sourceIPAddress":"203.0.113.7","readOnly":false,
      "requestParameters":{"userName":"eve"},"eventID":"11111111-2222-3333-4444-555555555555"}\
      """;
  private static final String FLOW =
      "2 111122223333 eni-0a1b2c3d4e5f60718 203.0.113.12 10.0.1.20 52100 22 6 12 1840 1772366400"
          + " 1772366459 ACCEPT OK";

  private final List<Problem> problems = new ArrayList<>();
  private int events;

  private void read(String text) throws IOException {
    FieldSelection.Builder fields = new FieldSelection.Builder();
    List.of(
            "eventName",
            "sourceIPAddress",
            "userIdentity.arn",
            "readOnly",
            "requestParameters",
            "requestParameters.userName",
            "dstport",
            "bytes")
        .forEach(fields::add);
    FieldSelection wanted = fields.build();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    new LogReader(log -> wanted, Limits.DEFAULT)
        .read(
            Origin.of("logs/file", Instant.parse("2026-03-02T00:00:00Z")),
            new ByteArrayInputStream(bytes),
            event -> events++,
            problems::add);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "2026-03-01T12:00:00Z" | 1772366400       | eventTime
          "203.0.113.7"          | {"ip":"x"}       | sourceIPAddress
          {"userName":"eve"}     | "eve"            | requestParameters
          {"userName":"eve"}     | 7                | requestParameters
          {"type":"IAMUser","accountId":"111122223333"} | "ana" | userIdentity
          "CreateUser"           | {"name":"x"}     | eventName
          false                  | 0                | readOnly
          """)
  void aFieldOfAnotherTypeIsCountedAndTheRecordRead(String right, String wrong, String field)
      throws IOException {
    read(CALL + "\n" + CALL.replace(right, wrong).replace('\n', ' '));

    assertThat(events).isEqualTo(2);
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.WRONG_TYPE);
          assertThat(problem.detail()).startsWith(field + " is of another type");
          assertThat(problem.place().line()).isGreaterThan(1);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "\"{\\\"userName\\\":\\\"eve\\\"}\"", "\"\""})
  void whatLogsWriteForAnObjectIsNoWrongType(String parameters) throws IOException {
    read(CALL.replace("{\"userName\":\"eve\"}", parameters));

    assertThat(problems).isEmpty();
  }

  @Test
  void aColumnThatIsNoNumberIsCountedWithItsLine() throws IOException {
    read(FLOW + "\n" + FLOW.replace(" 22 ", " ssh "));

    assertThat(events).isEqualTo(2);
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.WRONG_TYPE);
          assertThat(problem.detail()).startsWith("dstport ");
          assertThat(problem.place().line()).isEqualTo(2);
        });
  }

  @Test
  void aColumnWithoutAValueIsNoWrongType() throws IOException {
    read(FLOW.replace(" 22 ", " - ").replace(" 1840 ", " - "));

    assertThat(problems).isEmpty();
  }
}
