package dev.haetae.search.plan;

import java.util.List;
import java.util.Optional;

/** Rows brought together with those of other searches, of tables and of programs. */
public sealed interface JoinPlan extends Plan.Over {

  /** Rows of another search after these. */
  record Append(Plan input, Plan other) implements JoinPlan {}

  /** Rows of another search beside these, row by row. */
  record AppendColumns(Plan input, Plan other, boolean override) implements JoinPlan {}

  /** What steps make of these rows, after them; the steps begin at {@link SourcePlan.Incoming}. */
  record AppendPipe(Plan input, Plan steps) implements JoinPlan {}

  /** Rows of one search, of another or of both, each once; rows are equal in all fields. */
  record Together(Plan input, Plan other, Kind kind) implements JoinPlan {
    /** Which rows. */
    public enum Kind {
      /** Those of any of the two. */
      UNION,
      /** Those of one of the two and not of the other. */
      DIFFERENCE,
      /** Those of both. */
      INTERSECTION
    }
  }

  /**
   * Rows with what the other search has of equal fields.
   *
   * @param keys what must be equal, of the rows and of the other search; none for all fields both
   *     have
   * @param aliases what the fields of both are named with
   * @param outer whether rows without a partner stay
   * @param most how many partners a row has at most, 0 for all
   * @param overwrite whether the partner's fields replace those of the row
   * @param when which partners a row has by time
   */
  record Join(
      Plan input,
      Plan other,
      List<FieldPlan.Rename.Pair> keys,
      Optional<Aliases> aliases,
      boolean outer,
      long most,
      boolean overwrite,
      When when)
      implements JoinPlan {
    public Join {
      keys = List.copyOf(keys);
    }

    /** Names before the fields of the rows and of the other search, with a dot between. */
    public record Aliases(String left, String right) {}

    /** Which partners a row has by time. */
    public enum When {
      ANY,
      /** Those of the same second, or before. */
      EARLIER,
      /** Those of the same second, or after. */
      LATER
    }
  }

  /**
   * What a table has of a row.
   *
   * @param fresh whether fields the row has stay as they are
   */
  record Lookup(
      Plan input,
      String table,
      List<FieldPlan.Rename.Pair> keys,
      List<FieldPlan.Rename.Pair> outputs,
      boolean fresh,
      int at)
      implements JoinPlan {
    public Lookup {
      keys = List.copyOf(keys);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * Writes the rows as a lookup table, and passes them on.
   *
   * @param create whether a table is made where there are no rows
   * @param empty whether a table there is is emptied where there are no rows
   */
  record Keep(Plan input, String table, boolean append, boolean create, boolean empty, int at)
      implements JoinPlan {}

  /**
   * A command that is no part of the language.
   *
   * @param arguments its words, quotes taken away
   * @param written the same words as they are written
   */
  record Command(Plan input, String name, List<String> arguments, List<String> written, int at)
      implements JoinPlan {
    public Command {
      arguments = List.copyOf(arguments);
      written = List.copyOf(written);
    }
  }

  /** A search for each row, the row's fields in its text between dollar signs. */
  record Each(Plan input, String search, long most, int at) implements JoinPlan {}
}
