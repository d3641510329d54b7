package dev.haetae.search.expression;

import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Expr;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How exactly a number is known, by how the numbers it is computed from are written: a product as
 * few digits as the one of the fewest, a sum as few places behind the point. What is no number of
 * the search is taken as exact.
 *
 * @param digits that count
 * @param places behind the point
 */
record Significance(OptionalInt digits, OptionalInt places) {
  private static final Significance EXACT =
      new Significance(OptionalInt.empty(), OptionalInt.empty());

  static Significance of(Expr expr) {
    return switch (expr) {
      case Expr.Numeral number ->
          new Significance(
              OptionalInt.of(number.value().precision()),
              OptionalInt.of(Math.max(0, number.value().scale())));
      case Expr.Call(String function, List<Expr> arguments, int _) ->
          switch (function) {
            case "*", "/" ->
                new Significance(
                    least(arguments.stream().map(each -> of(each).digits())), OptionalInt.empty());
            case "+", "-" ->
                new Significance(
                    OptionalInt.empty(), least(arguments.stream().map(each -> of(each).places())));
            case "negative" -> of(arguments.getFirst());
            default -> EXACT;
          };
      default -> EXACT;
    };
  }

  private static OptionalInt least(Stream<OptionalInt> all) {
    return all.flatMapToInt(OptionalInt::stream).min();
  }

  /** A number with what counts of it. */
  SqlValue rounded(SqlValue value) {
    String number = value.asNumber();
    if (places.isPresent() && digits.isEmpty()) {
      return SqlValue.number("round(" + number + ", " + places.getAsInt() + ")");
    }
    return digits.isEmpty()
        ? SqlValue.number(number)
        : SqlValue.number(
            "CASE WHEN "
                + number
                + " = 0 THEN 0 ELSE round("
                + number
                + ", "
                + (digits.getAsInt() - 1)
                + " - CAST(floor(log10(abs("
                + number
                + "))) AS INTEGER)) END");
  }
}
