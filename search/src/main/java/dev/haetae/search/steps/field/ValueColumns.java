package dev.haetae.search.steps.field;

import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import java.util.List;

/** Columns that are made of values: each value there is has one, up to so many. */
public final class ValueColumns {
  /** As many columns as a table may have. */
  public static final int MOST = 1_000;

  private final Build build;

  public ValueColumns(Build build) {
    this.build = build;
  }

  /** The values that are there, as many as may have a column each. */
  public List<String> of(Frame frame, String text) {
    return first(
        build.texts(
            frame,
            "SELECT DISTINCT "
                + text
                + " AS c FROM "
                + frame.step().name()
                + " WHERE c IS NOT NULL ORDER BY c LIMIT "
                + (MOST + 1)));
  }

  /** As many as may have a column each. */
  public <T> List<T> first(List<T> all) {
    if (all.size() <= MOST) {
      return all;
    }
    build.note("only the first " + MOST + " values have a column of their own");
    return all.subList(0, MOST);
  }

  /**
   * What stands in the column of a value.
   *
   * @param text the text that tells what column a cell is in
   */
  public static SqlValue cell(SqlValue cell, String text, String value) {
    return SqlValue.of(
        "any_value(" + cell.sql() + ") FILTER (WHERE " + text + " = " + Sql.text(value) + ")",
        cell.type());
  }

  /**
   * The rows of a frame as one row for each value of a field, in order of it.
   *
   * @param field as the frame has it
   * @param column as it is selected
   */
  public Frame oneForEach(Frame frame, SqlValue field, SqlValue column, Selection rows) {
    return rows.frame(
        build.step(rows.from(frame.step()) + " GROUP BY " + field.sql(), frame.step()),
        Ordering.ascending(column));
  }
}
