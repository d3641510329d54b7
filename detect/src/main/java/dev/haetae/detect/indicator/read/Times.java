package dev.haetae.detect.indicator.read;

import dev.haetae.model.event.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Times as lists write them. */
final class Times {
  private Times() {}

  /** Microseconds since 1970; empty where it is no time. */
  static OptionalLong micros(String text) {
    String time = text.strip();
    try {
      if (time.matches("[0-9]{9,11}")) {
        return OptionalLong.of(Long.parseLong(time) * Micros.SECOND);
      }
      if (time.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return of(LocalDate.parse(time).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      String iso = time.replaceFirst("(?: ?UTC|Z|\\+00:00)$", "").replace(' ', 'T');
      return of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notATime) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong of(Instant time) {
    return OptionalLong.of(Micros.of(time));
  }
}
