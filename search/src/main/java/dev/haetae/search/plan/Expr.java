package dev.haetae.search.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * An expression over one row. {@code at} is where it stands in the text of the search, counted in
 * characters from 0, for messages.
 */
public sealed interface Expr {

  /** A text. */
  record Text(String value) implements Expr {}

  /** A number. */
  record Numeral(BigDecimal value) implements Expr {
    /** A whole number. */
    public static Numeral of(long value) {
      return new Numeral(BigDecimal.valueOf(value));
    }
  }

  /** True or false. */
  record Truth(boolean value) implements Expr {}

  /** No value. */
  record Absent() implements Expr {}

  /** The value of a field; absent where the row has no such field. */
  record Field(String name, int at) implements Expr {}

  /**
   * A function or an operator applied. Operators have the name they are written with: {@code +},
   * {@code .}, {@code and}, {@code not}, {@code =}.
   */
  record Call(String function, List<Expr> arguments, int at) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Words that stand anywhere in the raw event, whole, in any case; {@code *} stands for anything.
   */
  record Term(String words, int at) implements Expr {}

  /**
   * A field held against a pattern in the manner of search terms: in any case, {@code *} for
   * anything, numbers as numbers, networks as networks; false (not absent) where the row has no
   * such field.
   */
  record Match(String field, Comparison comparison, String pattern, int at) implements Expr {}

  /** What another search finds, as a condition: any of its rows, all of the row's fields. */
  record Subsearch(Plan plan, int at) implements Expr {}
}
