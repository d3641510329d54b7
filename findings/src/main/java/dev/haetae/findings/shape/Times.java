package dev.haetae.findings.shape;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times as shapes write them. */
final class Times {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Times() {}

  /** ISO 8601 in UTC, to the microsecond where there is one. */
  static String iso(long micros) {
    return Micros.instant(micros).toString();
  }

  /** As {@link #iso}, empty where there is no time. */
  static String isoOrEmpty(long micros) {
    return micros == Event.NO_TIME ? "" : iso(micros);
  }

  /** ISO 8601 in UTC with milliseconds, as AWS writes it; 1970 where there is no time. */
  static String isoMillis(long micros) {
    return MILLIS.format(Instant.ofEpochMilli(millis(micros)));
  }

  /** Microseconds since 1970 of an ISO 8601 time with an offset. */
  static long micros(String iso) {
    return Micros.of(Instant.parse(iso));
  }

  /** Milliseconds since 1970; 0 where there is no time. */
  static long millis(long micros) {
    return micros == Event.NO_TIME ? 0 : Math.floorDiv(micros, 1_000);
  }
}
