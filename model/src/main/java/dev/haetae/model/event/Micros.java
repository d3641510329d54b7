package dev.haetae.model.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Microseconds, in which events tell time: since 1970 in UTC where it is a moment. */
public final class Micros {
  /** A second. */
  public static final long SECOND = 1_000_000L;

  /** A minute. */
  public static final long MINUTE = 60 * SECOND;

  /** An hour. */
  public static final long HOUR = 60 * MINUTE;

  /** A day. */
  public static final long DAY = 24 * HOUR;

  private Micros() {}

  /** The moment as events have it. */
  public static long of(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** The moment. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The hour a moment lies in, counted from 1970. */
  public static long hour(long micros) {
    return Math.floorDiv(micros, HOUR);
  }

  /** The day a moment lies in, counted from 1970. */
  public static long day(long micros) {
    return Math.floorDiv(micros, DAY);
  }
}
