package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {
  private static final String CALL =
      "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":"
          + "\"arn:aws:iam::111122223333:user/ana\",\"accountId\":\"111122223333\"},"
          + "\"eventTime\":\"2026-03-01T12:00:00Z\",\"eventSource\":\"iam.amazonaws.com\","
          + "\"eventName\":\"CreateUser\",\"awsRegion\":\"us-east-1\","
          + "\"sourceIPAddress\":\"203.0.113.7\",\"requestParameters\":{\"userName\":\"eve\"},"
          + "\"eventID\":\"11111111-2222-3333-4444-555555555555\","
          + "\"recipientAccountId\":\"111122223333\"}";

  private static final String FLOW =
      "2 111122223333 eni-0a1b2c3d4e5f60718 203.0.113.12 10.0.1.20 52100 22 6 12 1840 1772366400"
          + " 1772366459 ACCEPT OK";
  private static final String LOGIN =
      "Mar  1 12:00:00 web-1 sshd[1200]: Accepted publickey for ubuntu from 203.0.113.12 port 50000"
          + " ssh2";

  private final List<String> events = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private void read(byte[] bytes) {
    FieldSelection.Builder fields = new FieldSelection.Builder();
    fields.add("eventName");
    fields.add("requestParameters.userName");
    FieldSelection wanted = fields.build();
    Origin origin = Origin.of("logs/file", Instant.parse("2026-03-02T00:00:00Z"));
    try {
      new LogReader(log -> wanted, Limits.DEFAULT)
          .read(
              origin,
              new ByteArrayInputStream(bytes),
              event -> events.add(words(event)),
              problems::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String text) {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String words(Event event) {
    return String.join(
        " ",
        event.log(),
        event.account(),
        event.region(),
        event.id(),
        event.text("eventName"),
        event.text("requestParameters.userName"),
        event.place().toString());
  }

  private static String call(int line) {
    return "cloudtrail 111122223333 us-east-1 11111111-2222-3333-4444-555555555555 CreateUser eve"
        + " logs/file:"
        + line;
  }

  private static String quoted(String json) {
    return "\"" + dev.haetae.model.JsonText.escape(json) + "\"";
  }

  private List<String> logs() {
    return events.stream().map(event -> event.substring(0, event.indexOf(' '))).toList();
  }

  private static String subscription(String... messages) {
    return subscription("444455556666", List.of(messages));
  }

  private static String subscription(String owner, List<String> messages) {
    String logEvents =
        messages.stream()
            .map(each ->
                "{\"id\":\"1\",\"timestamp\":1772366400000,\"message\":" + quoted(each) + "}")
            .collect(Collectors.joining(","));
    return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"%s\",\"logGroup\":\"g\",\"logEvents\":[%s]}\n"
        .formatted(owner, logEvents);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void readsTheRecordsOfADeliveredFile() {
    read("{\"Records\":[" + CALL + "," + CALL + "]}");
    assertThat(events).containsExactly(call(1), call(2));
    assertThat(problems).isEmpty();
  }

  @Test
  void readsAnArray() {
    read("[" + CALL + ",\n" + CALL + "]");
    assertThat(events).containsExactly(call(1), call(2));
  }

  @Test
  void readsOneObjectALine() {
    read(CALL + "\n" + CALL + "\n");
    assertThat(events).containsExactly(call(1), call(2));
  }

  @Test
  void readsObjectsWithNothingBetweenThem() {
    read(CALL + CALL);
    assertThat(events).containsExactly(call(1), call(2));
  }

  @Test
  void readsPrettyPrintedRecords() {
    read("{\n \"Records\" : [ " + CALL.replace(",", " ,\n  ").replace(":{", " : {") + " ]\n}\n");
    assertThat(events).containsExactly(call(1));
  }

  @Test
  void readsPastAByteOrderMark() {
    read("\uFEFF" + CALL);
    assertThat(events).containsExactly(call(1));
  }

  @Test
  void unwrapsAnEventBridgeEvent() {
    read(
        "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\","
            + "\"source\":\"aws.iam\",\"account\":\"111122223333\",\"region\":\"us-east-1\","
            + "\"detail\":"
            + CALL
            + "}");
    assertThat(events).containsExactly(call(1));
  }

  @Test
  void unwrapsTheAnswerOfLookupEvents() {
    read(
        "{\"Events\":[{\"EventId\":\"1\",\"EventName\":\"CreateUser\",\"CloudTrailEvent\":"
            + quoted(CALL)
            + "}],\"NextToken\":\"x\"}");
    assertThat(events).containsExactly(call(1));
  }

  @Test
  void unwrapsACloudWatchLogsSubscription() {
    String data =
        "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"444455556666\",\"logGroup\":\"g\","
            + "\"logEvents\":[{\"id\":\"1\",\"timestamp\":1772366400000,\"message\":"
            + quoted(CALL)
            + "}]}";
    String base64 = Base64.getEncoder().encodeToString(gzip(data));
    read("{\"awslogs\":{\"data\":\"" + base64 + "\"}}");
    assertThat(events).containsExactly(call(1));
  }

  @Test
  void readsEachOfSeveralLogsThatOneSubscriptionCarries() {
    read(subscription(CALL, FLOW, LOGIN, "no log at all", FLOW, CALL));
    assertThat(logs())
        .containsExactly("cloudtrail", "vpcflow", "linux", "text", "vpcflow", "cloudtrail");
  }

  @Test
  void forgetsAHeaderAtTheNextRecordThatIsCarried() {
    String ownOrder = "10.0.0.1 10.0.0.2 1772366400 OK";
    String withHeader = FLOW + "\ndstaddr srcaddr end log-status\n" + ownOrder;
    read(subscription(withHeader, ownOrder));
    assertThat(logs()).containsExactly("vpcflow", "vpcflow", "text");
  }

  @Test
  void takesTheAccountOfTheRecordThatCarries() {
    read(
        subscription("444455556666", List.of(LOGIN))
            + subscription("777788889999", List.of(LOGIN)));
    assertThat(events.get(0)).startsWith("linux 444455556666 ");
    assertThat(events.get(1)).startsWith("linux 777788889999 ");
  }

  @Test
  void readsACloudWatchLogsExport() {
    read("2026-03-01T12:00:00.000Z " + CALL + "\n2026-03-01T12:00:01.000Z " + CALL + "\n");
    assertThat(events).containsExactly(call(1), call(2));
  }

  @Test
  void readsWhatADatabaseAuditsAmongTheLinesOfSyslog() {
    String audit =
        "Mar  1 12:00:01 db-1 mysql-server_auditing:  db-1,app,10.0.0.7,5,0,CONNECT,shop,,0";
    read(LOGIN + "\n" + LOGIN.replace("12:00:00", "12:00:01") + "\n" + audit + "\n" + LOGIN);
    assertThat(events.stream().map(each -> each.substring(0, each.indexOf(" "))))
        .containsExactly("linux", "linux", "rds", "linux");
    assertThat(problems).isEmpty();
  }

  @Test
  void saysOnceWhatRecordsOfCloudTrailLackThatDoNotNameTheService() {
    String call = CALL.replace("\"eventSource\":\"iam.amazonaws.com\",", "");
    read("{\"Records\":[" + call + "," + call + "]}");
    assertThat(events).hasSize(2).allMatch(each -> each.startsWith("json "));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    assertThat(problems.get(0).detail()).contains("without eventSource");
  }

  @Test
  void saysThatARecordIsCutOff() {
    read("{\"Records\":[" + CALL + "," + CALL.substring(0, 200));
    assertThat(events).containsExactly(call(1));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    read("[" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "," + CALL + "]");
    assertThat(events).containsExactly(call(2));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.TOO_DEEP);
  }

  @Test
  void refusesABinaryFile() {
    read(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13});
    assertThat(events).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.NOT_A_LOG);
  }

  @Test
  void refusesAnEndlessLine() {
    byte[] bytes = new byte[40 << 20];
    java.util.Arrays.fill(bytes, (byte) 'a');
    bytes[0] = '{';
    bytes[1] = '"';
    read(bytes);
    assertThat(events).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.TOO_LONG);
  }

  @Test
  void leavesOutARecordThatIsTooLongAndReadsTheNextOfItsLine() {
    read("{\"Records\":[" + CALL + "," + tooLong() + "," + CALL + "]}");
    assertThat(events).containsExactly(call(1), call(3));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.TOO_LONG);
  }

  @Test
  void leavesOutARecordThatIsTooLongAndReadsTheNextBehindIt() {
    read(CALL + tooLong() + CALL);
    assertThat(events).containsExactly(call(1), call(3));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.TOO_LONG);
  }

  @Test
  void givesUpNoMoreThanALineForAStringThatIsNeverClosed() {
    String open = tooLong().replace("\"}", "");
    read("[" + CALL + ",\n" + open + ",\n" + CALL + "]");
    assertThat(events).containsExactly(call(1), call(3));
  }

  private static String tooLong() {
    return "{\"b\":{\"c\":[\"}\\\"]\"]},\"a\":\"" + "x".repeat(40 << 20) + "\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n\n \r\n\t\n", "    ", "[[[[]]]]", "{\"Records\":[]}", "\uFEFF\n", "[]\n[]"})
  void tellsOfWhatHoldsNoEvent(String text) {
    read(text);
    assertThat(events).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.EMPTY);
  }

  @Test
  void saysThatATimeIsNoTime() {
    read(CALL.replace("2026-03-01T12:00:00Z", "1901-03-01T12:00:00Z"));
    assertThat(events).containsExactly(call(1));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.BAD_TIME);
  }

  @Test
  void tellsOfARecordThatNamesNoTime() {
    read(
        "{\"Records\":[{\"eventVersion\":\"1.08\",\"eventSource\":\"iam.amazonaws.com\","
            + "\"eventName\":\"CreateUser\",\"eventTime\":null,\"awsRegion\":\"us-east-1\"}]}");
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.BAD_TIME);
  }

  @Test
  void tellsOfALineOfAKnownLogWithoutAUsableTime() {
    String flow =
        "2 111122223333 eni-1 8.8.8.8 10.0.0.5 40000 22 6 10 840 %s 1772359260 ACCEPT OK\n";

    read(flow.formatted("1772359200") + flow.formatted("-5"));

    assertThat(events).hasSize(2);
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.BAD_TIME);
          assertThat(problem.place().line()).isEqualTo(2);
          assertThat(problem.detail()).endsWith("taken as of the time of its file");
        });
  }

  @Test
  void asksNoTimeOfTextOfNoKnownLog() {
    read("the kettle is on\nand off\n");
    assertThat(problems).isEmpty();
  }

  @Test
  void asksNoTimeOfJsonOfNoKnownLog() {
    read("{\"order\":7}");
    assertThat(problems).isEmpty();
  }

  @Test
  void saysThatTextIsNotUtf8() {
    byte[] bytes = CALL.getBytes(StandardCharsets.UTF_8);
    bytes[CALL.indexOf("/ana") + 1] = (byte) 0xC3;
    read(bytes);
    assertThat(events).containsExactly(call(1));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.BAD_ENCODING);
  }

  @Test
  void saysThatAKeyIsMetTwice() {
    read(CALL.replace("\"eventName\"", "\"eventName\":\"Other\",\"eventName\""));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void readsUtf16ByItsMark(String charset) {
    String text = "\uFEFF{\"Records\":[" + CALL.replace("\"eve\"", "\"해태 🐾\"") + "]}";
    read(text.getBytes(Charset.forName(charset)));
    assertThat(events).containsExactly(call(1).replace(" eve ", " 해태 🐾 "));
    assertThat(problems).isEmpty();
  }

  @Test
  void readsUtf16LinesLongerThanTheWindow() {
    String lines = (CALL + "\r\n").repeat(1000);
    read(("\uFEFF" + lines).getBytes(StandardCharsets.UTF_16LE));
    assertThat(events).hasSize(1000).endsWith(call(1000));
    assertThat(problems).isEmpty();
  }

  @Test
  void countsWhatIsNoCharacterOfUtf16() {
    byte[] whole =
        ("\uFEFF" + CALL.replace("\"eve\"", "\"eXe\"")).getBytes(StandardCharsets.UTF_16LE);
    byte[] bytes = Arrays.copyOf(whole, whole.length + 1);
    int at = new String(whole, StandardCharsets.UTF_16LE).indexOf("eXe") * 2 + 2;
    bytes[at] = 0;
    bytes[at + 1] = (byte) 0xD8;
    read(bytes);
    assertThat(events).containsExactly(call(1).replace(" eve ", " e\uFFFDe "));
    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.BAD_ENCODING);
          assertThat(problem.detail()).contains("2 units that are no characters");
        });
  }

  @Test
  void refusesUtf32() {
    read(("\uFEFF" + CALL).getBytes(Charset.forName("UTF-32LE")));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.NOT_A_LOG);
  }
}
