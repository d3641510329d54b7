package dev.haetae.search.steps.row;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.steps.field.FieldNames;
import java.util.List;

/** What a row takes from those before it. */
public final class NeighbourSteps {
  /** As many rows as are held in memory for one row's mean. */
  private static final long MOST_BEFORE = 10_000;

  private final Build build;

  public NeighbourSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  public Frame before(Frame frame, RowPlan.Before before) {
    SqlValue value = field(frame, before.field());
    return build.computed(
        frame,
        before.as(),
        SqlValue.of(
            "lag("
                + value.sql()
                + ", "
                + before.rows()
                + ") OVER ("
                + frame.orderClause().strip()
                + ")",
            value.type()));
  }

  public Frame fillDown(Frame frame, RowPlan.FillDown step) {
    Frame filled = frame;
    List<String> names =
        step.fields().isEmpty()
            ? frame.names()
            : step.fields().stream()
                .flatMap(each -> FieldNames.matching(frame, each).stream())
                .toList();
    for (String name : names) {
      SqlValue value = field(filled, name);
      filled =
          build.computed(
              filled,
              name,
              SqlValue.of(
                  "last_value("
                      + value.sql()
                      + " IGNORE NULLS) OVER ("
                      + filled.orderClause().strip()
                      + " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
                  value.type()));
    }
    return filled;
  }

  public Frame trend(Frame frame, RowPlan.Trend trend) {
    String number = field(frame, trend.field()).asNumber();
    String over = window(frame, trend.window() - 1);
    String mean =
        switch (trend.mean()) {
          case SIMPLE -> "avg(" + number + ")" + over;
          case WEIGHTED ->
              "list_sum(list_transform(list("
                  + number
                  + ")"
                  + over
                  + ", lambda x, i: x * i)) / "
                  + trend.window() * (trend.window() + 1) / 2.0;
          case EXPONENTIAL -> exponential(frame, number, trend.window());
        };
    return build.computed(
        frame,
        trend.as(),
        SqlValue.number(
            "CASE WHEN count(*)" + over + " = " + trend.window() + " THEN " + mean + " END"));
  }

  private static String window(Frame frame, long before) {
    return " OVER ("
        + frame.orderClause().strip()
        + " ROWS BETWEEN "
        + before
        + " PRECEDING AND CURRENT ROW)";
  }

  /** Of rows so far before that a double holds nothing of them, none is taken. */
  private static String exponential(Frame frame, String number, long window) {
    double part = 2.0 / (window + 1);
    long before = Math.min(20 * (window + 1), MOST_BEFORE);
    return "list_reduce(list("
        + number
        + ") FILTER (WHERE "
        + number
        + " IS NOT NULL)"
        + window(frame, before)
        + ", lambda mean, x: mean + (x - mean) * "
        + Sql.number(part)
        + ")";
  }
}
