package dev.haetae.search.parse.spl;

import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.plan.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time and of numbers: {@code 5m}, {@code 1mon}, {@code 100}, {@code log10}. */
final class Spans {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{0,9}(?:\\.\\d{1,6})?)(log)?([a-zA-Z]*)(\\d{0,6}(?:\\.\\d{1,6})?)(@.*)?");

  private Spans() {}

  /** A span that is expected next. */
  static Span read(SplReader in) {
    int at = in.at();
    String text = in.value();
    return parse(text)
        .orElseThrow(() ->
            in.mistake(at, "expected a span such as 5m, 1h, 1d, 100 or log10, found " + text));
  }

  static Optional<Span> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double amount = matcher.group(1).isEmpty() ? 1 : Double.parseDouble(matcher.group(1));
    if (matcher.group(2) != null) {
      double base = matcher.group(4).isEmpty() ? 10 : Double.parseDouble(matcher.group(4));
      return base > 1 && matcher.group(3).isEmpty()
          ? Optional.of(new Span(base, Span.Unit.LOGARITHM))
          : Optional.empty();
    }
    if (!matcher.group(4).isEmpty() || amount <= 0) {
      return Optional.empty();
    }
    String unit = matcher.group(3);
    if (unit.isEmpty()) {
      return matcher.group(1).isEmpty()
          ? Optional.empty()
          : Optional.of(new Span(amount, Span.Unit.NUMBER));
    }
    return switch (unit) {
      case "M" -> Optional.of(new Span(amount, Span.Unit.MONTH));
      case "ms" -> Optional.of(new Span(amount / 1e3, Span.Unit.SECOND));
      case "us" -> Optional.of(new Span(amount / 1e6, Span.Unit.SECOND));
      case "cs" -> Optional.of(new Span(amount / 1e2, Span.Unit.SECOND));
      case "ds" -> Optional.of(new Span(amount / 1e1, Span.Unit.SECOND));
      default ->
          TimeModifier.unit(unit.toLowerCase(Locale.ROOT)).map(each -> new Span(amount, each));
    };
  }

  /** A length of time in seconds; {@code -1} is none. */
  static double seconds(SplReader in) {
    int at = in.at();
    String text = in.value();
    if (text.equals("-1")) {
      return 0;
    }
    Span span =
        parse(text)
            .orElseThrow(() ->
                in.mistake(at, "expected a length of time such as 30s, 5m or 1h, found " + text));
    return switch (span.unit()) {
      case NUMBER -> span.amount();
      case MONTH -> span.amount() * 30 * 86400;
      default -> span.amount() * span.unit().seconds();
    };
  }
}
