package dev.haetae.formats.cloudfrontrealtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudFrontRealtimeTest {
  private final CloudFrontRealtime format = new CloudFrontRealtime();
  private final List<String> sample = Reading.sample(format);
  private final List<Read> events = Reading.of(format, sample).events();

  @Test
  void readsARequest() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    assertThat(event.id()).startsWith("SOX4xwn4XV6Q4rgb7XiVGOHms");
    assertThat(event.value("c-ip")).isEqualTo("203.0.113.12");
    assertThat(event.value("c-country")).isEqualTo("DE");
    assertThat(event.value("cs-user-agent")).isEqualTo("Mozilla/5.0 (X11; Linux x86_64)");
    assertThat(event.value("asn")).isEqualTo("64496");
  }

  @Test
  void tellsTheQueryOnceThoughThePathHasItToo() {
    assertThat(events.get(0).value("haetae.decoded")).isEqualTo("/index.html?q=a b");
    assertThat(events.get(1).value("haetae.decoded")).isEqualTo("/../.env");
  }

  @Test
  void readsTheFieldsThereWereAtFirst() {
    assertThat(events.get(1).value("cs-headers-count")).isEqualTo("1");
    assertThat(events.get(1).values()).doesNotContainKey("asn");
  }

  @Test
  void leavesLinesOfFewerFieldsAlone() {
    assertThat(Reading.recognise(format, List.of("1772366400.123\t203.0.113.12\t200"))).isEmpty();
  }
}
