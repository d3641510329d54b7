package dev.haetae.formats.nlb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NlbTest {
  private final Nlb format = new Nlb();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsATlsConnection() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.account()).isEqualTo("111122223333");
    assertThat(event.region()).isEqualTo("us-east-2");
    assertThat(event.value("haetae.address")).isEqualTo("203.0.113.12");
    assertThat(event.value("domain_name")).isEqualTo("edge.example.com");
    assertThat(event.value("tls_connection_creation_time")).isEqualTo("2026-03-01T11:59:58");
  }

  @Test
  void readsEachProtocolTheClientOffered() {
    assertThat(events.get(0).value("alpn_client_preference_list")).isEqualTo("h2|http/1.1");
    assertThat(events.get(1).values()).doesNotContainKey("alpn_client_preference_list");
  }
}
