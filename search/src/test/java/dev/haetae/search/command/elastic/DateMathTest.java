package dev.haetae.search.command.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as people write them for Elasticsearch and for Splunk. */
class DateMathTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:34:56Z");

  @ParameterizedTest
  @CsvSource({
    "now, 2026-03-03T12:34:56Z",
    "now-30m, 2026-03-03T12:04:56Z",
    "now-1d/d, 2026-03-02T00:00:00Z",
    "now/h+5m, 2026-03-03T12:05:00Z",
    "now/w, 2026-03-02T00:00:00Z",
    "now-1M/M, 2026-02-01T00:00:00Z",
    "now/y, 2026-01-01T00:00:00Z",
    "2026-01-31||+1M, 2026-02-28T00:00:00Z",
    "-1d@d, 2026-03-02T00:00:00Z",
    "2026-03-01, 2026-03-01T00:00:00Z",
    "2026-03-01T10:00, 2026-03-01T10:00:00Z",
    "2026-03-01 10:00:00, 2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00+09:00, 2026-03-01T01:00:00Z",
    "1772445600, 2026-03-02T10:00:00Z",
    "1772445600.5, 2026-03-02T10:00:00.500Z",
    "1772445600123, 2026-03-02T10:00:00.123Z"
  })
  void isUnderstood(String written, Instant meant) {
    assertThat(DateMath.instant(written, NOW)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "now-", "now-30", "now-1x", "2026-13-01", "now-999999999y", "1"})
  void isNoTime(String written) {
    assertThat(DateMath.instant(written, NOW)).isEmpty();
  }

  @Property(tries = 1000)
  void neverFails(@ForAll String written) {
    assertThatCode(() -> DateMath.instant(written, NOW)).doesNotThrowAnyException();
    assertThatCode(() -> DateMath.instant("now" + written, NOW)).doesNotThrowAnyException();
  }
}
