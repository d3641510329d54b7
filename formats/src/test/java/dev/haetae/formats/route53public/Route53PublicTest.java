package dev.haetae.formats.route53public;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class Route53PublicTest {
  private final Route53Public format = new Route53Public();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsAQuery() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.130Z"));
    assertThat(event.value("query_name")).isEqualTo("example.com");
    assertThat(event.value("rcode")).isEqualTo("NOERROR");
    assertThat(event.value("resolver_ip")).isEqualTo("192.0.2.53");
    assertThat(event.value("edns_client_subnet")).isEqualTo("203.0.113.0/24");
    assertThat(events.get(1).values()).doesNotContainKey("edns_client_subnet");
  }

  @Test
  void leavesLinesAloneThatOnlyHaveAsManyWords() {
    assertThat(Reading.recognise(format, List.of("1.0 2026-03-01T12:00:00Z a b c d e f g h")))
        .isEmpty();
  }
}
