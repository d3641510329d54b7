package dev.haetae.search.function;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes what comes from outside into SQL. No name and no literal of a search reaches DuckDB but
 * through here.
 */
public final class Sql {
  private Sql() {}

  /** A name, quoted. */
  public static String identifier(String name) {
    return '"' + name.replace("\0", "").replace("\"", "\"\"") + '"';
  }

  /** A text, quoted. DuckDB knows no escapes in it but the doubled quote. */
  public static String text(String value) {
    return "'" + value.replace("\0", "").replace("'", "''") + "'";
  }

  /** Texts as a list of DuckDB's. */
  public static String list(Collection<String> values) {
    return values.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A number: whole ones as they are, others as a double. */
  public static String number(BigDecimal value) {
    double approximate = value.doubleValue();
    if (Double.isInfinite(approximate)) {
      return "CAST('" + (approximate > 0 ? "inf" : "-inf") + "' AS DOUBLE)";
    }
    if (Math.abs(approximate) < 1e15 && approximate == Math.rint(approximate)) {
      return Long.toString((long) approximate);
    }
    return "CAST(" + approximate + " AS DOUBLE)";
  }

  /** A number: whole ones as they are, others as a double. */
  public static String number(double value) {
    return number(BigDecimal.valueOf(value));
  }
}
