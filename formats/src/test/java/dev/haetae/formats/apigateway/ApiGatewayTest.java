package dev.haetae.formats.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiGatewayTest {
  private final ApiGateway format = new ApiGateway();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsARequestWithoutABlankAfterTheTime() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.id()).isEqualTo("c6af9ac6-7b61-11e6-9a41-93e8deadbeef");
    assertThat(event.value("haetae.path")).isEqualTo("/pets/{id}");
    assertThat(event.value("responseLength")).isEqualTo("1253");
  }

  @Test
  void readsWhoCalled() {
    assertThat(events.get(1).value("identity.user")).isEqualTo("AIDACKCEVSQ6C2EXAMPLE");
    assertThat(events.get(1).value("extendedRequestId")).isEqualTo("EXTENDEDxyz=");
  }

  @Test
  void readsTheShortIdsOfHttpApis() {
    assertThat(events.get(2).id()).isEqualTo("JKJaXmPLvHcESHA=");
  }
}
