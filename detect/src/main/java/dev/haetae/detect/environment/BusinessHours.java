package dev.haetae.detect.environment;

import dev.haetae.model.event.Micros;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When people work.
 *
 * @param zone where they are
 * @param days the days they begin work on
 * @param from when they begin
 * @param to when they end; before {@code from} where they work over midnight
 */
public record BusinessHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  /** Copies the days. */
  public BusinessHours {
    days = Set.copyOf(days);
  }

  /** Whether they work at that time, in microseconds since 1970. */
  public boolean contains(long micros) {
    ZonedDateTime time = Micros.instant(micros).atZone(zone);
    LocalTime clock = time.toLocalTime();
    if (from.isBefore(to)) {
      return days.contains(time.getDayOfWeek()) && !clock.isBefore(from) && clock.isBefore(to);
    }
    if (!clock.isBefore(from)) {
      return days.contains(time.getDayOfWeek());
    }
    return clock.isBefore(to) && days.contains(time.getDayOfWeek().minus(1));
  }
}
