package dev.haetae.formats.iis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IisTest {
  private final Iis format = new Iis();
  private final List<String> sample = Reading.sample(format);
  private final List<Read> events = Reading.of(format, sample).events();

  @Test
  void readsARequest() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.value("c-ip")).isEqualTo("203.0.113.12");
    assertThat(event.value("haetae.decoded")).isEqualTo("/index.html?q=a b");
    assertThat(event.values()).doesNotContainKey("cs-username");
    assertThat(events.get(1).value("cs-username")).isEqualTo("CORP\\ana");
  }

  @Test
  void tellsSitesApartByWhatTheLogNames() {
    assertThat(events.get(0).value("haetae.host")).isEqualTo("10.0.1.20");
    assertThat(host("#Fields: date time s-sitename c-ip cs-method", "W3SVC2 192.0.2.1 GET"))
        .isEqualTo("W3SVC2");
    assertThat(host("#Fields: date time cs-host s-ip cs-method", "a.example.com 10.0.1.9 GET"))
        .isEqualTo("a.example.com");
    assertThat(host("#Fields: date time cs(Host) s-ip cs-method", "b.example.com 10.0.1.9 GET"))
        .isEqualTo("b.example.com");
  }

  private String host(String header, String line) {
    return Reading.of(format, List.of(header, "2026-03-01 12:00:00 " + line))
        .events()
        .get(0)
        .value("haetae.host");
  }

  @Test
  void takesAnotherHeaderOnTheWay() {
    List<String> lines =
        List.of(
            "#Fields: date time c-ip cs-method",
            "2026-03-01 12:00:00 192.0.2.1 GET",
            "#Fields: date time cs-method c-ip",
            "2026-03-01 12:00:01 PUT 192.0.2.2");
    assertThat(Reading.of(format, lines).events())
        .extracting(event -> event.value("c-ip"))
        .containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void readsALineThatComesAlone() {
    assertThat(Reading.one(format, sample.get(5)).value("cs-uri-stem")).isEqualTo("/owa/auth.owa");
  }

  @Test
  void leavesOtherLogsOfTheFamilyAlone() {
    assertThat(
            Reading.recognise(
                format,
                List.of(
                    "#Fields: date time action protocol src-ip dst-ip",
                    "2026-03-01 12:00:00 ALLOW TCP 10.0.0.1 10.0.0.2")))
        .isEmpty();
  }
}
