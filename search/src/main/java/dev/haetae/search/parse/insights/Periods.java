package dev.haetae.search.parse.insights;

import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.plan.Span;
import dev.haetae.search.plan.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lengths of time as Logs Insights writes them: {@code 500ms}, {@code 5m}, {@code 1 hour}. */
final class Periods {
  private Periods() {}

  /** A length of time that is expected next. */
  static Span read(InsightsReader in) {
    int at = in.at();
    String digits = in.take(Character::isDigit);
    String unit = in.take(Character::isLetter).toLowerCase(Locale.ROOT);
    return Optional.of(digits)
        .filter(each -> !each.isEmpty() && each.length() <= 9)
        .map(Long::parseLong)
        .filter(amount -> amount > 0)
        .flatMap(amount -> span(amount, unit))
        .orElseThrow(() -> {
          in.back(at);
          return in.expected("a length of time such as 500ms, 30s, 5m, 1h, 1d, 1w, 1mo, 1q or 1y");
        });
  }

  private static Optional<Span> span(long amount, String unit) {
    return switch (unit) {
      case "ms", "msec", "msecs", "millisecond", "milliseconds" ->
          Optional.of(new Span(amount / 1e3, Span.Unit.SECOND));
      case "mo" -> Optional.of(new Span(amount, Span.Unit.MONTH));
      default -> TimeModifier.unit(unit).map(each -> new Span(amount, each));
    };
  }

  /**
   * The time that {@code diff} holds a time against: as long, and just before it or earlier by what
   * is written.
   *
   * @param command its name, for what is told
   */
  static TimeRange before(InsightsReader in, TimeRange range, ZonedDateTime now, String command) {
    int at = in.at();
    String word = in.word().toLowerCase(Locale.ROOT);
    Instant to = range.to().orElse(now.toInstant());
    Instant from =
        range
            .from()
            .orElseThrow(() ->
                in.mistake(
                    at, command + " needs to know which time is searched: name one, as --last 1d"));
    return switch (word) {
      case "" -> shifted(now.getZone(), to, from, time -> time.minus(Duration.between(from, to)));
      case "previousday" -> shifted(now.getZone(), to, from, time -> time.minusDays(1));
      case "previousweek" -> shifted(now.getZone(), to, from, time -> time.minusWeeks(1));
      case "previousmonth" -> shifted(now.getZone(), to, from, time -> time.minusMonths(1));
      default ->
          throw in.unknown(
              at,
              "time to compare with",
              word,
              List.of("previousDay", "previousWeek", "previousMonth"));
    };
  }

  private static TimeRange shifted(
      ZoneId zone, Instant to, Instant from, UnaryOperator<ZonedDateTime> earlier) {
    return new TimeRange(
        Optional.of(earlier.apply(from.atZone(zone)).toInstant()),
        Optional.of(earlier.apply(to.atZone(zone)).toInstant()));
  }
}
