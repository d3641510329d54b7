package dev.haetae.search.plan;

import java.util.List;
import java.util.Optional;

/** What is said of several rows together. */
public sealed interface GroupPlan extends Plan.Over {

  /**
   * Rows gathered into groups.
   *
   * @param by fields that make the groups; none for one group of all
   * @param absent whether rows that lack a field of the groups are in a group too, or in none
   */
  record Aggregate(Plan input, List<Aggregation> aggregations, List<String> by, boolean absent)
      implements GroupPlan {
    /** Rows that lack a field of the groups are in none. */
    public Aggregate(Plan input, List<Aggregation> aggregations, List<String> by) {
      this(input, aggregations, by, false);
    }

    public Aggregate {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }
  }

  /** What Aggregate would say of its group, added to each row. */
  record AggregateBeside(Plan input, List<Aggregation> aggregations, List<String> by)
      implements GroupPlan {
    public AggregateBeside {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }
  }

  /**
   * The combinations of values that are most frequent, or least.
   *
   * @param other what stands in the fields of a last row for all that is left out; empty for no row
   */
  record Frequent(
      Plan input,
      boolean rare,
      long limit,
      List<String> fields,
      List<String> by,
      Optional<String> countField,
      Optional<String> percentField,
      Optional<String> other)
      implements GroupPlan {
    public Frequent {
      fields = List.copyOf(fields);
      by = List.copyOf(by);
    }
  }

  /**
   * A row a field of the rows: how many have it, its least and its greatest value and the like.
   *
   * @param patterns the fields; none for all
   * @param values how many of a field's values are named
   */
  record Summary(Plan input, List<String> patterns, long values) implements GroupPlan {
    public Summary {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * How many rows are going on when a row begins, itself among them.
   *
   * @param start the field with the second a row begins
   * @param duration the field with how many seconds it goes on
   */
  record Overlaps(Plan input, String start, String duration, String as) implements GroupPlan {}

  /**
   * Rows of equal fields gathered into transactions.
   *
   * @param connected whether a row must share a value with a transaction it joins
   * @param lists fields that have each row's value and not each value once; a star for all
   */
  record Transaction(
      Plan input,
      List<String> fields,
      Bounds bounds,
      Edges edges,
      boolean connected,
      Rest rest,
      List<String> lists)
      implements GroupPlan {
    public Transaction {
      fields = List.copyOf(fields);
      lists = List.copyOf(lists);
    }

    /**
     * How much is of one transaction at most.
     *
     * @param span seconds from first to last, 0 for no bound
     * @param pause seconds between two rows, 0 for no bound
     * @param rows how many
     */
    public record Bounds(double span, double pause, long rows) {}

    /** Which rows a transaction begins and ends with; any, where none is told. */
    public record Edges(Optional<Expr> first, Optional<Expr> last) {}

    /**
     * What stays besides whole transactions.
     *
     * @param evicted those that lack the row they begin with
     * @param orphans rows that are of none
     */
    public record Rest(boolean evicted, boolean orphans) {}
  }

  /**
   * What the texts of a field share, and how many there are of each kind.
   *
   * @param before rows of another time to hold against these
   * @param unusual whether only what differs from then beyond chance is kept
   */
  record Patterns(Plan input, String field, Optional<Plan> before, boolean unusual)
      implements GroupPlan {}
}
