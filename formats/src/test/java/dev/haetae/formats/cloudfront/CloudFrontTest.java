package dev.haetae.formats.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudFrontTest {
  private final CloudFront format = new CloudFront();
  private final List<String> sample = Reading.sample(format);
  private final List<Read> events = Reading.of(format, sample).events();

  @Test
  void readsARequest() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.id()).startsWith("SOX4xwn4XV6Q4rgb7XiVGOHms");
    assertThat(event.value("c-ip")).isEqualTo("203.0.113.12");
    assertThat(event.value("x-host-header")).isEqualTo("shop.example.com");
    assertThat(event.values()).doesNotContainKey("cs(Cookie)");
  }

  @Test
  void resolvesTheEncodingOfTheLogAndNotThatOfTheClient() {
    assertThat(events.get(0).value("cs(User-Agent)")).isEqualTo("Mozilla/5.0 (X11; Linux x86_64)");
    assertThat(events.get(0).value("cs-uri-query")).isEqualTo("q=a%20b");
  }

  @Test
  void takesTheColumnsFromTheHeader() {
    List<String> lines =
        List.of(
            "#Version: 1.0",
            "#Fields: time date c-ip x-edge-location something-new",
            "12:00:00\t2026-03-01\t192.0.2.1\tFRA56-P1\tx");
    Read event = Reading.of(format, lines).events().get(0);
    assertThat(event.value("c-ip")).isEqualTo("192.0.2.1");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.layout()).isEqualTo("time date c-ip x-edge-location something-new");
  }

  @Test
  void readsALineAloneByTheDocumentedColumns() {
    assertThat(Reading.one(format, sample.get(3)).value("cs-uri-stem")).isEqualTo("/.env");
  }

  @Test
  void leavesOtherLogsOfTheSameFamilyAlone() {
    assertThat(
            Reading.recognise(
                format, List.of("#Fields: date time s-ip", "2026-03-01 12:00:00 192.0.2.1")))
        .isEmpty();
  }
}
