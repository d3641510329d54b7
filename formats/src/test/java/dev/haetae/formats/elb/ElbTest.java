package dev.haetae.formats.elb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElbTest {
  private final Elb format = new Elb();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsARequest() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.943123Z"));
    assertThat(event.value("haetae.address")).isEqualTo("203.0.113.12");
    assertThat(event.value("haetae.path")).isEqualTo("/login");
    assertThat(event.value("elb_status_code")).isEqualTo("200");
    assertThat(event.value("user_agent")).isEqualTo("curl/8.5.0");
  }

  @Test
  void readsATcpConnection() {
    Read event = events.get(1);
    assertThat(event.value("sent_bytes")).isEqualTo("305");
    assertThat(event.value("ssl_protocol")).isEqualTo("TLSv1.2");
    assertThat(event.values()).doesNotContainKeys("haetae.path", "haetae.method", "user_agent");
  }
}
