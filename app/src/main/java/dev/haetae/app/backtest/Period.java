package dev.haetae.app.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whole days, UTC.
 *
 * @param first the first of them
 * @param last the last
 */
public record Period(LocalDate first, LocalDate last) {
  /** How many days it has. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** Each day of it. */
  public List<LocalDate> each() {
    return first.datesUntil(last.plusDays(1)).toList();
  }
}
