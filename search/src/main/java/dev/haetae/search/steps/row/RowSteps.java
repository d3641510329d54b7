package dev.haetae.search.steps.row;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SortKey;
import dev.haetae.search.plan.Type;
import dev.haetae.search.steps.field.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows ordered, and chosen by their place. */
public final class RowSteps {
  private final Build build;

  public RowSteps(Build build) {
    this.build = build;
  }

  public Frame sort(Frame frame, RowPlan.Sort sort) {
    List<String> keys = new ArrayList<>();
    for (SortKey key : sort.keys()) {
      SqlValue value = new ExpressionWriter(build, frame).field(key.field());
      keys.addAll(Ordering.by(value, key));
    }
    keys.addAll(frame.order());
    Frame sorted = frame.withOrder(keys);
    return sort.limit() > 0 ? head(sorted, sort.limit()) : sorted;
  }

  public Frame head(Frame frame, long count) {
    return frame.with(
        build.step(
            "SELECT * FROM " + frame.step().name() + frame.orderClause() + " LIMIT " + count,
            frame.step()));
  }

  public Frame skip(Frame frame, long count) {
    return frame.with(
        build.step(
            "SELECT * FROM " + frame.step().name() + frame.orderClause() + " OFFSET " + count,
            frame.step()));
  }

  /** The rows before the first that does not meet the condition. */
  public Frame whileTrue(Frame frame, RowPlan.While step) {
    String met =
        "coalesce("
            + new ExpressionWriter(build, frame).write(step.condition()).asTruth()
            + ", "
            + step.absent()
            + ")";
    String until = step.keepLast() ? "1 PRECEDING" : "CURRENT ROW";
    return build.chosen(
        frame,
        "count(*) FILTER (WHERE NOT "
            + met
            + ") OVER ("
            + (frame.orderClause() + " ROWS BETWEEN UNBOUNDED PRECEDING AND ").strip()
            + " "
            + until
            + ") = 0");
  }

  /** The rows that differ in a field from the row before them. */
  public Frame changes(Frame frame) {
    return build.chosen(
        frame, changed(frame, frame.columns().stream().map(Column::value).toList()));
  }

  /** The rows, kept aside, for they are looked at now. */
  public Frame required(Frame frame, RowPlan.Required step) {
    Frame rows = build.materialised(frame);
    boolean none =
        build.numbers(rows, "SELECT count(*) FROM " + rows.step().name(), 1).getFirst().orElse(0.0)
            == 0;
    if (none) {
      throw build.mistake(step.at(), "require: there are no rows");
    }
    return rows;
  }

  public Frame tail(Frame frame, long count) {
    return head(frame.withOrder(frame.reversed()), count);
  }

  public Frame dedup(Frame frame, RowPlan.Dedup dedup) {
    List<SqlValue> values = new ArrayList<>();
    for (String name : dedup.fields()) {
      for (String each : FieldNames.matching(frame, name)) {
        values.add(new ExpressionWriter(build, frame).field(each));
      }
    }
    String present =
        values.stream()
            .map(value -> value.sql() + " IS NOT NULL")
            .collect(Collectors.joining(" AND ", "(", ")"));
    Frame rows = dedup.keepEmpty() || dedup.keepRows() ? frame : build.filtered(frame, present);
    String partition = values.stream().map(RowSteps::sql).collect(Collectors.joining(", "));
    String condition =
        dedup.consecutive()
            ? changed(rows, values)
            : "row_number() OVER (PARTITION BY "
                + partition
                + rows.orderClause()
                + ") <= "
                + dedup.count();
    String kept = dedup.keepEmpty() ? condition + " OR NOT " + present : condition;
    return dedup.keepRows() ? emptied(rows, dedup, condition) : build.chosen(rows, kept);
  }

  /** All rows; those that do not meet the condition lack the fields. */
  private Frame emptied(Frame frame, RowPlan.Dedup dedup, String condition) {
    String first = build.identifier("first");
    Frame emptied = build.besides(frame, "(" + condition + ") AS " + first);
    for (String pattern : dedup.fields()) {
      for (String name : FieldNames.matching(frame, pattern)) {
        SqlValue value = new ExpressionWriter(build, emptied).field(name);
        emptied =
            build.computed(
                emptied,
                name,
                SqlValue.of("CASE WHEN " + first + " THEN " + sql(value) + " END", value.type()));
      }
    }
    return emptied;
  }

  private static String sql(SqlValue value) {
    return value.type() == Type.ABSENT ? "NULL" : value.sql();
  }

  private static String changed(Frame frame, List<SqlValue> values) {
    String order = frame.orderClause().strip();
    return values.stream()
            .map(value ->
                sql(value) + " IS DISTINCT FROM lag(" + sql(value) + ") OVER (" + order + ")")
            .collect(Collectors.joining(" OR ", "(", ")"))
        + " OR row_number() OVER ("
        + order
        + ") = 1";
  }
}
