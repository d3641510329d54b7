package dev.haetae.detect.match;

import dev.haetae.detect.sigma.ValueTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Optional;

/**
 * Compares a part of a date with a number, in UTC. A date is ISO 8601, with a space for the T and
 * without a zone too, or seconds, milliseconds or microseconds since 1970, told by magnitude.
 */
final class DateParts implements FieldConditions.OfValue {
  private static final int LONGEST = 40;
  private static final long MOST_SECONDS = 100_000_000_000L;
  private static final long MOST_MILLIS = 100_000_000_000_000L;

  private final ValueTest.DatePart test;

  DateParts(ValueTest.DatePart test) {
    this.test = test;
  }

  @Override
  public boolean accepts(EventView.Current value) {
    if (value.end - value.start > LONGEST) {
      return false;
    }
    String text =
        new String(value.bytes, value.start, value.end - value.start, StandardCharsets.UTF_8);
    return date(text)
        .map(date -> test.relation().holds(BigDecimal.valueOf(part(date)).compareTo(test.value())))
        .orElse(false);
  }

  private int part(LocalDateTime date) {
    return switch (test.unit()) {
      case MINUTE -> date.getMinute();
      case HOUR -> date.getHour();
      case DAY -> date.getDayOfMonth();
      case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> date.getMonthValue();
      case YEAR -> date.getYear();
    };
  }

  private static Optional<LocalDateTime> date(String text) {
    try {
      return Optional.of(text.matches("[0-9]{1,16}") ? epoch(Long.parseLong(text)) : iso(text));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static LocalDateTime epoch(long number) {
    Instant instant =
        number < MOST_SECONDS
            ? Instant.ofEpochSecond(number)
            : number < MOST_MILLIS
                ? Instant.ofEpochMilli(number)
                : Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000);
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static LocalDateTime iso(String text) {
    String dated = text.length() > 10 && text.charAt(10) == ' ' ? withT(text) : text;
    if (dated.length() == 10) {
      dated += "T00:00:00";
    }
    return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                dated, OffsetDateTime::from, LocalDateTime::from)
            instanceof OffsetDateTime offset
        ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(dated, DateTimeFormatter.ISO_DATE_TIME);
  }

  private static String withT(String text) {
    return text.substring(0, 10) + 'T' + text.substring(11);
  }
}
