package dev.haetae.search.command.elastic;

import dev.haetae.search.function.TimeModifier;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as people write it for Elasticsearch: {@code now}, {@code now-30m}, {@code now-1d/d}; as
 * Splunk's modifiers; or absolute, in UTC where it names no zone.
 *
 * @see <a
 *     href="https://www.elastic.co/guide/en/elasticsearch/reference/current/common-options.html#date-math">Date
 *     math</a>
 */
final class DateMath {
  static final String EXPECTED =
      "a time such as now-30m, now-1d/d, -7d@d, 2026-03-01, 2026-03-01T10:00:00+09:00 or seconds"
          + " since 1970";

  private static final Pattern STEP = Pattern.compile("([+-])(\\d{1,9})([yMwdhHms])|/([yMwdhHms])");
  private static final Pattern SECONDS = Pattern.compile("\\d{9,11}(\\.\\d{1,9})?");
  private static final Pattern MILLIS = Pattern.compile("\\d{12,14}");

  /** Beyond these no log was written, and milliseconds would not count that far. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private DateMath() {}

  /** The time; empty for anything that is none. */
  static Optional<Instant> instant(String text, Instant now) {
    return any(text, now).filter(time -> !time.isBefore(FIRST) && time.isBefore(LAST));
  }

  private static Optional<Instant> any(String text, Instant now) {
    try {
      if (text.startsWith("now")) {
        return moved(text.substring(3), now.atZone(ZoneOffset.UTC));
      }
      int math = text.indexOf("||");
      if (math > 0) {
        return absolute(text.substring(0, math))
            .flatMap(time -> moved(text.substring(math + 2), time.atZone(ZoneOffset.UTC)));
      }
      return absolute(text).or(() -> TimeModifier.parse(text).map(each -> each.from(now)));
    } catch (DateTimeException | ArithmeticException beyond) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moved(String steps, ZonedDateTime from) {
    ZonedDateTime time = from;
    Matcher matcher = STEP.matcher(steps);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      if (matcher.group(4) != null) {
        time = begin(time, matcher.group(4));
      } else {
        long amount = Long.parseLong(matcher.group(2));
        time = time.plus(matcher.group(1).equals("-") ? -amount : amount, unit(matcher.group(3)));
      }
    }
    return end == steps.length() ? Optional.of(time.toInstant()) : Optional.empty();
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "y" -> ChronoUnit.YEARS;
      case "M" -> ChronoUnit.MONTHS;
      case "w" -> ChronoUnit.WEEKS;
      case "d" -> ChronoUnit.DAYS;
      case "h", "H" -> ChronoUnit.HOURS;
      case "m" -> ChronoUnit.MINUTES;
      default -> ChronoUnit.SECONDS;
    };
  }

  private static ZonedDateTime begin(ZonedDateTime time, String letter) {
    ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return switch (letter) {
      case "y" -> day.withDayOfYear(1);
      case "M" -> day.withDayOfMonth(1);
      case "w" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "d" -> day;
      default -> time.truncatedTo(unit(letter));
    };
  }

  /** A time with or without a zone, a day, or a number of seconds or milliseconds since 1970. */
  static Optional<Instant> absolute(String text) {
    if (SECONDS.matcher(text).matches()) {
      int point = text.indexOf('.');
      long seconds = Long.parseLong(point < 0 ? text : text.substring(0, point));
      String rest = point < 0 ? "" : text.substring(point + 1);
      return Optional.of(
          Instant.ofEpochSecond(seconds, Long.parseLong((rest + "000000000").substring(0, 9))));
    }
    if (MILLIS.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
    }
    String written = text.length() > 10 && text.charAt(10) == ' ' ? text.replace(' ', 'T') : text;
    try {
      return Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException noZone) {
      return local(written);
    }
  }

  private static Optional<Instant> local(String written) {
    try {
      return Optional.of(LocalDateTime.parse(written).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noTime) {
      try {
        return Optional.of(LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant());
      } catch (DateTimeException none) {
        return Optional.empty();
      }
    }
  }
}
