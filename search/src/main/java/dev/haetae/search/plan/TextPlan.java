package dev.haetae.search.plan;

import java.util.List;
import java.util.Optional;

/** What is found in texts, and texts written anew. */
public sealed interface TextPlan extends Plan.Over {

  /**
   * Fields made of the named groups of a regular expression.
   *
   * @param most how many matches are taken; one makes a value, more a list
   * @param offsets a field for where the groups were found
   */
  record Extract(
      Plan input, String field, String pattern, long most, Optional<String> offsets, int at)
      implements TextPlan {}

  /** What matches put in other words, in the manner of sed. */
  record Substitute(Plan input, String field, String pattern, String with, boolean all, int at)
      implements TextPlan {}

  /** Characters of a text put for others, one by one. */
  record Translate(Plan input, String field, String from, String to) implements TextPlan {}

  /** Values that match a pattern with {@code *} replaced. */
  record Replace(Plan input, List<FieldPlan.Rename.Pair> pairs, List<String> fields)
      implements TextPlan {
    public Replace {
      pairs = List.copyOf(pairs);
      fields = List.copyOf(fields);
    }
  }

  /**
   * What stands at a path of JSON or XML in a field; at all paths when none is named.
   *
   * @param prefix what the names of all paths begin with
   */
  record AtPath(Plan input, String field, Optional<String> path, Optional<String> as, String prefix)
      implements TextPlan {}

  /**
   * A row for each line of a table that is printed in a text, with a field a column.
   *
   * @param header the line with the names, from 1 on; 0 for the first, -1 where there is none
   * @param only the columns that are made fields; all where none is named
   * @param containing lines must contain one of these texts; any line where there are none
   * @param keeps whether the row the table was in stays besides
   */
  record PrintedTable(
      Plan input, long header, List<String> only, List<String> containing, boolean keeps)
      implements TextPlan {
    public PrintedTable {
      only = List.copyOf(only);
      containing = List.copyOf(containing);
    }
  }

  /** Fields made of the pairs in a text. */
  record Pairs(Plan input, String field, Notation notation, Optional<Signs> signs)
      implements TextPlan {
    /** Pairs as they are written usually. */
    public Pairs(Plan input, String field, Notation notation) {
      this(input, field, notation, Optional.empty());
    }

    /**
     * Signs that are told.
     *
     * @param between each of which stands between two pairs
     * @param within each of which stands between a name and its value
     */
    public record Signs(String between, String within) {}

    /** How pairs are written. */
    public enum Notation {
      /** {@code name=value}. */
      EQUALS,
      /** {@code <name>value</name>}. */
      XML
    }
  }

  /** Texts made numbers and numbers texts. */
  record Convert(Plan input, List<Conversion> conversions, String timeFormat) implements TextPlan {
    /** A conversion of the fields that match. */
    public record Conversion(String function, String field, Optional<String> as) {}

    public Convert {
      conversions = List.copyOf(conversions);
    }
  }
}
