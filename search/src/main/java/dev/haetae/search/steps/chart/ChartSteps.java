package dev.haetae.search.steps.chart;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.steps.field.ListSteps;
import dev.haetae.search.steps.field.ValueColumns;
import dev.haetae.search.steps.group.GroupSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables of what is said of groups: a row for each value of a field, a column for each of another.
 */
public final class ChartSteps {
  private final Build build;

  public ChartSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  public Frame chart(Frame input, ChartPlan.Chart chart) {
    Frame rows =
        chart
            .columns()
            .field()
            .map(column -> pivoted(input, chart, column))
            .orElseGet(() ->
                new GroupSteps(build)
                    .aggregate(input, chart.aggregations(), List.of(chart.rows().field())));
    return chart.rows().step().isPresent() ? filled(rows, chart) : rows;
  }

  private Frame pivoted(Frame input, ChartPlan.Chart chart, String column) {
    Frame frame = expanded(input, column);
    List<String> tops = tops(frame, chart, column);
    String named = build.identifier(column);
    String name = name(field(frame, column).asText(), tops, chart.columns());
    Frame split = build.besides(frame, name + " AS " + named).with(column, SqlValue.text(named));
    Frame grouped =
        build.materialised(
            new GroupSteps(build)
                .aggregate(split, chart.aggregations(), List.of(chart.rows().field(), column)));
    return pivot(grouped, chart, field(grouped, column), columns(grouped, column, tops));
  }

  /** A row for each value of the field, where it may have several. */
  private Frame expanded(Frame frame, String column) {
    return field(frame, column).type() == Type.LIST
        ? new ListSteps(build)
            .expand(frame, new FieldPlan.Expand(new SourcePlan.Incoming(), column, 0))
        : frame;
  }

  /** The name of the column a row counts in; some for what has none of its own. */
  private static String name(String text, List<String> tops, ChartPlan.Chart.Columns columns) {
    String known =
        tops.isEmpty()
            ? "false"
            : text + " IN (" + tops.stream().map(Sql::text).collect(Collectors.joining(", ")) + ")";
    return "CASE WHEN "
        + text
        + " IS NULL THEN "
        + columns.absent().map(Sql::text).orElse("NULL")
        + " WHEN "
        + known
        + " THEN "
        + text
        + " ELSE "
        + columns.other().map(Sql::text).orElse("NULL")
        + " END";
  }

  /** The values that get a column of their own. */
  private List<String> tops(Frame frame, ChartPlan.Chart chart, String column) {
    ChartPlan.Chart.Choice choice = chart.columns().choice();
    if (choice.rule() == ChartPlan.Chart.Rule.MOST && choice.number() == 0) {
      return new ValueColumns(build).of(frame, field(frame, column).asText());
    }
    Frame scored =
        new GroupSteps(build)
            .aggregate(
                frame,
                List.of(chart.aggregations().getFirst()),
                List.of(chart.rows().field(), column));
    String text = field(scored, column).asText();
    String score = score(choice.function(), scored.columns().getLast().value().asNumber());
    return build.texts(
        scored,
        "SELECT "
            + text
            + " AS c FROM "
            + scored.step().name()
            + " GROUP BY c"
            + chosen(choice, score));
  }

  /** What is said of the cells of a column, to choose it by. */
  private static String score(String function, String cells) {
    return switch (function) {
      case "mean" -> "avg(" + cells + ")";
      case "range" -> "max(" + cells + ") - min(" + cells + ")";
      case "stdev" -> "stddev_samp(" + cells + ")";
      default -> function + "(" + cells + ")";
    };
  }

  private static String chosen(ChartPlan.Chart.Choice choice, String score) {
    long number = Math.min((long) choice.number(), ValueColumns.MOST);
    String down = " ORDER BY " + score + " DESC NULLS LAST, c LIMIT ";
    String up = " ORDER BY " + score + " ASC NULLS LAST, c LIMIT ";
    return switch (choice.rule()) {
      case MOST -> down + number;
      case LEAST -> up + number;
      case NOT_MOST -> down + ValueColumns.MOST + " OFFSET " + number;
      case NOT_LEAST -> up + ValueColumns.MOST + " OFFSET " + number;
      case MORE ->
          " HAVING " + score + " > " + Sql.number(choice.number()) + down + ValueColumns.MOST;
      case FEWER ->
          " HAVING " + score + " < " + Sql.number(choice.number()) + down + ValueColumns.MOST;
    };
  }

  /** The columns there are, by name; what is left out and what is absent last. */
  private List<String> columns(Frame grouped, String column, List<String> tops) {
    List<String> met =
        build.texts(
            grouped,
            "SELECT DISTINCT "
                + field(grouped, column).asText()
                + " AS c FROM "
                + grouped.step().name()
                + " WHERE c IS NOT NULL ORDER BY c");
    List<String> columns = new ArrayList<>(met.stream().filter(tops::contains).toList());
    met.stream().filter(each -> !tops.contains(each)).sorted().forEach(columns::add);
    return columns;
  }

  private Frame pivot(Frame grouped, ChartPlan.Chart chart, SqlValue column, List<String> names) {
    SqlValue row = field(grouped, chart.rows().field());
    String split = column.asText();
    Selection table = new Selection(build);
    SqlValue first = table.add(chart.rows().field(), row);
    for (Aggregation aggregation : chart.aggregations()) {
      SqlValue value = field(grouped, aggregation.name());
      for (String name : names) {
        String shown =
            chart.aggregations().size() == 1
                ? name
                : chart.columns().naming().of(aggregation.name(), name);
        SqlValue cell = ValueColumns.cell(value, split, name);
        table.add(
            shown,
            counts(aggregation)
                ? SqlValue.of("coalesce(" + cell.sql() + ", 0)", cell.type())
                : cell);
      }
    }
    return new ValueColumns(build).oneForEach(grouped, row, first, table);
  }

  /** With the buckets of time that have no rows. */
  private Frame filled(Frame frame, ChartPlan.Chart chart) {
    return new EmptyBuckets(build)
        .filled(
            frame,
            chart.rows().field(),
            Type.TIME,
            chart.rows().step().orElseThrow(),
            chart.rows().ends(),
            name -> counts(frame, chart, name));
  }

  /** Whether a column of a chart has a number of rows or of values in it. */
  private static boolean counts(Frame frame, ChartPlan.Chart chart, String column) {
    List<Aggregation> counting = chart.aggregations().stream().filter(ChartSteps::counts).toList();
    if (chart.aggregations().size() == 1 || counting.isEmpty()) {
      return !counting.isEmpty();
    }
    if (chart.columns().field().isEmpty()) {
      return counting.stream().anyMatch(each -> each.name().equals(column));
    }
    // The columns of an aggregation stand together, in the order of the aggregations.
    int width = (frame.columns().size() - 1) / chart.aggregations().size();
    int place = frame.names().indexOf(column) - 1;
    return place >= 0 && width > 0 && counts(chart.aggregations().get(place / width));
  }

  private static boolean counts(Aggregation aggregation) {
    return aggregation.function().equals("count") || aggregation.function().equals("dc");
  }
}
