package dev.haetae.formats.vpcflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.FirstLines;
import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VpcFlowTest {
  private static final String ACCEPTED =
      "2 111122223333 eni-0a1b2c3d4e5f60718 203.0.113.12 10.0.1.20 52100 22 6 12 1840 1772366400"
          + " 1772366459 ACCEPT OK";

  private final VpcFlow format = new VpcFlow();

  @Test
  void readsTheDefaultFieldsOfALineWithoutHeader() {
    Read event = Reading.of(format, List.of(ACCEPTED)).events().get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.account()).isEqualTo("111122223333");
    assertThat(event.region()).isEqualTo("unknown");
    assertThat(event.value("srcaddr")).isEqualTo("203.0.113.12");
    assertThat(event.value("dstport")).isEqualTo("22");
    assertThat(event.value("action")).isEqualTo("ACCEPT");
    assertThat(event.layout()).isEmpty();
  }

  @Test
  void takesTheOrderOfFieldsFromTheHeader() {
    String header = "region start log-status srcaddr az-id account-id";
    Reading reading =
        Reading.of(format, List.of(header, "eu-west-1 1772366400 OK 2001:db8::7 euw1-az2 -"));
    Read event = reading.events().get(0);
    assertThat(event.layout()).isEqualTo(header);
    assertThat(event.region()).isEqualTo("eu-west-1");
    assertThat(event.account()).isEqualTo("unknown");
    assertThat(event.value("srcaddr")).isEqualTo("2001:db8::7");
    assertThat(event.values()).doesNotContainKey("account-id");
  }

  @Test
  void changesTheLayoutAtAHeaderOnTheWay() {
    Reading reading =
        Reading.of(
            format,
            List.of(ACCEPTED, "dstaddr srcaddr end log-status", "10.0.0.1 10.0.0.2 1772366400 OK"));
    assertThat(reading.events()).hasSize(2);
    assertThat(reading.events().get(1).value("dstaddr")).isEqualTo("10.0.0.1");
    assertThat(reading.events().get(1).time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void readsEveryDocumentedFieldOfALongerLineWithoutHeader() {
    String line =
        ACCEPTED
            + " vpc-0a subnet-0b i-0c 2 IPv4 203.0.113.12 10.0.1.20 us-east-1 use1-az1 - - - S3"
            + " ingress 8";
    Read event = Reading.of(format, List.of(line)).events().get(0);
    assertThat(event.value("tcp-flags")).isEqualTo("2");
    assertThat(event.value("pkt-dst-aws-service")).isEqualTo("S3");
    assertThat(event.value("traffic-path")).isEqualTo("8");
    assertThat(event.region()).isEqualTo("us-east-1");
  }

  @Test
  void readsInTheOrderThatIsToldAndWithoutOneThatDoesNotFit() {
    String layout =
        FlowOrder.of("${srcaddr} ${dstaddr},start  log-status")
            .layouts()
            .getOrDefault("vpcflow", "");
    Origin known =
        new Origin(
            "", Optional.empty(), Optional.empty(), Reading.REFERENCE, Map.of("vpcflow", layout));
    assertThat(
            format.recognise(List.of("10.0.0.1 10.0.0.2 1772366400 OK"), known, new FirstLines()))
        .hasValueSatisfying(as -> assertThat(as.layout()).isEqualTo(layout));
    assertThat(format.recognise(List.of(ACCEPTED), known, new FirstLines()))
        .hasValueSatisfying(as -> assertThat(as.layout()).isEmpty());
    assertThat(Reading.one(format, layout, "10.0.0.1 10.0.0.2 1772366400 OK"))
        .hasValueSatisfying(read -> assertThat(read.value("dstaddr")).isEqualTo("10.0.0.2"));
  }

  @ParameterizedTest
  @CsvSource({
    "version srcadr start,srcadr",
    "start srcaddr start,twice",
    "srcaddr dstaddr,log-status",
    "'',no field"
  })
  void refusesWhatIsNoOrder(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlowOrder.of(text))
        .withMessageContaining(why);
  }

  @Test
  void advisesOnlyWhereLinesLookLikeRecords() {
    assertThat(format.advice(List.of("eni-0a 10.0.0.1 10.0.0.2 22 ACCEPT"))).isPresent();
    assertThat(format.advice(List.of("GET 10.0.0.1 10.0.0.2 22 200 OKAY", "", "hello"))).isEmpty();
  }

  @Test
  void keepsRecordsWithoutTraffic() {
    Reading reading = Reading.of(format, Reading.sample(format));
    assertThat(reading.events())
        .extracting(event -> event.value("log-status"))
        .containsExactly("OK", "OK", "OK", "NODATA", "SKIPDATA");
    assertThat(reading.events().get(3).values()).doesNotContainKey("srcaddr");
  }

  @Test
  void reportsALineOfAnotherWidth() {
    Reading reading = Reading.of(format, List.of(ACCEPTED, ACCEPTED, "2 111122223333 eni-0a OK"));
    assertThat(reading.notUnderstood()).containsExactly("2 111122223333 eni-0a OK");
  }

  @Test
  void understandsEveryRealRecord() throws IOException {
    Path folder = Shared.assumeSamples().resolve("flows");
    try (var files = Files.newDirectoryStream(folder, "*.log")) {
      for (Path file : files) {
        List<String> lines = Files.readAllLines(file);
        Reading reading = Reading.of(format, lines);
        assertThat(reading.notUnderstood()).as(file.toString()).isEmpty();
        assertThat(reading.events()).hasSize(lines.size() - 1);
        assertThat(reading.events()).noneMatch(event -> event.time().equals(Instant.MIN));
      }
    }
  }

  @Test
  void understandsEveryRealLineWithoutAHeader() throws IOException {
    Path folder = Shared.assumeSamples().resolve("formats/sekoia/AWS/aws-flow-logs/tests");
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        String line = new ObjectMapper().readTree(file.toFile()).at("/input/message").asText();
        if (!line.startsWith("{")) {
          Read event = Reading.of(format, List.of(line)).events().get(0);
          assertThat(event.value("interface-id")).as(file.toString()).startsWith("eni-");
        }
      }
    }
  }
}
