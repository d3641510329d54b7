package dev.haetae.search.run;

import dev.haetae.search.function.Pattern;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Fields of several values, and steps over many fields. */
final class ListSteps {
  private final Build build;

  ListSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  Frame expand(Frame frame, Plan.Expand expand) {
    SqlValue value = field(frame, expand.field());
    if (value.type() != Type.LIST) {
      return frame;
    }
    String list =
        expand.most() > 0
            ? "list_slice(" + value.sql() + ", 1, " + expand.most() + ")"
            : value.sql();
    String column = build.identifier(expand.field());
    String place = build.identifier("place");
    // A row without values stays, as one row without a value.
    Step step =
        build.step(
            "SELECT *, unnest(coalesce(haetae_some("
                + list
                + "), [NULL])) AS "
                + column
                + ", unnest(range(greatest(coalesce(len("
                + list
                + "), 0), 1))) AS "
                + place
                + " FROM "
                + frame.step().name(),
            frame.step());
    List<String> order = new ArrayList<>(frame.order());
    order.add(place + " ASC NULLS FIRST");
    return frame.with(step).with(expand.field(), SqlValue.text(column)).withOrder(order);
  }

  Frame combine(Frame frame, Plan.Combine combine) {
    SqlValue value = field(frame, combine.field());
    List<String> groups = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Column column : frame.columns()) {
      String name = build.identifier(column.name());
      if (column.name().equals(combine.field())) {
        String list =
            value.type() == Type.LIST
                ? "flatten(list(" + value.sql() + frame.orderClause() + "))"
                : "list("
                    + value.asText()
                    + frame.orderClause()
                    + ") FILTER (WHERE "
                    + value.sql()
                    + " IS NOT NULL)";
        parts.add("haetae_some(" + list + ") AS " + name);
        columns.add(new Column(column.name(), SqlValue.list(name)));
      } else {
        SqlValue each = column.value();
        String sql = each.type() == Type.ABSENT ? each.asText() : each.sql();
        groups.add(sql);
        parts.add(sql + " AS " + name);
        Type type = each.type() == Type.ABSENT ? Type.TEXT : each.type();
        columns.add(new Column(column.name(), SqlValue.of(name, type)));
      }
    }
    String row = build.identifier("row");
    parts.add("min(" + row + ") AS " + row);
    String numbered =
        "(SELECT *, row_number() OVER ("
            + frame.orderClause().strip()
            + ") AS "
            + row
            + " FROM "
            + frame.step().name()
            + ")";
    String groupBy = groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups);
    return new Frame(
        build.step(
            "SELECT " + String.join(", ", parts) + " FROM " + numbered + groupBy, frame.step()),
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        List.of(row + " ASC NULLS FIRST"));
  }

  Frame split(Frame frame, Plan.Split split) {
    String text = field(frame, split.field()).asText();
    String list =
        split.isPattern()
            ? "regexp_extract_all("
                + text
                + ", "
                + Sql.text(Pattern.of(split.separator()).re2())
                + ", "
                + (Pattern.of(split.separator()).groups().isEmpty() ? 0 : 1)
                + ")"
            : "string_split(" + text + ", " + Sql.text(split.separator()) + ")";
    String kept = split.keepEmpty() ? list : "list_filter(" + list + ", lambda each: each <> '')";
    return build.computed(frame, split.field(), SqlValue.list("haetae_some(" + kept + ")"));
  }

  Frame merge(Frame frame, Plan.Merge merge) {
    SqlValue value = field(frame, merge.field());
    return value.type() == Type.LIST
        ? build.computed(
            frame,
            merge.field(),
            SqlValue.text(
                "array_to_string(" + value.sql() + ", " + Sql.text(merge.between()) + ")"))
        : frame;
  }

  Frame forEach(Frame frame, Plan.ForEach step) {
    if (step.values()) {
      return fold(frame, step);
    }
    Frame changed = frame;
    for (String pattern : step.patterns()) {
      java.util.regex.Pattern shape = FieldSteps.pattern(pattern);
      for (String name : FieldSteps.matching(frame, pattern)) {
        Matcher matcher = shape.matcher(name);
        if (matcher.matches()) {
          for (Assignment each : step.assignments()) {
            Expr value = marked(each.value(), name, matcher);
            changed =
                build.computed(
                    changed,
                    marked(each.field(), name, matcher),
                    new ExpressionWriter(build, changed).write(value));
          }
        }
      }
    }
    return changed;
  }

  private static Expr marked(Expr expr, String name, Matcher matcher) {
    return switch (expr) {
      case Expr.Field field -> new Expr.Field(marked(field.name(), name, matcher), field.at());
      case Expr.Text text -> new Expr.Text(marked(text.value(), name, matcher));
      case Expr.Call call ->
          new Expr.Call(
              call.function(),
              call.arguments().stream().map(each -> marked(each, name, matcher)).toList(),
              call.at());
      default -> expr;
    };
  }

  private static String marked(String text, String name, Matcher matcher) {
    String marked = text.replace("<<FIELD>>", name);
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      marked = marked.replace("<<MATCHSEG" + i + ">>", matcher.group(i));
      all.append(matcher.group(i));
    }
    return marked.replace("<<MATCHSTR>>", all);
  }

  /** One assignment repeated for each value of a field, each on what came of the one before. */
  private Frame fold(Frame frame, Plan.ForEach step) {
    Frame changed = frame;
    for (String name : step.patterns()) {
      SqlValue values =
          name.startsWith("[")
              ? SqlValue.list(
                  "CAST(json_extract_string(" + Sql.text(name) + ", '$[*]') AS VARCHAR[])")
              : list(field(changed, name));
      for (Assignment each : step.assignments()) {
        SqlValue before = field(changed, each.field());
        SqlValue next =
            new ExpressionWriter(build, changed)
                .with(each.field(), SqlValue.text("haetae_total"))
                .with("<<ITEM>>", SqlValue.text("haetae_item"))
                .write(each.value());
        changed =
            build.computed(
                changed,
                each.field(),
                SqlValue.text(
                    "list_reduce(list_prepend("
                        + before.asText()
                        + ", "
                        + values.sql()
                        + "), lambda haetae_total, haetae_item: "
                        + next.asText()
                        + ")"));
      }
    }
    return changed;
  }

  private static SqlValue list(SqlValue value) {
    return value.type() == Type.TEXT
        ? SqlValue.list(
            "CASE WHEN json_valid("
                + value.sql()
                + ") AND "
                + value.sql()
                + "[1] = '[' THEN CAST(json_extract_string("
                + value.sql()
                + ", '$[*]') AS VARCHAR[]) ELSE "
                + value.asList()
                + " END")
        : SqlValue.list(value.asList());
  }

  Frame before(Frame frame, Plan.Before before) {
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

  Frame fillDown(Frame frame, Plan.FillDown step) {
    Frame filled = frame;
    List<String> names =
        step.fields().isEmpty()
            ? frame.names()
            : step.fields().stream()
                .flatMap(each -> FieldSteps.matching(frame, each).stream())
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

  Frame trend(Frame frame, Plan.Trend trend) {
    String number = field(frame, trend.field()).asNumber();
    String over =
        " OVER ("
            + frame.orderClause().strip()
            + " ROWS BETWEEN "
            + (trend.window() - 1)
            + " PRECEDING AND CURRENT ROW)";
    String mean =
        trend.weighted()
            ? "list_sum(list_transform(list("
                + number
                + ")"
                + over
                + ", lambda x, i: x * i)) / "
                + trend.window() * (trend.window() + 1) / 2.0
            : "avg(" + number + ")" + over;
    return build.computed(
        frame,
        trend.as(),
        SqlValue.number(
            "CASE WHEN count(*)" + over + " = " + trend.window() + " THEN " + mean + " END"));
  }

  /**
   * Rows of equal fields, cut where a pause is too long or a begin or end is met. {@code maxspan}
   * cuts by its multiples from the begin.
   */
  Frame transaction(Frame input, Plan.Transaction step) {
    String time = input.find(Build.TIME).map(SqlValue::asNumber).orElse("CAST(NULL AS DOUBLE)");
    List<SqlValue> keys = step.fields().stream().map(each -> field(input, each)).toList();
    String partition =
        keys.isEmpty()
            ? ""
            : "PARTITION BY "
                + keys.stream()
                    .map(key -> key.type() == Type.ABSENT ? "NULL" : key.sql())
                    .collect(Collectors.joining(", "))
                + " ";
    String window = "(" + partition + "ORDER BY " + time + ")";
    List<String> cuts = new ArrayList<>();
    if (step.maxPause() > 0) {
      cuts.add(
          "coalesce("
              + time
              + " - lag("
              + time
              + ") OVER "
              + window
              + " > "
              + Sql.number(step.maxPause())
              + ", false)");
    }
    step.startsWith()
        .ifPresent(expr ->
            cuts.add(
                "coalesce("
                    + new ExpressionWriter(build, input).write(expr).asTruth()
                    + ", false)"));
    step.endsWith()
        .ifPresent(expr ->
            cuts.add(
                "coalesce(lag("
                    + new ExpressionWriter(build, input).write(expr).asTruth()
                    + ") OVER "
                    + window
                    + ", false)"));
    Frame frame = input;
    String cut = build.identifier("cut");
    String part = build.identifier("part");
    String start = build.identifier("start");
    frame =
        frame.with(
            build.step(
                "SELECT *, "
                    + (cuts.isEmpty() ? "false" : "(" + String.join(" OR ", cuts) + ")")
                    + " AS "
                    + cut
                    + " FROM "
                    + frame.step().name(),
                frame.step()));
    frame =
        frame.with(
            build.step(
                "SELECT *, count(*) FILTER (WHERE "
                    + cut
                    + ") OVER ("
                    + partition
                    + "ORDER BY "
                    + time
                    + " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "
                    + part
                    + " FROM "
                    + frame.step().name(),
                frame.step()));
    String whole = (partition.isEmpty() ? "PARTITION BY " : partition.strip() + ", ") + part;
    String piece =
        step.maxSpan() > 0
            ? "floor(("
                + time
                + " - min("
                + time
                + ") OVER ("
                + whole
                + ")) / "
                + Sql.number(step.maxSpan() + 1e-6)
                + ")"
            : "0";
    frame =
        frame.with(
            build.step(
                "SELECT *, " + piece + " AS " + start + " FROM " + frame.step().name(),
                frame.step()));
    return gathered(frame, step, time, keys, part, start);
  }

  private Frame gathered(
      Frame frame,
      Plan.Transaction step,
      String time,
      List<SqlValue> keys,
      String part,
      String start) {
    List<String> parts = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    String present =
        keys.stream()
            .filter(key -> key.type() != Type.ABSENT)
            .map(key -> key.sql() + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    for (Column column : frame.columns()) {
      String name = build.identifier(column.name());
      SqlValue value = column.value();
      boolean key = step.fields().contains(column.name());
      if (column.name().equals(Build.TIME)) {
        parts.add("min(" + time + ") AS " + name);
        columns.add(new Column(column.name(), SqlValue.of(name, Type.TIME)));
      } else if (key) {
        parts.add("any_value(" + value.sql() + ") AS " + name);
        columns.add(new Column(column.name(), SqlValue.of(name, value.type())));
      } else if (value.type() != Type.ABSENT) {
        String list =
            value.type() == Type.LIST
                ? "list_distinct(flatten(list(" + value.sql() + ")))"
                : "list(DISTINCT "
                    + value.asText()
                    + ") FILTER (WHERE "
                    + value.sql()
                    + " IS NOT NULL)";
        parts.add("haetae_some(list_sort(" + list + ")) AS " + name);
        columns.add(new Column(column.name(), SqlValue.list(name)));
      }
    }
    String duration = build.identifier("duration");
    String count = build.identifier("eventcount");
    String raw = build.identifier(Build.RAW);
    parts.add("max(" + time + ") - min(" + time + ") AS " + duration);
    parts.add("count(*) AS " + count);
    String text = frame.raw().map(SqlValue::asText).orElse("CAST(NULL AS VARCHAR)");
    parts.add("string_agg(" + text + ", chr(10) ORDER BY " + time + ") AS " + raw);
    List<String> groups = new ArrayList<>();
    keys.stream().filter(key -> key.type() != Type.ABSENT).forEach(key -> groups.add(key.sql()));
    groups.add(part);
    groups.add(start);
    columns.add(new Column("duration", SqlValue.number(duration)));
    columns.add(new Column("eventcount", SqlValue.number(count)));
    String select =
        "SELECT "
            + String.join(", ", parts)
            + ", min("
            + time
            + ") AS "
            + build.identifier("first")
            + " FROM "
            + frame.step().name()
            + (present.isEmpty() ? "" : " WHERE " + present)
            + " GROUP BY "
            + String.join(", ", groups);
    Optional<String> order =
        columns.stream()
            .filter(each -> each.name().equals(Build.TIME))
            .map(each -> each.value().sql() + " DESC NULLS LAST")
            .findFirst();
    return new Frame(
        build.step(select, frame.step()),
        columns,
        name -> name.equals(Build.RAW) ? Optional.of(SqlValue.text(raw)) : Optional.empty(),
        Optional.of(SqlValue.text(raw)),
        order.map(List::of).orElse(List.of(duration + " DESC NULLS LAST")));
  }
}
