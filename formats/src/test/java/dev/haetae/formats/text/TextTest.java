package dev.haetae.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Text format = new Text();

  @Test
  void findsTheTimeAtTheStart() {
    for (String line :
        List.of(
            "2026-03-01T12:00:00Z up",
            "2026-03-01 12:00:00 up",
            "2026-03-01 14:00:00 +0200 up",
            "[2026-03-01 12:00:00] up",
            "1772366400 up",
            "1772366400000 up",
            "Mar  1 12:00:00 host up",
            "Sun Mar  1 12:00:00 2026 up",
            "192.0.2.1 [01/Mar/2026:12:00:00 +0000] up")) {
      assertThat(Reading.one(format, line).time()).as(line).isEqualTo(NOON);
    }
  }

  @Test
  void keepsALineWithoutATime() {
    Read event = Reading.one(format, "up since 12:00");
    assertThat(event.time()).isEqualTo(Instant.MIN);
    assertThat(event.value("message")).isEqualTo("up since 12:00");
  }

  @Test
  void leavesFilesThatAreNoTextAlone() {
    assertThat(Reading.recognise(format, List.of("\u0000\u0001\uFFFD\uFFFDPK"))).isEmpty();
  }
}
