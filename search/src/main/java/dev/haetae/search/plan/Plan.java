package dev.haetae.search.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search asks for: a tree of steps over rows, in the words of no language. A step that has
 * an {@code input} works on its rows. Fields are named as the user names them; which columns they
 * are is settled when the plan is turned to SQL, for some steps make columns of data.
 */
public sealed interface Plan {

  /** A step on the rows of another. */
  sealed interface Over extends Plan {
    /** Where its rows come from. */
    Plan input();
  }

  /** The rows of the sources. */
  record Scan(TimeRange range, int at) implements Plan {}

  /** What a SELECT of SQL gives over the rows of the sources, named {@code events} in it. */
  record Sql(String select, TimeRange range) implements Plan {}

  /** Rows made of nothing but the current time. */
  record Generate(long count) implements Plan {}

  /** Rows for which the condition is true. */
  record Filter(Plan input, Expr condition) implements Over {}

  /** Fields set, one after the other. */
  record Extend(Plan input, List<Assignment> assignments) implements Over {
    public Extend {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * Fields kept or removed, by names or patterns with {@code *}.
   *
   * @param mode what happens to what is named
   */
  record Fields(Plan input, Mode mode, List<String> patterns) implements Over {
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
  record Rename(Plan input, List<Pair> pairs) implements Over {
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
   * @param absent whether rows that lack a field of the groups are in a group too, or in none
   */
  record Aggregate(Plan input, List<Aggregation> aggregations, List<String> by, boolean absent)
      implements Over {
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
      implements Over {
    public AggregateBeside {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }
  }

  /** Rows in an order; the order they had decides between equals. */
  record Sort(Plan input, List<SortKey> keys, long limit) implements Over {
    public Sort {
      keys = List.copyOf(keys);
    }
  }

  /** Rows that are written in the search. */
  record Rows(List<String> fields, List<List<Optional<String>>> rows) implements Plan {
    public Rows {
      fields = List.copyOf(fields);
      rows = List.copyOf(rows);
    }
  }

  /** The first rows. */
  record Head(Plan input, long count) implements Over {}

  /** The rows after the first so many. */
  record Skip(Plan input, long count) implements Over {}

  /**
   * The rows before the first for which a condition is not true.
   *
   * @param absent whether a condition that is neither true nor false counts as true
   * @param keepLast whether that first row is kept too
   */
  record While(Plan input, Expr condition, boolean absent, boolean keepLast) implements Over {}

  /** Rows that are equal to the one before them, left out. */
  record Changes(Plan input) implements Over {}

  /** The rows, where there are any; otherwise the search fails. */
  record Required(Plan input, int at) implements Over {}

  /** The last rows, the last of them first. */
  record Tail(Plan input, long count) implements Over {}

  /** The last row first. */
  record Reverse(Plan input) implements Over {}

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
      implements Over {
    /** The further rows are left out. */
    public Dedup(
        Plan input, long count, List<String> fields, boolean keepEmpty, boolean consecutive) {
      this(input, count, fields, keepEmpty, consecutive, false);
    }

    public Dedup {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Values set to the bucket they fall into.
   *
   * @param buckets how the buckets are chosen
   */
  record Bin(Plan input, String field, Optional<String> as, Buckets buckets, int at)
      implements Over {}

  /** Rows put into buckets of a field, with a row for each bucket between them that has none. */
  record Continuous(Plan input, String field, Buckets buckets, int at) implements Over {}

  /** Text in place of what is absent; in all fields when none are named. */
  record Fill(Plan input, String value, List<String> fields) implements Over {
    public Fill {
      fields = List.copyOf(fields);
    }
  }

  /** Values taken from the row before that has one. */
  record FillDown(Plan input, List<String> fields) implements Over {
    public FillDown {
      fields = List.copyOf(fields);
    }
  }

  /** Rows of another search after these. */
  record Append(Plan input, Plan other) implements Over {}

  /** Rows of another search beside these, row by row. */
  record AppendColumns(Plan input, Plan other, boolean override) implements Over {}

  /** What steps make of these rows, after them; the steps begin at {@link Incoming}. */
  record AppendPipe(Plan input, Plan steps) implements Over {}

  /** Rows of one search, of another or of both, each once; rows are equal in all fields. */
  record Together(Plan input, Plan other, Kind kind) implements Over {
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

  /** The rows that reach the steps of an {@link AppendPipe}. */
  record Incoming() implements Plan {}

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
      List<Rename.Pair> keys,
      Optional<Aliases> aliases,
      boolean outer,
      long most,
      boolean overwrite,
      When when)
      implements Over {
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
   * What would be said of the rows so far, added to each row.
   *
   * @param current whether a row counts for itself
   * @param window how many rows count, 0 for all before
   * @param global whether the window is over all rows or over those of the group
   */
  record Running(
      Plan input,
      List<Aggregation> aggregations,
      List<String> by,
      boolean current,
      long window,
      boolean global,
      Optional<Expr> resetBefore,
      Optional<Expr> resetAfter,
      boolean resetOnChange,
      double timeWindow)
      implements Over {
    public Running {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }
  }

  /**
   * How many rows are going on when a row begins, itself among them.
   *
   * @param start the field with the second a row begins
   * @param duration the field with how many seconds it goes on
   */
  record Overlaps(Plan input, String start, String duration, String as) implements Over {}

  /**
   * A row a field of the rows: how many have it, its least and its greatest value and the like.
   *
   * @param patterns the fields; none for all
   * @param values how many of a field's values are named
   */
  record Summary(Plan input, List<String> patterns, long values) implements Over {
    public Summary {
      patterns = List.copyOf(patterns);
    }
  }

  /** A field of the row that came so many rows before. */
  record Before(Plan input, String field, String as, long rows) implements Over {}

  /** The mean of a field over the rows so far, absent before there are enough. */
  record Trend(Plan input, String field, String as, long window, Mean mean) implements Over {
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

  /**
   * Rows of time cut into periods that stand beside each other, a column a field and period.
   *
   * @param span how long a period is
   * @param end of the last period; empty for the end of the last day, hour … that has rows
   * @param labels how the columns are told apart
   */
  record Wrap(Plan input, Span span, Optional<Instant> end, Labels labels, int at) implements Over {

    /**
     * How the columns of periods are told apart.
     *
     * @param format of the time a period begins, for {@link Style#EXACT}
     */
    public record Labels(Style style, String format) {}

    /** What stands behind the name of a field. */
    public enum Style {
      /** {@code latest_day}, {@code 1day_before}. */
      RELATIVE,
      /** {@code s0}, {@code s1}. */
      SHORT,
      /** When the period begins. */
      EXACT
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
      implements Over {
    public Frequent {
      fields = List.copyOf(fields);
      by = List.copyOf(by);
    }
  }

  /**
   * A table: a row a value of one field, a column a value of another.
   *
   * @param row the field of the rows
   * @param column the field of the columns; empty for a column an aggregation
   * @param choice which values get a column
   * @param other the name of the column for what is left out; empty for none
   * @param absent the name of the column for rows without the field; empty for none
   * @param step where rows are of time, the width of a bucket: buckets without rows are shown
   * @param ends of what time, besides that of the rows
   * @param naming what a column is named where there are several aggregations
   */
  record Chart(
      Plan input,
      List<Aggregation> aggregations,
      String row,
      Optional<String> column,
      Choice choice,
      Optional<String> other,
      Optional<String> absent,
      Optional<Span> step,
      TimeRange ends,
      Naming naming)
      implements Over {
    public Chart {
      aggregations = List.copyOf(aggregations);
    }

    /**
     * Which values get a column of their own, by what is said of their rows.
     *
     * @param function what is said: {@code sum}, {@code avg}, {@code max} …
     * @param rule how it decides
     * @param number how many values, or the bound; 0 of the most for all
     */
    public record Choice(String function, Rule rule, double number) {}

    /** How values are chosen. */
    public enum Rule {
      /** So many of the most. */
      MOST,
      /** So many of the least. */
      LEAST,
      /** All but so many of the most. */
      NOT_MOST,
      /** All but so many of the least. */
      NOT_LEAST,
      /** Those above the number. */
      MORE,
      /** Those below the number. */
      FEWER
    }

    /** The name of a column, with {@code $AGG$} and {@code $VAL$} for what it is made of. */
    public record Naming(String format) {
      /** As it is where nothing is said. */
      public static final Naming USUAL = new Naming("$AGG$: $VAL$");

      /** The name of a value's column of an aggregation. */
      public String of(String aggregation, String value) {
        return format.replace("$AGG$", aggregation).replace("$VAL$", value);
      }
    }
  }

  /** A column a value of the second field, with the others as their values. */
  record Series(Plan input, String row, String name, List<String> values, Chart.Naming naming)
      implements Over {
    public Series {
      values = List.copyOf(values);
    }
  }

  /** A row a field of each row: its name and its value. */
  record Untable(Plan input, String row, String name, String value) implements Over {}

  /** Rows made columns. */
  record Transpose(
      Plan input, long most, String column, Optional<String> header, boolean includeEmpty)
      implements Over {}

  /** Sums of the fields of a row, and of each field over all rows. */
  record Totals(
      Plan input,
      List<String> fields,
      boolean rows,
      boolean columns,
      String rowField,
      Optional<String> labelField,
      String label)
      implements Over {
    public Totals {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Fields made of the named groups of a regular expression.
   *
   * @param most how many matches are taken; one makes a value, more a list
   * @param offsets a field for where the groups were found
   */
  record Extract(
      Plan input, String field, String pattern, long most, Optional<String> offsets, int at)
      implements Over {}

  /** What matches put in other words, in the manner of sed. */
  record Substitute(Plan input, String field, String pattern, String with, boolean all, int at)
      implements Over {}

  /** Characters of a text put for others, one by one. */
  record Translate(Plan input, String field, String from, String to) implements Over {}

  /** Values that match a pattern with {@code *} replaced. */
  record Replace(Plan input, List<Rename.Pair> pairs, List<String> fields) implements Over {
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
      implements Over {}

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
      implements Over {
    public PrintedTable {
      only = List.copyOf(only);
      containing = List.copyOf(containing);
    }
  }

  /** Fields made of the pairs in a text. */
  record Pairs(Plan input, String field, Notation notation, Optional<Signs> signs) implements Over {
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

  /** A row for each value of a field. */
  record Expand(Plan input, String field, long most) implements Over {}

  /** Rows that differ in one field only made one row with several values. */
  record Combine(Plan input, String field, Optional<String> between) implements Over {}

  /** A field made several values, by what stands between them or by what they look like. */
  record Split(
      Plan input, String field, String separator, boolean isPattern, boolean keepEmpty, int at)
      implements Over {}

  /** A field of several values made one. */
  record Merge(Plan input, String field, String between) implements Over {}

  /** Texts made numbers and numbers texts. */
  record Convert(Plan input, List<Conversion> conversions, String timeFormat) implements Over {
    /** A conversion of the fields that match. */
    public record Conversion(String function, String field, Optional<String> as, int at) {}

    public Convert {
      conversions = List.copyOf(conversions);
    }
  }

  /** Assignments for each field that matches; its name stands in them in the place of a mark. */
  record ForEach(Plan input, List<String> patterns, List<Assignment> assignments, boolean values)
      implements Over {
    public ForEach {
      patterns = List.copyOf(patterns);
      assignments = List.copyOf(assignments);
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
      List<Rename.Pair> keys,
      List<Rename.Pair> outputs,
      boolean fresh,
      int at)
      implements Over {
    public Lookup {
      keys = List.copyOf(keys);
      outputs = List.copyOf(outputs);
    }
  }

  /** The rows of a table of look-ups. */
  record Table(String table, int at) implements Plan {}

  /**
   * Writes the rows as a table of look-ups, and passes them on.
   *
   * @param create whether a table is made where there are no rows
   * @param empty whether a table there is is emptied where there are no rows
   */
  record Keep(Plan input, String table, boolean append, boolean create, boolean empty, int at)
      implements Over {}

  /**
   * Rows of equal fields gathered into transactions.
   *
   * @param maxSpan seconds from first to last at most, 0 for no bound
   * @param maxPause seconds between two at most, 0 for no bound
   * @param maxEvents rows at most
   * @param connected whether a row must share a value with a transaction it joins
   * @param keepEvicted whether transactions stay that lack the row they start with
   * @param keepOrphans whether rows stay that are of no transaction
   * @param lists fields that have each row's value and not each value once; a star for all
   */
  record Transaction(
      Plan input,
      List<String> fields,
      double maxSpan,
      double maxPause,
      long maxEvents,
      Optional<Expr> startsWith,
      Optional<Expr> endsWith,
      boolean connected,
      boolean keepEvicted,
      boolean keepOrphans,
      List<String> lists)
      implements Over {
    public Transaction {
      fields = List.copyOf(fields);
      lists = List.copyOf(lists);
    }
  }

  /**
   * What the texts of a field share, and how many there are of each kind.
   *
   * @param before rows of another time to hold against these
   * @param unusual whether only what differs from then beyond chance is kept
   */
  record Patterns(Plan input, String field, Optional<Plan> before, boolean unusual)
      implements Over {}

  /** Where addresses are, as fields with a prefix. */
  record Locate(Plan input, String field, String prefix) implements Over {}

  /**
   * A command that is no part of the language.
   *
   * @param arguments its words, quotes taken away
   * @param written the same words as they are written
   */
  record Command(Plan input, String name, List<String> arguments, List<String> written, int at)
      implements Over {
    public Command {
      arguments = List.copyOf(arguments);
      written = List.copyOf(written);
    }
  }

  /** A search for each row, the row's fields in its text between dollar signs. */
  record Each(Plan input, String search, long most, int at) implements Over {}
}
