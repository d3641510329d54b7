package dev.haetae.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-03-20");
  private static final Optional<Period> MET = Optional.of(period("2026-03-03", "2026-03-07"));

  private static Period period(String first, String last) {
    return new Period(LocalDate.parse(first), LocalDate.parse(last));
  }

  private static TimeRange from(String time) {
    return new TimeRange(Optional.of(Instant.parse(time)), Optional.empty());
  }

  private static TimeRange between(String from, String to) {
    return new TimeRange(Optional.of(Instant.parse(from)), Optional.of(Instant.parse(to)));
  }

  @Test
  void aTimeThatEndsAtMidnightHasNothingOfTheNextDay() {
    assertThat(Period.of(between("2026-03-01T10:00:00Z", "2026-03-03T00:00:00Z")))
        .contains(period("2026-03-01", "2026-03-02"));
  }

  @Test
  void aTimeWithoutAnythingInItHasNoDays() {
    assertThat(Period.of(between("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"))).isEmpty();
    assertThat(Period.of(TimeRange.ALL)).isEmpty();
  }

  @Test
  void daysAskedForCountThoughTheyHaveNoEvents() {
    assertThat(Period.asked(between("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"), MET, TODAY))
        .isEqualTo(period("2026-03-01", "2026-03-31"));
  }

  @Test
  void whatIsAskedForWithoutAnEndGoesOnUntilToday() {
    assertThat(Period.asked(from("2026-03-01T00:00:00Z"), MET, TODAY))
        .isEqualTo(period("2026-03-01", "2026-03-20"));
  }

  @Test
  void whereNoTimeIsAskedForItIsThatOfTheEvents() {
    assertThat(Period.asked(TimeRange.ALL, MET, TODAY))
        .isEqualTo(period("2026-03-03", "2026-03-07"));
  }

  @Test
  void withoutEventsAndBoundsItIsToday() {
    assertThat(Period.asked(TimeRange.ALL, Optional.empty(), TODAY))
        .isEqualTo(period("2026-03-20", "2026-03-20"));
  }

  @Test
  void whatBeginsAfterTodayIsOneDay() {
    assertThat(Period.asked(from("2026-05-01T00:00:00Z"), Optional.empty(), TODAY))
        .isEqualTo(period("2026-05-01", "2026-05-01"));
  }
}
