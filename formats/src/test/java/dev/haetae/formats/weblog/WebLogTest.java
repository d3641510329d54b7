package dev.haetae.formats.weblog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebLogTest {
  private final WebLog format = new WebLog();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsTheCombinedFormat() {
    Read event = events.get(1);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:01Z"));
    assertThat(event.value("remote_user")).isEqualTo("ana");
    assertThat(event.value("haetae.method")).isEqualTo("POST");
    assertThat(event.value("referer")).isEqualTo("https://shop.example.com/login");
    assertThat(event.value("user_agent")).isEqualTo("curl/8.5.0");
  }

  @Test
  void keepsTheQueryAsItWasSent() {
    assertThat(events.get(0).value("haetae.query")).isEqualTo("page=../../etc/passwd");
  }

  @Test
  void readsTheCommonFormat() {
    String line = "192.0.2.1 - - [01/Mar/2026:12:00:00 +0000] \"GET / HTTP/1.0\" 200 -";
    Read event = Reading.of(format, List.of(line)).events().get(0);
    assertThat(event.value("status")).isEqualTo("200");
    assertThat(event.values()).doesNotContainKeys("bytes", "user_agent");
  }

  @Test
  void keepsARequestThatIsNoHttp() {
    assertThat(events.get(2).value("request")).isEqualTo("\\x16\\x03\\x01");
  }
}
