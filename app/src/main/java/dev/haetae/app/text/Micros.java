package dev.haetae.app.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times, which events give in microseconds since 1970, as people read them. */
public final class Micros {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Micros() {}

  /** The instant. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The day it lies in, UTC. */
  public static LocalDate day(long micros) {
    return instant(micros).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The time of day, UTC, to the second. */
  public static String clock(long micros) {
    return CLOCK.format(instant(micros));
  }

  /** Day and time, UTC, to the second: {@code 2026-03-02 10:00:00}. */
  public static String dayAndClock(long micros) {
    return day(micros) + " " + clock(micros);
  }
}
