package dev.haetae.search.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables with a column a value, a period or a row. */
public sealed interface ChartPlan extends Plan.Over {

  /** A table: a row a value of one field, a column a value of another. */
  record Chart(Plan input, List<Aggregation> aggregations, Rows rows, Columns columns)
      implements ChartPlan {
    public Chart {
      aggregations = List.copyOf(aggregations);
    }

    /**
     * What the rows are of.
     *
     * @param step where they are of time, the width of a bucket: buckets without rows are shown
     * @param ends of what time, besides that of the rows
     */
    public record Rows(String field, Optional<Span> step, TimeRange ends) {
      /** Of the values of a field, those there are. */
      public static Rows of(String field) {
        return new Rows(field, Optional.empty(), TimeRange.ALL);
      }
    }

    /**
     * What the columns are of.
     *
     * @param field whose values they are; empty for a column an aggregation
     * @param choice which values get a column
     * @param other the name of the column for what is left out; empty for none
     * @param absent the name of the column for rows without the field; empty for none
     * @param naming what a column is named where there are several aggregations
     */
    public record Columns(
        Optional<String> field,
        Choice choice,
        Optional<String> other,
        Optional<String> absent,
        Naming naming) {}

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
      implements ChartPlan {
    public Series {
      values = List.copyOf(values);
    }
  }

  /** A row a field of each row: its name and its value. */
  record Untable(Plan input, String row, String name, String value) implements ChartPlan {}

  /** Rows made columns. */
  record Transpose(
      Plan input, long most, String column, Optional<String> header, boolean includeEmpty)
      implements ChartPlan {}

  /** Sums of the fields of a row, and of each field over all rows. */
  record Totals(
      Plan input,
      List<String> fields,
      boolean rows,
      boolean columns,
      String rowField,
      Optional<String> labelField,
      String label)
      implements ChartPlan {
    public Totals {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Rows of time cut into periods that stand beside each other, a column a field and period.
   *
   * @param span how long a period is
   * @param end of the last period; empty for the end of the last day, hour … that has rows
   * @param labels how the columns are told apart
   */
  record Wrap(Plan input, Span span, Optional<Instant> end, Labels labels, int at)
      implements ChartPlan {

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

  /** Rows put into buckets of a field, with a row for each bucket between them that has none. */
  record Continuous(Plan input, String field, Buckets buckets) implements ChartPlan {}
}
