package dev.haetae.flow.read;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The time that is looked at.
 *
 * @param from the first microsecond since 1970 that is in it
 * @param to the first that is not
 */
public record TimeRange(long from, long to) {

  /** All time. */
  public static final TimeRange ALWAYS = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** From one instant until before another; open where there is none. */
  public static TimeRange of(Optional<Instant> from, Optional<Instant> to) {
    return new TimeRange(
        from.map(TimeRange::micros).orElse(Long.MIN_VALUE),
        to.map(TimeRange::micros).orElse(Long.MAX_VALUE));
  }

  private static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
  }

  /** Whether a moment, in microseconds since 1970, is in it. */
  public boolean holds(long time) {
    return time >= from && time < to;
  }
}
