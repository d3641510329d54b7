package dev.haetae.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.event.Event;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final long LAST_SECOND = Instant.parse("2100-12-31T23:59:59Z").getEpochSecond();
  private static final long NOON = micros("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00",
        "2026-03-01t12:00:00z",
        "2026-03-01 12:00:00",
        "2026-03-01 12:00:00 UTC",
        "2026-03-01 12:00:00.000 GMT",
        "2026-03-01T13:00:00+01:00",
        "2026-03-01T06:30:00-0530",
        "2026-03-01T14:00:00+02",
        "2026-03-01T12:00:00,000000000Z",
      })
  void readsTheWaysToWriteAnIsoTime(String text) {
    assertThat(iso(text)).isEqualTo(NOON);
  }

  @Test
  void readsADateAloneAsItsMidnight() {
    assertThat(iso("2026-03-01")).isEqualTo(micros("2026-03-01T00:00:00Z"));
  }

  @Test
  void cutsWhatIsFinerThanAMicrosecond() {
    assertThat(iso("2026-03-01T12:00:00.1234569Z")).isEqualTo(NOON + 123_456);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-02-29",
        "2026-13-01T00:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T12:00",
        "2026-03-01T12:00:00.Z",
        "2026-03-01T12:00:00X",
        "2026-03-01T12:00:00+",
        "2026-03-01T12:00:00+1:00",
        "2026-03-01x12:00:00Z",
        "1969-12-31T23:59:59Z",
        "2101-01-01T00:00:00Z",
        "1970-01-01T00:00:00+01:00",
        "0001-01-01T00:00:00Z",
      })
  void refusesWhatIsNoTimeOrFarAway(String text) {
    assertThat(iso(text)).isEqualTo(Event.NO_TIME);
  }

  @Property
  void agreesWithTheLibraryOnIsoTimes(
      @ForAll @LongRange(min = 0, max = 4_102_444_800L) long seconds,
      @ForAll @IntRange(min = 0, max = 999_999) int micros,
      @ForAll @IntRange(min = -18, max = 18) int hours) {
    Instant instant = Instant.ofEpochSecond(seconds, micros * 1_000L);
    String text =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(hours)));
    boolean writtenInRange = !text.startsWith("1969") && !text.startsWith("2101");
    // The library leaves out seconds that are zero, which RFC 3339 forbids.
    if (writtenInRange && text.length() > 20) {
      assertThat(iso(text)).isEqualTo(seconds * 1_000_000 + micros);
    }
  }

  @Property
  void neverFailsOnAnyBytes(@ForAll byte[] bytes) {
    assertThat(Times.iso(bytes, 0, bytes.length)).isEqualTo(Event.NO_TIME);
    assertThat(Times.clf(bytes, 0, bytes.length)).isEqualTo(Event.NO_TIME);
    assertThat(Times.syslog(bytes, 0, bytes.length, NOON)).isEqualTo(Event.NO_TIME);
    assertThat(Times.ctime(bytes, 0, bytes.length)).isEqualTo(Event.NO_TIME);
    long epoch = Times.epoch(bytes, 0, bytes.length);
    assertThat(epoch == Event.NO_TIME || epoch >= 0).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1772366400",
        "1772366400000",
        "1772366400000000",
        "1772366400000000000",
        "1772366400.000",
        "1772366400000.5",
      })
  void tellsTheUnitOfANumberByItsMagnitude(String text) {
    assertThat(epoch(text)).isEqualTo(NOON);
  }

  @Property
  void readsSecondsWithAFraction(
      @ForAll @LongRange(min = 0, max = 4_102_444_800L) long seconds,
      @ForAll @IntRange(min = 0, max = 999) int millis) {
    assertThat(epoch(seconds + "." + String.format(Locale.ROOT, "%03d", millis)))
        .isEqualTo(TimeUnit.SECONDS.toMicros(seconds) + millis * 1_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.", "x", "1e9", "99999999999999999999", "9999999999999999999"})
  void refusesNumbersThatAreNoTime(String text) {
    assertThat(epoch(text)).isEqualTo(Event.NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4133980800", "99999999999", "999999999999", "999999999999999"})
  void takesNoNumberBetweenUnitsForATimeOfTheSeventies(String text) {
    assertThat(epoch(text)).isEqualTo(Event.NO_TIME);
  }

  @Test
  void readsTheCommonLogFormat() {
    byte[] bytes = "01/Mar/2026:14:00:00 +0200".getBytes(UTF_8);
    assertThat(Times.clf(bytes, 0, bytes.length)).isEqualTo(NOON);
  }

  @Test
  void takesTheYearOfSyslogFromTheReference() {
    assertThat(syslog("Mar  1 12:00:00", NOON)).isEqualTo(NOON);
    assertThat(syslog("Mar 02 11:00:00", NOON)).isEqualTo(micros("2026-03-02T11:00:00Z"));
    assertThat(syslog("Mar  2 13:00:00", NOON)).isEqualTo(micros("2025-03-02T13:00:00Z"));
    assertThat(syslog("Dec 31 23:59:59", micros("2026-01-01T00:00:05Z")))
        .isEqualTo(micros("2025-12-31T23:59:59Z"));
    assertThat(syslog("Jan  1 00:00:03", micros("2025-12-31T23:59:59Z")))
        .isEqualTo(micros("2026-01-01T00:00:03Z"));
  }

  @Test
  void putsTheLeapDayIntoALeapYear() {
    assertThat(syslog("Feb 29 12:00:00", NOON)).isEqualTo(micros("2024-02-29T12:00:00Z"));
  }

  @Test
  void readsTheTimeOfC() {
    byte[] bytes = "Sun Mar  1 12:00:00 2026 and more".getBytes(UTF_8);
    assertThat(Times.ctime(bytes, 0, bytes.length)).isEqualTo(NOON);
  }

  @Test
  void readsSyslogWithAYear() {
    assertThat(syslog("Mar  1 2026 12:00:00", 0)).isEqualTo(NOON);
  }

  @Property
  void findsTheYearOfAnySyslogTimeOfTheLastYear(
      @ForAll @LongRange(min = 86_400 * 400L, max = 4_102_444_800L) long reference,
      @ForAll @LongRange(min = 0, max = 86_400 * 363L) long ago) {
    long seconds = Math.min(reference - ago, LAST_SECOND);
    String text =
        DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH)
            .format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
    assertThat(syslog(text, reference * 1_000_000)).isEqualTo(seconds * 1_000_000);
  }

  private static long micros(String text) {
    return TimeUnit.SECONDS.toMicros(Instant.parse(text).getEpochSecond());
  }

  private static long iso(String text) {
    byte[] bytes = ("[" + text + "]").getBytes(UTF_8);
    return Times.iso(bytes, 1, bytes.length - 1);
  }

  private static long epoch(String text) {
    byte[] bytes = ("[" + text + "]").getBytes(UTF_8);
    return Times.epoch(bytes, 1, bytes.length - 1);
  }

  private static long syslog(String text, long reference) {
    byte[] bytes = ("[" + text + "]").getBytes(UTF_8);
    return Times.syslog(bytes, 1, bytes.length - 1, reference);
  }
}
