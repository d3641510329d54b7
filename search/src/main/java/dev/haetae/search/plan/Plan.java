package dev.haetae.search.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a search asks for: a tree of steps over rows, in the words of no language. A step that has
 * an {@code input} works on its rows. Fields are named as the user names them; which columns they
 * are is settled when the plan is turned to SQL, for some steps make columns of data.
 */
public sealed interface Plan {

  /** The rows of the sources. */
  record Scan(TimeRange range, int at) implements Plan {}

  /** Rows made of nothing but the current time. */
  record Generate(long count) implements Plan {}

  /** Rows for which the condition is true. */
  record Filter(Plan input, Expr condition) implements Plan {}

  /** Fields set, one after the other. */
  record Extend(Plan input, List<Assignment> assignments) implements Plan {
    public Extend {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * Fields kept or removed, by names or patterns with {@code *}.
   *
   * @param mode what happens to what is named
   */
  record Fields(Plan input, Mode mode, List<String> patterns) implements Plan {
    /** What happens to the fields named. */
    public enum Mode {
      /** Kept, in their order, besides those the engine needs. */
      KEEP,
      /** Removed. */
      REMOVE,
      /** Kept as they are written, absent ones too. */
      TABLE
    }

    public Fields {
      patterns = List.copyOf(patterns);
    }
  }

  /** Fields given other names; patterns rename all that match. */
  record Rename(Plan input, List<Pair> pairs) implements Plan {
    /** An old name and a new one. */
    public record Pair(String from, String to, int at) {}

    public Rename {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * Rows gathered into groups.
   *
   * @param by fields that make the groups; none for one group of all
   */
  record Aggregate(Plan input, List<Aggregation> aggregations, List<String> by) implements Plan {
    public Aggregate {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }
  }

  /** What Aggregate would say of its group, added to each row. */
  record AggregateBeside(Plan input, List<Aggregation> aggregations, List<String> by)
      implements Plan {
    public AggregateBeside {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }
  }

  /** Rows in an order; the order they had decides between equals. */
  record Sort(Plan input, List<SortKey> keys, long limit) implements Plan {
    public Sort {
      keys = List.copyOf(keys);
    }
  }

  /** The first rows. */
  record Head(Plan input, long count) implements Plan {}

  /** The last rows, the last of them first. */
  record Tail(Plan input, long count) implements Plan {}

  /** The last row first. */
  record Reverse(Plan input) implements Plan {}

  /**
   * The first rows of each combination of values.
   *
   * @param keepEmpty whether rows that lack one of the fields stay
   * @param consecutive whether only neighbours are compared
   */
  record Dedup(Plan input, long count, List<String> fields, boolean keepEmpty, boolean consecutive)
      implements Plan {
    public Dedup {
      fields = List.copyOf(fields);
    }
  }

  /** Values set to the begin of the bucket they fall into. */
  record Bin(Plan input, String field, Optional<String> as, Span span, int at) implements Plan {}

  /** Text in place of what is absent; in all fields when none are named. */
  record Fill(Plan input, String value, List<String> fields) implements Plan {
    public Fill {
      fields = List.copyOf(fields);
    }
  }

  /** Rows of another search after these. */
  record Append(Plan input, Plan other) implements Plan {}
}
