package dev.haetae.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.cloudtrail.CloudTrailFormat;
import dev.haetae.formats.csv.CsvRecords.Outcome;
import dev.haetae.formats.vpcflow.VpcFlow;
import dev.haetae.model.Limits;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
  private static final List<DeclaredCatalog> CATALOGS =
      List.of(new CloudTrailFormat().catalog(), new VpcFlow().catalog());
  private static final String CLOUDTRAIL =
      "eventversion,useridentity,eventtime,eventsource,eventname,requestparameters,errorcode";

  @Test
  void givesTheColumnsOfAthenaTheirNamesBack() {
    assertThat(
            json(
                CLOUDTRAIL,
                "\"1.08\",\"{type=IAMUser, principalid=AIDAEXAMPLE,"
                    + " arn=arn:aws:iam::111122223333:user/ana, sessioncontext={attributes={"
                    + "mfaauthenticated=false, creationdate=null}}}\",2026-03-01T12:00:00Z,"
                    + "iam.amazonaws.com,CreateUser,\"{\"\"userName\"\":\"\"eve\"\"}\","))
        .containsExactly(
            "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"principalId\":"
                + "\"AIDAEXAMPLE\",\"arn\":\"arn:aws:iam::111122223333:user/ana\",\"sessionContext\":"
                + "{\"attributes\":{\"mfaAuthenticated\":\"false\",\"creationDate\":null}}},"
                + "\"eventTime\":\"2026-03-01T12:00:00Z\",\"eventSource\":\"iam.amazonaws.com\","
                + "\"eventName\":\"CreateUser\",\"requestParameters\":{\"userName\":\"eve\"}}");
  }

  @Test
  void givesTheKeysOfJsonTextTheirNamesBack() {
    assertThat(
            json(
                CLOUDTRAIL, "1.08,\"{\"\"principalid\"\": \"\"A\"\", \"\"x\"\": [1, null]}\",,,,,"))
        .containsExactly(
            "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"principalId\":\"A\",\"x\":[1,null]}}");
  }

  @Test
  void keepsCommasAndEqualsSignsInsideValuesOfAStruct() {
    assertThat(json(CLOUDTRAIL, "1.08,\"{username=a, b=c d, arn=x=y, z}\",,,,,"))
        .containsExactly(
            "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"userName\":\"a\",\"b\":\"c d\","
                + "\"arn\":\"x=y, z\"}}");
  }

  @Test
  void readsListsOfStructs() {
    assertThat(json(CLOUDTRAIL + ",resources", "1.08,,,,,,,\"[{arn=a, type=b}, {arn=c, type=d}]\""))
        .containsExactly(
            "{\"eventVersion\":\"1.08\",\"resources\":[{\"ARN\":\"a\",\"type\":\"b\"},"
                + "{\"ARN\":\"c\",\"type\":\"d\"}]}");
  }

  @Test
  void readsAValueOverSeveralLines() {
    assertThat(json("name,says", "a,\"one", "two \"\"three\"\"\"", "b,four"))
        .containsExactly(
            "{\"name\":\"a\",\"says\":\"one\\ntwo \\\"three\\\"\"}",
            "{\"name\":\"b\",\"says\":\"four\"}");
  }

  @Test
  void makesObjectsOfDots() {
    assertThat(json("userIdentity.type,eventName,userIdentity.arn,@ptr", "A,B,C,"))
        .containsExactly("{\"userIdentity\":{\"type\":\"A\",\"arn\":\"C\"},\"eventName\":\"B\"}");
  }

  @Test
  void handsOnTheRecordALogsInsightsExportHolds() {
    CsvRecords records = records("@timestamp,@message");
    assertThat(take(records, "2026-03-01 12:00:00.000,\"{\"\"a\"\":1}\"")).isEqualTo(Outcome.JSON);
    assertThat(text(records)).isEqualTo("{\"a\":1}");
    assertThat(take(records, "2026-03-01 12:00:00.000,2 111122223333 eni-0a"))
        .isEqualTo(Outcome.LINE);
    assertThat(text(records)).isEqualTo("2 111122223333 eni-0a");
  }

  @Test
  void writesNumbersWhereTheLogDoes() {
    assertThat(json("srcaddr,dstaddr,dstport,start,account_id", "192.0.2.1,10.0.0.1,22,7,012"))
        .containsExactly(
            "{\"srcaddr\":\"192.0.2.1\",\"dstaddr\":\"10.0.0.1\",\"dstport\":22,\"start\":7,"
                + "\"account_id\":\"012\"}");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThat(take(records("a,b"), "1,2,3")).isEqualTo(Outcome.NOT_UNDERSTOOD);
  }

  @Test
  void leavesOutARowThatIsTooLong() {
    Limits.Records small = new Limits.Records(8, 8, 8);
    CsvRecords records = new CsvRecords(List.of(), small);
    take(records, "a,b");
    assertThat(take(records, "1,\"" + "x".repeat(99))).isEqualTo(Outcome.UNFINISHED);
    assertThat(take(records, "y\"")).isEqualTo(Outcome.TOO_LONG);
    assertThat(take(records, "1,2")).isEqualTo(Outcome.JSON);
  }

  @Test
  void saysThatTheLastRowIsCutOff() {
    CsvRecords records = records("a,b");
    assertThat(take(records, "1,\"two")).isEqualTo(Outcome.UNFINISHED);
  }

  @Test
  void recognisesATable() {
    assertThat(CsvRecords.recognise(List.of("@timestamp,@message", "x,\"{", "}\"", "y,z")))
        .isTrue();
    assertThat(CsvRecords.recognise(List.of("\"eventtime\",\"eventname\"", "\"1\",\"2\"")))
        .isTrue();
  }

  @Test
  void doesNotTakeOtherTextForATable() {
    assertThat(CsvRecords.recognise(List.of("Hello, world", "how are you"))).isFalse();
    assertThat(CsvRecords.recognise(List.of("1525194866391216,ip,admin", "1525194866391217,ip,a")))
        .isFalse();
    assertThat(CsvRecords.recognise(List.of("{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":2}"))).isFalse();
    assertThat(CsvRecords.recognise(List.of("name", "a"))).isFalse();
    assertThat(CsvRecords.recognise(List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"\\{\"]",
        "[\"\\u12\"]",
        "[\"\n\"]",
        "[1-1]",
        "[01]",
        "[1.]",
        "[1e]",
        "[-]",
        "[+1]",
        "[nul]",
        "{\"a\":.5}"
      })
  void whatIsNearlyJsonStaysText(String cell) {
    CsvRecords records = records("a,b");
    take(records, "\"" + cell.replace("\"", "\"\"") + "\",x");
    assertThatCode(() ->
            assertThat(new ObjectMapper().readTree(text(records)).get("a").asText())
                .isEqualTo(cell))
        .doesNotThrowAnyException();
  }

  @Property(tries = 300)
  void alwaysWritesWellFormedJson(@ForAll("cells") List<String> cells) {
    CsvRecords records = records("eventname,useridentity,resources,eventtime,a.b");
    for (int i = 0; i + 4 < cells.size(); i += 5) {
      List<String> quoted = new ArrayList<>();
      cells.subList(i, i + 5).forEach(cell -> quoted.add('"' + cell.replace("\"", "\"\"") + '"'));
      byte[] line = String.join(",", quoted).getBytes(UTF_8);
      if (records.take(line, 0, line.length) == Outcome.JSON) {
        assertThatCode(() -> new ObjectMapper().readTree(text(records))).doesNotThrowAnyException();
      }
    }
  }

  @Provide
  Arbitrary<List<String>> cells() {
    return Arbitraries.of(
            "{", "}", "[", "]", "a=", ", ", "null", "\"", ":", "1", "0", ".", "e", "x", "\\", "u",
            "\n", "-")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts))
        .list()
        .ofSize(20);
  }

  @Property(tries = 300)
  void takesAnyBytes(@ForAll byte[] bytes) {
    CsvRecords records = records("a,b");
    assertThatCode(() -> records.take(bytes, 0, bytes.length)).doesNotThrowAnyException();
  }

  private static List<String> json(String... lines) {
    CsvRecords records = new CsvRecords(CATALOGS, Limits.DEFAULT.records());
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      if (take(records, line) == Outcome.JSON) {
        found.add(text(records));
      }
    }
    return found;
  }

  private static CsvRecords records(String header) {
    CsvRecords records = new CsvRecords(CATALOGS, Limits.DEFAULT.records());
    take(records, header);
    return records;
  }

  private static Outcome take(CsvRecords records, String line) {
    byte[] bytes = line.getBytes(UTF_8);
    return records.take(bytes, 0, bytes.length);
  }

  private static String text(CsvRecords records) {
    return new String(records.bytes(), 0, records.length(), UTF_8);
  }
}
