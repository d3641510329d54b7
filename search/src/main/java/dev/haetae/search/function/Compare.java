package dev.haetae.search.function;

import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Type;
import java.util.Optional;

/** Comparisons of typeless values: as numbers when both are, otherwise as text. */
public final class Compare {
  private Compare() {}

  /** The comparison; absent where one side is. */
  public static SqlValue write(SqlValue left, Comparison comparison, SqlValue right) {
    if (left.type() == Type.ABSENT || right.type() == Type.ABSENT) {
      return SqlValue.truth("CAST(NULL AS BOOLEAN)");
    }
    if (left.type() == Type.LIST || right.type() == Type.LIST) {
      return anyElement(left, comparison, right);
    }
    if (left.type().isNumeric() && right.type().isNumeric()) {
      return plain(left.sql(), comparison, right.sql());
    }
    if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
      return equality(left, comparison, right);
    }
    return order(left, comparison, right);
  }

  private static SqlValue plain(String left, Comparison comparison, String right) {
    return SqlValue.truth("(" + left + " " + comparison.sign() + " " + right + ")");
  }

  private static SqlValue equality(SqlValue left, Comparison comparison, SqlValue right) {
    boolean truthAndNumber =
        (left.type() == Type.BOOLEAN && right.type().isNumeric())
            || (left.type().isNumeric() && right.type() == Type.BOOLEAN);
    if (truthAndNumber) {
      return plain(left.asNumber(), comparison, right.asNumber());
    }
    if (left.type().isNumeric() && right.type() == Type.TEXT) {
      return equality(right, comparison, left);
    }
    if (left.type() == Type.TEXT && right.type().isNumeric()) {
      Optional<Double> constant = left.constant().flatMap(Compare::numeric);
      if (left.constant().isPresent()) {
        return constant.isPresent()
            ? plain(right.sql(), comparison, Sql.number(constant.get()))
            : plain(right.asText(), comparison, left.sql());
      }
      String same = "haetae_same(" + left.sql() + ", " + right.sql() + ")";
      return SqlValue.truth(comparison == Comparison.EQUAL ? same : "(NOT " + same + ")");
    }
    return plain(left.asText(), comparison, right.asText());
  }

  private static SqlValue order(SqlValue left, Comparison comparison, SqlValue right) {
    if (left.type().isNumeric() || right.type().isNumeric()) {
      String numbers = left.asNumber() + " " + comparison.sign() + " " + right.asNumber();
      String texts = left.asText() + " " + comparison.sign() + " " + right.asText();
      return SqlValue.truth("coalesce(" + numbers + ", " + texts + ")");
    }
    return plain("haetae_compare(" + left.asText() + ", " + right.asText() + ")", comparison, "0");
  }

  private static SqlValue anyElement(SqlValue left, Comparison comparison, SqlValue right) {
    if (left.type() == Type.LIST && right.type() == Type.LIST) {
      return plain(left.sql(), comparison, right.sql());
    }
    boolean leftIsList = left.type() == Type.LIST;
    SqlValue element = SqlValue.text("haetae_element");
    String each =
        leftIsList
            ? write(element, comparison, right).sql()
            : write(left, comparison, element).sql();
    return SqlValue.truth(
        "list_bool_or(list_transform("
            + (leftIsList ? left : right).sql()
            + ", lambda haetae_element: "
            + each
            + "))");
  }

  /** The number a text is, if it is one. */
  public static Optional<Double> numeric(String text) {
    if (text.isEmpty() || text.charAt(0) > '9' || text.charAt(0) < '+' || text.length() > 400) {
      return Optional.empty();
    }
    char last = text.charAt(text.length() - 1);
    if (last > '9' && last != '.') {
      return Optional.empty();
    }
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }
}
