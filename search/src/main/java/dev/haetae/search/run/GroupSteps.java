package dev.haetae.search.run;

import dev.haetae.search.function.Aggregate;
import dev.haetae.search.function.Aggregates;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.SortKey;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows gathered into groups. */
final class GroupSteps {
  private static final int MOST_BARS = 60;

  private final Build build;

  GroupSteps(Build build) {
    this.build = build;
  }

  Frame aggregate(Frame input, List<Aggregation> aggregations, List<String> by) {
    return aggregate(input, aggregations, by, false);
  }

  /** The groups; {@code absent} where rows that lack a field of the groups are in one too. */
  Frame aggregate(Frame input, List<Aggregation> aggregations, List<String> by, boolean absent) {
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
    List<String> parts = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    List<String> order = new ArrayList<>();
    groups.forEach((name, value) -> {
      String column = build.identifier(name);
      Type type = value.type() == Type.ABSENT ? Type.TEXT : value.type();
      parts.add((value.type() == Type.ABSENT ? value.asText() : value.sql()) + " AS " + column);
      SqlValue grouped = SqlValue.of(column, type);
      columns.add(new Column(name, grouped));
      RowSteps.keys(grouped, SortKey.Order.AUTO)
          .forEach(key -> order.add(RowSteps.directed(key, false)));
    });
    for (Aggregation each : expanded(frame, aggregations)) {
      String column = build.identifier(each.name());
      SqlValue value = value(frame, each, "");
      parts.add(value.sql() + " AS " + column);
      columns.removeIf(before -> before.name().equals(each.name()));
      columns.add(new Column(each.name(), SqlValue.of(column, value.type())));
    }
    String select = "SELECT " + String.join(", ", parts) + " FROM " + frame.step().name();
    List<String> apart =
        groups.values().stream()
            .map(each -> each.type() == Type.ABSENT ? each.asText() : each.sql())
            .toList();
    String groupBy = apart.isEmpty() ? "" : " GROUP BY " + String.join(", ", apart);
    return new Frame(
        build.groups(select + groupBy, apart, frame.step()),
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        order);
  }

  private static List<String> matched(Frame frame, List<String> names) {
    return names.stream()
        .flatMap(name -> FieldSteps.matching(frame, name).stream())
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
    Step step =
        build.step(
            "SELECT *, unnest(" + value.sql() + ") AS " + column + " FROM " + frame.step().name(),
            frame.step());
    return frame.with(step).with(name, SqlValue.text(column));
  }

  /** Aggregations of fields with stars, one for each field that matches. */
  static List<Aggregation> expanded(Frame frame, List<Aggregation> aggregations) {
    List<Aggregation> all = new ArrayList<>();
    for (Aggregation each : aggregations) {
      if (each.argument().isPresent()
          && each.argument().get() instanceof Expr.Field field
          && field.name().indexOf('*') >= 0) {
        for (String name : FieldSteps.matching(frame, field.name())) {
          String result =
              FieldSteps.starred(
                  each.name().replace(field.name(), name), FieldSteps.pattern(field.name()), name);
          all.add(
              new Aggregation(
                  each.function(),
                  Optional.of(new Expr.Field(name, field.at())),
                  each.percent(),
                  result,
                  each.at()));
        }
      } else {
        all.add(each);
      }
    }
    return all;
  }

  /** One aggregation over the rows of a frame; {@code over} makes a window of it. */
  SqlValue value(Frame frame, Aggregation aggregation, String over) {
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
    SqlValue present = argument.type() == Type.ABSENT ? SqlValue.text(argument.asText()) : argument;
    return aggregate.writer().write(present, place);
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
  Frame beside(Frame input, List<Aggregation> aggregations, List<String> by) {
    ExpressionWriter writer = new ExpressionWriter(build, input);
    List<String> keys = by.stream().map(name -> writer.field(name).sql()).toList();
    List<String> parts = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = build.identifier(by.get(i));
      parts.add(keys.get(i) + " AS " + key);
      same.add(keys.get(i) + " = " + key);
    }
    Map<String, SqlValue> values = new LinkedHashMap<>();
    for (Aggregation each : expanded(input, aggregations)) {
      SqlValue value = value(input, each, "");
      String column = build.identifier(each.name());
      parts.add(value.sql() + " AS " + column);
      values.put(each.name(), SqlValue.of(column, value.type()));
    }
    String select = "SELECT " + String.join(", ", parts) + " FROM " + input.step().name();
    Step groups =
        build.groups(
            keys.isEmpty() ? select : select + " GROUP BY " + String.join(", ", keys),
            keys,
            input.step());
    Step joined =
        build.step(
            "SELECT * FROM "
                + input.step().name()
                + (same.isEmpty() ? " CROSS JOIN " : " LEFT JOIN ")
                + groups.name()
                + (same.isEmpty() ? "" : " ON " + String.join(" AND ", same)),
            input.step(),
            groups);
    Frame frame = input.with(joined);
    for (Map.Entry<String, SqlValue> each : values.entrySet()) {
      frame = frame.with(each.getKey(), each.getValue());
    }
    return frame;
  }
}
