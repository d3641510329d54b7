package dev.haetae.search.steps.row;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.steps.group.GroupSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of the rows so far. */
public final class RunningSteps {
  private final Build build;

  public RunningSteps(Build build) {
    this.build = build;
  }

  public Frame running(Frame input, RowPlan.Running running) {
    String row = build.identifier("row");
    Frame numbered = build.besides(input, input.number() + " AS " + row);
    List<String> keys = new ArrayList<>();
    for (String name : running.by()) {
      SqlValue value = new ExpressionWriter(build, numbered).field(name);
      keys.add(value.present().sql());
    }
    Frame frame = numbered;
    List<String> partition = new ArrayList<>(keys);
    if (begins(running.reset(), keys)) {
      String part = build.identifier("part");
      frame = segmented(numbered, running.reset(), keys, row, part);
      partition.add(part);
    }
    String over = over(running, partition, row, time(frame));
    Map<String, SqlValue> values = new LinkedHashMap<>();
    for (Aggregation each : GroupSteps.expanded(input, running.aggregations())) {
      SqlValue value = new GroupSteps(build).value(frame, each, over);
      values.put(each.name(), whereAll(keys, value));
    }
    Frame told = frame.withOrder(List.of(Ordering.ascending(row)));
    for (Map.Entry<String, SqlValue> each : values.entrySet()) {
      told = build.computed(told, each.getKey(), each.getValue());
    }
    return told;
  }

  private static boolean begins(RowPlan.Running.Reset reset, List<String> keys) {
    return reset.before().isPresent()
        || reset.after().isPresent()
        || (reset.onChange() && !keys.isEmpty());
  }

  /** A row that lacks a field of the groups is of none. */
  private static SqlValue whereAll(List<String> keys, SqlValue value) {
    String present =
        keys.stream().map(key -> key + " IS NOT NULL").collect(Collectors.joining(" AND "));
    return present.isEmpty()
        ? value
        : SqlValue.of("CASE WHEN " + present + " THEN " + value.sql() + " END", value.type());
  }

  private static String time(Frame frame) {
    return frame.find(Build.TIME).map(SqlValue::asNumber).orElse("CAST(NULL AS DOUBLE)");
  }

  private static String over(
      RowPlan.Running running, List<String> partition, String row, String time) {
    String by = partition.isEmpty() ? "" : "PARTITION BY " + String.join(", ", partition) + " ";
    RowPlan.Running.Window window = running.window();
    if (window.seconds() > 0) {
      return " OVER ("
          + by
          + "ORDER BY "
          + time
          + " RANGE BETWEEN "
          + Sql.number(window.seconds())
          + " PRECEDING AND CURRENT ROW)";
    }
    // Over all rows, whatever their group: by the number of the row.
    boolean byNumber = window.global() && !running.by().isEmpty();
    long back = window.current() ? window.rows() - 1 : window.rows();
    String from = window.rows() == 0 ? "UNBOUNDED PRECEDING" : back + " PRECEDING";
    String to = window.current() ? "CURRENT ROW" : "1 PRECEDING";
    return " OVER ("
        + by
        + "ORDER BY "
        + row
        + (byNumber ? " RANGE" : " ROWS")
        + " BETWEEN "
        + from
        + " AND "
        + to
        + ")";
  }

  /** Numbers the stretches of rows between two resets. */
  private Frame segmented(
      Frame frame, RowPlan.Running.Reset reset, List<String> keys, String row, String part) {
    List<String> counts = new ArrayList<>();
    reset.before().ifPresent(expr -> counts.add(met(frame, expr, row, "CURRENT ROW")));
    reset.after().ifPresent(expr -> counts.add(met(frame, expr, row, "1 PRECEDING")));
    Frame rows = frame;
    if (reset.onChange() && !keys.isEmpty()) {
      String changed = build.identifier("changed");
      String condition =
          keys.stream()
              .map(key -> key + " IS DISTINCT FROM lag(" + key + ") OVER (ORDER BY " + row + ")")
              .collect(Collectors.joining(" OR "));
      rows = build.besides(frame, "(" + condition + ") AS " + changed);
      counts.add(count(changed, row, "CURRENT ROW"));
    }
    return build.besides(rows, String.join(" + ", counts) + " AS " + part);
  }

  private String met(Frame frame, Expr expr, String row, String to) {
    String condition = new ExpressionWriter(build, frame).write(expr).asTruth();
    return count("coalesce(" + condition + ", false)", row, to);
  }

  private static String count(String condition, String row, String to) {
    return "count(*) FILTER (WHERE "
        + condition
        + ") OVER (ORDER BY "
        + row
        + " ROWS BETWEEN UNBOUNDED PRECEDING AND "
        + to
        + ")";
  }
}
