package dev.haetae.app.text;

import dev.haetae.model.event.Micros;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of events as people read them, in UTC whatever their zone. */
public final class UtcText {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private UtcText() {}

  /** The day it lies in, UTC. */
  public static LocalDate day(long micros) {
    return LocalDate.ofEpochDay(Micros.day(micros));
  }

  /** The time of day, UTC, to the second. */
  public static String clock(long micros) {
    return CLOCK.format(Micros.instant(micros));
  }

  /** Day and time, UTC, to the second: {@code 2026-03-02 10:00:00}. */
  public static String dayAndClock(long micros) {
    return day(micros) + " " + clock(micros);
  }
}
