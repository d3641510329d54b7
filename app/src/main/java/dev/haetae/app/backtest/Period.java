package dev.haetae.app.backtest;

import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Whole days, UTC.
 *
 * @param first the first of them
 * @param last the last
 */
public record Period(LocalDate first, LocalDate last) {
  /** The days of a time; none where that has no bounds, or nothing is between them. */
  public static Optional<Period> of(TimeRange time) {
    return time.from()
        .flatMap(
            from -> time.to().filter(from::isBefore).map(to -> new Period(day(from), lastDay(to))));
  }

  /**
   * The days that are asked for, those without events too. Where no beginning is asked for, they
   * begin with the events; where no end is, they end today, or with the events.
   *
   * @param met the days of the events there are
   */
  public static Period asked(TimeRange asked, Optional<Period> met, LocalDate today) {
    Optional<LocalDate> end = asked.to().map(Period::lastDay);
    Period events = met.orElseGet(() -> of(end.orElse(today)));
    LocalDate first = asked.from().map(Period::day).orElse(events.first());
    LocalDate openEnd = asked.from().isEmpty() ? events.last() : later(today, events.last());
    return new Period(first, later(first, end.orElse(openEnd)));
  }

  private static Period of(LocalDate day) {
    return new Period(day, day);
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The last day of what ends before a time. */
  private static LocalDate lastDay(Instant end) {
    return day(end.minusNanos(1));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** How many days it has. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** Each day of it. */
  public List<LocalDate> each() {
    return first.datesUntil(last.plusDays(1)).toList();
  }
}
