package dev.haetae.formats.alb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlbTest {
  private static final String CONNECTION =
      "2026-03-01T12:00:00.514108Z 203.0.113.12 36280 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 4.036"
          + " \"CN=device,O=Example\" NotBefore=2025-09-21T22:43:21Z;NotAfter=2026-06-17T22:43:21Z"
          + " FEF257372D5C14D4 Failed:ClientCertUntrusted TID_3180a73013c8ca4bac2f731159d4b0fe";

  private final Alb format = new Alb();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsARequest() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.125Z"));
    assertThat(event.value("elb")).isEqualTo("app/front/50dc6c495c0c9188");
    assertThat(event.value("user_agent")).isEqualTo("Mozilla/5.0 (X11; Linux x86_64)");
    assertThat(event.value("actions_executed")).isEqualTo("waf,forward");
    assertThat(event.value("conn_trace_id")).isEqualTo("TID_1234abcd5678ef90");
  }

  @Test
  void takesAccountAndRegionFromTheTargetGroup() {
    assertThat(events.get(0).account()).isEqualTo("111122223333");
    assertThat(events.get(0).region()).isEqualTo("eu-west-1");
    assertThat(events.get(1).account()).isEqualTo("unknown");
  }

  @Test
  void takesTheRequestApart() {
    Read event = events.get(0);
    assertThat(event.value("haetae.method")).isEqualTo("GET");
    assertThat(event.value("haetae.host")).isEqualTo("shop.example.com");
    assertThat(event.value("haetae.path")).isEqualTo("/cart");
    assertThat(event.value("haetae.query")).isEqualTo("id=7");
    assertThat(event.value("haetae.uri")).isEqualTo("https://shop.example.com:443/cart?id=7");
  }

  @Test
  void takesClientAndTargetApart() {
    assertThat(events.get(0).value("haetae.address")).isEqualTo("203.0.113.12");
    assertThat(events.get(0).value("haetae.target.port")).isEqualTo("80");
    assertThat(events.get(1).value("haetae.address")).isEqualTo("2001:db8::7");
    assertThat(events.get(1).values()).doesNotContainKeys("haetae.target.address", "target:port");
  }

  @Test
  void readsAConnection() {
    Read event = Reading.of(format, List.of(CONNECTION)).events().get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.514108Z"));
    assertThat(event.value("haetae.address")).isEqualTo("203.0.113.12");
    assertThat(event.value("leaf_client_cert_subject")).isEqualTo("CN=device,O=Example");
    assertThat(event.value("tls_verify_status")).isEqualTo("Failed:ClientCertUntrusted");
  }

  @Test
  void passesOverFieldsThatAreNewer() {
    String line = Reading.sample(format).get(0) + " \"something\" new";
    assertThat(Reading.one(format, line).value("conn_trace_id")).isEqualTo("TID_1234abcd5678ef90");
  }
}
