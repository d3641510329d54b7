package dev.haetae.search.function;

import dev.haetae.search.plan.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time relative to another, as Splunk writes it: offsets ({@code -7d}) and snaps to the begin of
 * a unit ({@code @h}, {@code @w1}), one after the other.
 *
 * @see <a
 *     href="https://docs.splunk.com/Documentation/Splunk/latest/Search/Specifytimemodifiersinyoursearch">Splunk's
 *     time modifiers</a>
 */
public record TimeModifier(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile("(?:([+-])(\\d{0,9})([a-z]+))|(?:@([a-z]+)([0-7])?)");
  private static final Map<String, Span.Unit> UNITS = units();

  /** One offset or snap. */
  public sealed interface Step {}

  /** So many units on. */
  public record Offset(long amount, Span.Unit unit) implements Step {}

  /** Back to the begin of the unit; {@code weekday} 0 to 6 from Sunday, or -1. */
  public record Snap(Span.Unit unit, int weekday) implements Step {}

  private static Map<String, Span.Unit> units() {
    Map<String, Span.Unit> units = new HashMap<>();
    put(units, Span.Unit.SECOND, "s", "sec", "secs", "second", "seconds");
    put(units, Span.Unit.MINUTE, "m", "min", "mins", "minute", "minutes");
    put(units, Span.Unit.HOUR, "h", "hr", "hrs", "hour", "hours");
    put(units, Span.Unit.DAY, "d", "day", "days");
    put(units, Span.Unit.WEEK, "w", "week", "weeks");
    put(units, Span.Unit.MONTH, "mon", "month", "months");
    put(units, Span.Unit.QUARTER, "q", "qtr", "qtrs", "quarter", "quarters");
    put(units, Span.Unit.YEAR, "y", "yr", "yrs", "year", "years");
    return Map.copyOf(units);
  }

  private static void put(Map<String, Span.Unit> units, Span.Unit unit, String... names) {
    for (String name : names) {
      units.put(name, unit);
    }
  }

  /** The unit of that name. */
  public static Optional<Span.Unit> unit(String name) {
    return Optional.ofNullable(UNITS.get(name));
  }

  /** Reads {@code -1d@d}, {@code @w1+2h}, {@code now}; empty for anything else. */
  public static Optional<TimeModifier> parse(String text) {
    if (text.equals("now") || text.equals("now()")) {
      return Optional.of(new TimeModifier(List.of()));
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      String name = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
      Span.Unit unit = UNITS.get(name);
      if (unit == null) {
        return Optional.empty();
      }
      steps.add(step(matcher, unit));
    }
    return end == text.length() && end > 0
        ? Optional.of(new TimeModifier(List.copyOf(steps)))
        : Optional.empty();
  }

  private static Step step(Matcher matcher, Span.Unit unit) {
    if (matcher.group(1) == null) {
      int weekday = matcher.group(5) == null ? -1 : Integer.parseInt(matcher.group(5)) % 7;
      return new Snap(unit, unit == Span.Unit.WEEK && weekday < 0 ? 0 : weekday);
    }
    long amount = matcher.group(2).isEmpty() ? 1 : Long.parseLong(matcher.group(2));
    return new Offset(matcher.group(1).equals("-") ? -amount : amount, unit);
  }

  /** The time it means at that time, days being those of UTC. */
  public Instant from(Instant now) {
    return from(now.atZone(ZoneOffset.UTC));
  }

  /** The time it means at that time, days being those of its zone. */
  public Instant from(ZonedDateTime now) {
    ZonedDateTime time = now;
    for (Step step : steps) {
      time =
          switch (step) {
            case Offset offset -> shifted(time, offset);
            case Snap snap -> snapped(time, snap);
          };
    }
    return time.toInstant();
  }

  private static ZonedDateTime shifted(ZonedDateTime time, Offset offset) {
    return switch (offset.unit()) {
      case DAY -> time.plusDays(offset.amount());
      case WEEK -> time.plusWeeks(offset.amount());
      case MONTH -> time.plusMonths(offset.amount());
      case QUARTER -> time.plusMonths(3 * offset.amount());
      case YEAR -> time.plusYears(offset.amount());
      default -> time.plusSeconds(offset.amount() * offset.unit().seconds());
    };
  }

  private static ZonedDateTime snapped(ZonedDateTime time, Snap snap) {
    ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return switch (snap.unit()) {
      case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case WEEK ->
          day.with(
              TemporalAdjusters.previousOrSame(
                  DayOfWeek.of(snap.weekday() == 0 ? 7 : snap.weekday())));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> day.withDayOfYear(1);
      default -> day;
    };
  }

  /** The same in SQL, from a number of seconds to a number of seconds. */
  public String sql(String seconds) {
    String time = seconds;
    for (Step step : steps) {
      time =
          switch (step) {
            case Offset offset -> offset(time, offset.unit(), Long.toString(offset.amount()));
            case Snap snap ->
                snapped(time, snap.unit(), Integer.toString((snap.weekday() + 6) % 7));
          };
    }
    return time;
  }

  /**
   * The same where the modifier is a text that only the rows know; absent where it is none. The
   * steps are texts in a list, and so the time is one between them.
   */
  public static String sql(String seconds, String modifier) {
    StringBuilder offsets = new StringBuilder("CASE");
    StringBuilder snaps = new StringBuilder("CASE");
    String name = "regexp_extract(haetae_step, '[a-z]+')";
    String time = "CAST(haetae_time AS DOUBLE)";
    for (Span.Unit unit : Span.Unit.values()) {
      List<String> names =
          UNITS.entrySet().stream()
              .filter(each -> each.getValue() == unit)
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      if (!names.isEmpty()) {
        String when =
            " WHEN "
                + name
                + " IN ("
                + String.join(", ", names.stream().map(Sql::text).toList())
                + ") THEN ";
        offsets.append(when).append(offset(time, unit, "haetae_amount(haetae_step)"));
        snaps.append(when).append(snapped(time, unit, "haetae_weekday(haetae_step)"));
      }
    }
    return "CASE WHEN "
        + modifier
        + " IN ('now', 'now()') THEN "
        + seconds
        + " WHEN regexp_full_match("
        + modifier
        + ", '([+-][0-9]{0,9}[a-z]+|@[a-z]+[0-7]?)+') THEN CAST(list_reduce(list_prepend(CAST("
        + seconds
        + " AS VARCHAR), regexp_extract_all("
        + modifier
        + ", '[+-][0-9]*[a-z]+|@[a-z]+[0-7]?')), lambda haetae_time, haetae_step: CAST(CASE haetae_step[1]"
        + " WHEN '@' THEN "
        + snaps
        + " END ELSE "
        + offsets
        + " END END AS VARCHAR)) AS DOUBLE) END";
  }

  private static String offset(String time, Span.Unit unit, String amount) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR -> "(" + time + " + " + amount + " * " + unit.seconds() + "e0)";
      case QUARTER -> moved(time, "to_months(3 * " + amount + ")");
      default -> moved(time, "to_" + word(unit) + "s(" + amount + ")");
    };
  }

  private static String moved(String time, String interval) {
    return "haetae_seconds(haetae_instant(" + time + ") + " + interval + ")";
  }

  /** Weeks begin so many days after Monday. */
  private static String snapped(String time, Span.Unit unit, String days) {
    return unit == Span.Unit.WEEK
        ? "haetae_seconds(date_trunc('week', haetae_instant("
            + time
            + ") - to_days("
            + days
            + ")) + to_days("
            + days
            + "))"
        : "haetae_seconds(date_trunc('" + word(unit) + "', haetae_instant(" + time + ")))";
  }

  private static String word(Span.Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }
}
