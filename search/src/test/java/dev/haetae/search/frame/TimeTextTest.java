package dev.haetae.search.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeTextTest {
  private static final DateTimeFormatter LIKE_JAVA =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final TimeText utc = new TimeText(ZoneOffset.UTC);

  @Property
  void writesWhatJavaWrites(
      @ForAll @LongRange(min = -4_000_000_000_000L, max = 4_000_000_000_000L) long millis) {
    assertThat(utc.of(millis / 1e3)).isEqualTo(LIKE_JAVA.format(Instant.ofEpochMilli(millis)));
  }

  @Test
  void leavesOutWhatIsLessThanAMillisecond() {
    assertThat(utc.of(1.9999)).isEqualTo("1970-01-01T00:00:01.999Z");
    assertThat(utc.of(-0.0001)).isEqualTo("1969-12-31T23:59:59.999Z");
  }

  @Test
  void hasTheOffsetOfItsZone() {
    assertThat(new TimeText(ZoneId.of("Europe/Berlin")).of(1_774_744_200))
        .isEqualTo("2026-03-29T01:30:00.000+01:00");
    assertThat(new TimeText(ZoneId.of("Europe/London")).of(0.25))
        .isEqualTo("1970-01-01T01:00:00.250+01:00");
    assertThat(new TimeText(ZoneId.of("Africa/Abidjan")).of(0))
        .isEqualTo("1970-01-01T00:00:00.000+00:00");
  }

  @Test
  void showsWhatIsNoTimeAsTheNumberItIs() {
    assertThat(utc.of(1e15)).isEqualTo("1.0E15");
    assertThat(utc.of(Double.NaN)).isEqualTo("NaN");
  }
}
