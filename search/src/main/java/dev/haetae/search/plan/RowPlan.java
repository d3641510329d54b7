package dev.haetae.search.plan;

import java.util.List;
import java.util.Optional;

/** Which rows there are and in which order, and what each takes from those before it. */
public sealed interface RowPlan extends Plan.Over {

  /** Rows for which the condition is true. */
  record Filter(Plan input, Expr condition) implements RowPlan {}

  /** Rows in an order; the order they had decides between equals. */
  record Sort(Plan input, List<SortKey> keys, long limit) implements RowPlan {
    public Sort {
      keys = List.copyOf(keys);
    }
  }

  /** The first rows. */
  record Head(Plan input, long count) implements RowPlan {}

  /** The rows after the first so many. */
  record Skip(Plan input, long count) implements RowPlan {}

  /**
   * The rows before the first for which a condition is not true.
   *
   * @param absent whether a condition that is neither true nor false counts as true
   * @param keepLast whether that first row is kept too
   */
  record While(Plan input, Expr condition, boolean absent, boolean keepLast) implements RowPlan {}

  /** Rows that are equal to the one before them, left out. */
  record Changes(Plan input) implements RowPlan {}

  /** The rows, where there are any; otherwise the search fails. */
  record Required(Plan input, int at) implements RowPlan {}

  /** The last rows, the last of them first. */
  record Tail(Plan input, long count) implements RowPlan {}

  /** The last row first. */
  record Reverse(Plan input) implements RowPlan {}

  /**
   * The first rows of each combination of values.
   *
   * @param keepEmpty whether rows that lack one of the fields stay
   * @param consecutive whether only neighbours are compared
   * @param keepRows whether the further rows stay, without these fields
   */
  record Dedup(
      Plan input,
      long count,
      List<String> fields,
      boolean keepEmpty,
      boolean consecutive,
      boolean keepRows)
      implements RowPlan {
    /** The further rows are left out. */
    public Dedup(
        Plan input, long count, List<String> fields, boolean keepEmpty, boolean consecutive) {
      this(input, count, fields, keepEmpty, consecutive, false);
    }

    public Dedup {
      fields = List.copyOf(fields);
    }
  }

  /** What would be said of the rows so far, added to each row. */
  record Running(
      Plan input, List<Aggregation> aggregations, List<String> by, Window window, Reset reset)
      implements RowPlan {
    public Running {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }

    /**
     * Which rows count.
     *
     * @param current whether a row counts for itself
     * @param rows how many count, 0 for all before
     * @param global whether those are of all rows or of the row's group
     * @param seconds how far back rows count, 0 where that does not matter
     */
    public record Window(boolean current, long rows, boolean global, double seconds) {
      /** A row and all before it. */
      public static final Window SO_FAR = new Window(true, 0, true, 0);
    }

    /**
     * Where it begins anew.
     *
     * @param before at a row for which it is true
     * @param after behind a row for which it is true
     * @param onChange at a row of another group than the one before
     */
    public record Reset(Optional<Expr> before, Optional<Expr> after, boolean onChange) {
      /** Nowhere. */
      public static final Reset NEVER = new Reset(Optional.empty(), Optional.empty(), false);
    }
  }

  /** A field of the row that came so many rows before. */
  record Before(Plan input, String field, String as, long rows) implements RowPlan {}

  /** The mean of a field over the rows so far, absent before there are enough. */
  record Trend(Plan input, String field, String as, long window, Mean mean) implements RowPlan {
    /** How rows weigh. */
    public enum Mean {
      /** All alike. */
      SIMPLE,
      /** The last as often as there are rows in the window, the first once. */
      WEIGHTED,
      /** Each row two parts of the window and one, all before it the rest. */
      EXPONENTIAL
    }
  }

  /** Values taken from the row before that has one. */
  record FillDown(Plan input, List<String> fields) implements RowPlan {
    public FillDown {
      fields = List.copyOf(fields);
    }
  }
}
