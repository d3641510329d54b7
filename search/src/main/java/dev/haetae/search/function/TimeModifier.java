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
            case Offset offset when isClockTime(offset.unit()) ->
                "(" + time + " + " + offset.amount() * offset.unit().seconds() + ")";
            case Offset offset ->
                "haetae_seconds(haetae_instant("
                    + time
                    + ") + to_"
                    + plural(offset.unit())
                    + "("
                    + amount(offset)
                    + "))";
            case Snap snap when snap.unit() == Span.Unit.WEEK ->
                "haetae_seconds(date_trunc('week', haetae_instant("
                    + time
                    + ") - to_days("
                    + ((snap.weekday() + 6) % 7)
                    + ")) + to_days("
                    + ((snap.weekday() + 6) % 7)
                    + "))";
            case Snap snap ->
                "haetae_seconds(date_trunc('"
                    + word(snap.unit())
                    + "', haetae_instant("
                    + time
                    + ")))";
          };
    }
    return time;
  }

  /** Whether the unit is as long on every day, those on which clocks are put forward too. */
  private static boolean isClockTime(Span.Unit unit) {
    return unit == Span.Unit.SECOND || unit == Span.Unit.MINUTE || unit == Span.Unit.HOUR;
  }

  private static long amount(Offset offset) {
    return offset.unit() == Span.Unit.QUARTER ? 3 * offset.amount() : offset.amount();
  }

  private static String plural(Span.Unit unit) {
    return unit == Span.Unit.QUARTER ? "months" : word(unit) + "s";
  }

  private static String word(Span.Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }
}
