package dev.haetae.search.parse.insights;

import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.plan.Span;
import java.util.Locale;
import java.util.Optional;

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
}
