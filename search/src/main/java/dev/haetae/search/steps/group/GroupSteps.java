package dev.haetae.search.steps.group;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Aggregate;
import dev.haetae.search.function.Aggregates;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Type;
import dev.haetae.search.steps.field.FieldNames;
import dev.haetae.search.steps.field.TimeSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows gathered into groups. */
public final class GroupSteps {
  private static final int MOST_BARS = 60;

  private final Build build;

  public GroupSteps(Build build) {
    this.build = build;
  }

  public Frame aggregate(Frame input, List<Aggregation> aggregations, List<String> by) {
    return aggregate(input, aggregations, by, false);
  }

  /** The groups; {@code absent} where rows that lack a field of the groups are in one too. */
  public Frame aggregate(
      Frame input, List<Aggregation> aggregations, List<String> by, boolean absent) {
    Frame frame = input;
    Map<String, SqlValue> groups = new LinkedHashMap<>();
    for (String name : matched(input, by)) {
      frame = expanded(frame, name);
      groups.put(name, new ExpressionWriter(build, frame).field(name));
    }
    if (!groups.isEmpty() && !absent) {
      // As Splunk has it: a row that lacks a field of the groups is in none.
      frame =
          build.filtered(
              frame,
              groups.values().stream()
                  .map(each -> each.sql() + " IS NOT NULL")
                  .collect(Collectors.joining(" AND ")));
    }
    Selection rows = new Selection(build);
    List<String> order = new ArrayList<>();
    groups.forEach((name, value) -> order.addAll(Ordering.ascending(rows.add(name, value))));
    for (Aggregation each : expanded(frame, aggregations)) {
      rows.replace(each.name(), value(frame, each, ""));
    }
    List<String> apart = groups.values().stream().map(each -> each.present().sql()).toList();
    return rows.frame(build.groups(rows.from(frame.step()), apart, frame.step()), order);
  }

  private static List<String> matched(Frame frame, List<String> names) {
    return names.stream()
        .flatMap(name -> FieldNames.matching(frame, name).stream())
        .distinct()
        .toList();
  }

  /** A field of several values makes a row for each. */
  private Frame expanded(Frame frame, String name) {
    SqlValue value = new ExpressionWriter(build, frame).field(name);
    if (value.type() != Type.LIST) {
      return frame;
    }
    String column = build.identifier(name);
    return build
        .besides(frame, "unnest(" + value.sql() + ") AS " + column)
        .with(name, SqlValue.text(column));
  }

  /** Aggregations of fields with stars, one for each field that matches. */
  public static List<Aggregation> expanded(Frame frame, List<Aggregation> aggregations) {
    return aggregations.stream()
        .flatMap(each ->
            each.argument().isPresent()
                    && each.argument().get() instanceof Expr.Field field
                    && field.name().indexOf('*') >= 0
                ? expanded(frame, each, field)
                : Stream.of(each))
        .toList();
  }

  private static Stream<Aggregation> expanded(Frame frame, Aggregation each, Expr.Field field) {
    Pattern pattern = FieldNames.pattern(field.name());
    return FieldNames.matching(frame, field.name()).stream()
        .map(name -> {
          String named = each.name().replace(field.name(), name);
          return new Aggregation(
              each.function(),
              Optional.of(new Expr.Field(name, field.at())),
              each.percent(),
              FieldNames.starred(named, pattern, name),
              each.at());
        });
  }

  /** One aggregation over the rows of a frame; {@code over} makes a window of it. */
  public SqlValue value(Frame frame, Aggregation aggregation, String over) {
    Aggregate aggregate = Aggregates.named(aggregation.function());
    String time = frame.find(Build.TIME).map(SqlValue::asNumber).orElse("CAST(NULL AS DOUBLE)");
    Aggregate.Place place =
        new Aggregate.Place(frame.orderKeys(), over, aggregation.percent(), time);
    if (aggregation.argument().isEmpty()) {
      return SqlValue.number("count(*)" + over);
    }
    if (aggregation.function().equals("sparkline")
        && aggregation.argument().get() instanceof Expr.Numeral width) {
      return aggregate.writer().write(bar(frame, width.value().doubleValue(), time), place);
    }
    SqlValue argument = new ExpressionWriter(build, frame).write(aggregation.argument().get());
    return aggregate.writer().write(argument.present(), place);
  }

  /** The number of the bar a row counts for; its constant is how many bars there are. */
  private SqlValue bar(Frame frame, double asked, String time) {
    List<Optional<Double>> ends =
        build.numbers(
            frame, "SELECT min(" + time + "), max(" + time + ") FROM " + frame.step().name(), 2);
    double from = ends.get(0).orElse(0.0);
    double range = ends.get(1).orElse(from) - from;
    double width = asked > 0 ? asked : TimeSteps.timeWidth(range, MOST_BARS);
    double first = Math.floor(from / width);
    long bars = (long) (Math.floor((from + range) / width) - first) + 1;
    if (bars > MOST_BARS) {
      build.note(
          "a sparkline shows " + MOST_BARS + " bars; those after are left out, name a longer span");
    }
    return new SqlValue(
        "CAST(floor(("
            + time
            + ") / "
            + Sql.number(width)
            + ") - "
            + Sql.number(first)
            + " AS BIGINT)",
        Type.NUMBER,
        Optional.of(Long.toString(Math.min(bars, MOST_BARS))));
  }

  /** Each row with what is said of its group; of none where it lacks a field of the groups. */
  public Frame beside(Frame input, List<Aggregation> aggregations, List<String> by) {
    ExpressionWriter writer = new ExpressionWriter(build, input);
    List<String> keys = by.stream().map(name -> writer.field(name).sql()).toList();
    Selection selected = new Selection(build);
    List<String> same = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      same.add(keys.get(i) + " = " + selected.hidden(by.get(i), keys.get(i)));
    }
    for (Aggregation each : expanded(input, aggregations)) {
      selected.add(each.name(), value(input, each, ""));
    }
    Step groups = build.groups(selected.from(input.step()), keys, input.step());
    Frame frame =
        input.with(
            build.step(
                "SELECT * FROM "
                    + input.step().name()
                    + (same.isEmpty() ? " CROSS JOIN " : " LEFT JOIN ")
                    + groups.name()
                    + (same.isEmpty() ? "" : " ON " + String.join(" AND ", same)),
                input.step(),
                groups));
    for (Column each : selected.fields()) {
      frame = frame.with(each.name(), each.value());
    }
    return frame;
  }
}
