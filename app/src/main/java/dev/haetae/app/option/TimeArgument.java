package dev.haetae.app.option;

import dev.haetae.app.outcome.UserMistake;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A time as an option takes it: a day, a time, or a time with its offset. */
final class TimeArgument {
  /** Times beyond these are slips of the pen, and too large to count in microseconds. */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private TimeArgument() {}

  /**
   * The first instant meant; of a day its begin.
   *
   * @throws UserMistake where it is no time
   */
  static Instant begin(String option, String text, ZoneId zone) {
    return parse(option, text, 0, zone);
  }

  /**
   * The first instant no longer meant; of a day its end.
   *
   * @throws UserMistake where it is no time
   */
  static Instant end(String option, String text, ZoneId zone) {
    return parse(option, text, 1, zone);
  }

  private static Instant parse(String option, String text, int days, ZoneId zone) {
    try {
      Instant time = parse(text, days, zone);
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new DateTimeException("no time of which there are logs");
      }
      return time;
    } catch (DateTimeException e) {
      throw UserMistake.wrongUse(
          option
              + " "
              + text
              + ": expected a day such as 2026-03-01 or a time such as"
              + " 2026-03-01T10:00Z");
    }
  }

  private static Instant parse(String text, int days, ZoneId zone) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
    }
    boolean hasOffset = text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})");
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }
}
