package dev.haetae.search.plan;

import java.util.List;
import java.util.Optional;

/** Fields set, named, chosen and filled, those of several values too. */
public sealed interface FieldPlan extends Plan.Over {

  /** Fields set, one after the other. */
  record Extend(Plan input, List<Assignment> assignments) implements FieldPlan {
    public Extend {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * Fields kept or removed, by names or patterns with {@code *}.
   *
   * @param mode what happens to what is named
   */
  record Fields(Plan input, Mode mode, List<String> patterns) implements FieldPlan {
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
  record Rename(Plan input, List<Pair> pairs) implements FieldPlan {
    /** An old name and a new one. */
    public record Pair(String from, String to, int at) {}

    public Rename {
      pairs = List.copyOf(pairs);
    }
  }

  /** Text in place of what is absent; in all fields when none are named. */
  record Fill(Plan input, String value, List<String> fields) implements FieldPlan {
    public Fill {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Values set to the bucket they fall into.
   *
   * @param buckets how the buckets are chosen
   */
  record Bin(Plan input, String field, Optional<String> as, Buckets buckets) implements FieldPlan {}

  /** Where addresses are, as fields with a prefix. */
  record Locate(Plan input, String field, String prefix) implements FieldPlan {}

  /** Assignments for each field that matches; its name stands in them in the place of a mark. */
  record ForEach(Plan input, List<String> patterns, List<Assignment> assignments, boolean values)
      implements FieldPlan {
    public ForEach {
      patterns = List.copyOf(patterns);
      assignments = List.copyOf(assignments);
    }
  }

  /** A row for each value of a field. */
  record Expand(Plan input, String field, long most) implements FieldPlan {}

  /** Rows that differ in one field only made one row with several values. */
  record Combine(Plan input, String field) implements FieldPlan {}

  /** A field made several values, by what stands between them or by what they look like. */
  record Split(
      Plan input, String field, String separator, boolean isPattern, boolean keepEmpty, int at)
      implements FieldPlan {}

  /** A field of several values made one. */
  record Merge(Plan input, String field, String between) implements FieldPlan {}
}
