package dev.haetae.search.steps;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Pattern;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** Fields of several values, and steps over many fields. */
public final class ListSteps {
  /** As many rows as are held in memory for one row's mean. */
  private static final long MOST_BEFORE = 10_000;

  private final Build build;

  public ListSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  public Frame expand(Frame frame, Plan.Expand expand) {
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
    List<String> order = new ArrayList<>(frame.order());
    order.add(Ordering.ascending(place));
    return build
        .besides(
            frame,
            "unnest(coalesce(haetae_some(" + list + "), [NULL])) AS " + column,
            "unnest(range(greatest(coalesce(len(" + list + "), 0), 1))) AS " + place)
        .with(expand.field(), SqlValue.text(column))
        .withOrder(order);
  }

  public Frame combine(Frame frame, Plan.Combine combine) {
    SqlValue value = field(frame, combine.field());
    Selection rows = new Selection(build);
    List<String> groups = new ArrayList<>();
    for (Column column : frame.columns()) {
      if (column.name().equals(combine.field())) {
        rows.add(column.name(), SqlValue.list("haetae_some(" + all(value, frame) + ")"));
      } else {
        groups.add(column.value().present().sql());
        rows.add(column.name(), column.value());
      }
    }
    String row = build.identifier("row");
    rows.part("min(" + row + ") AS " + row);
    Step numbered = build.besides(frame, frame.number() + " AS " + row).step();
    return rows.frame(
        build.groups(rows.from(numbered), groups, numbered), List.of(Ordering.ascending(row)));
  }

  /** All values of a group, in the order of its rows. */
  private static String all(SqlValue value, Frame frame) {
    return value.type() == Type.LIST
        ? "flatten(list(" + value.sql() + frame.orderClause() + "))"
        : "list("
            + value.asText()
            + frame.orderClause()
            + ") FILTER (WHERE "
            + value.sql()
            + " IS NOT NULL)";
  }

  public Frame split(Frame frame, Plan.Split split) {
    SqlValue value = field(frame, split.field());
    UnaryOperator<String> pieces = pieces(split);
    String list =
        value.type() == Type.LIST
            ? "flatten(list_transform("
                + value.sql()
                + ", lambda haetae_whole: "
                + pieces.apply("haetae_whole")
                + "))"
            : pieces.apply(value.asText());
    String kept = split.keepEmpty() ? list : "list_filter(" + list + ", lambda each: each <> '')";
    return build.computed(frame, split.field(), SqlValue.list("haetae_some(" + kept + ")"));
  }

  /** How a text is split. */
  private UnaryOperator<String> pieces(Plan.Split split) {
    String separator = Sql.text(split.separator());
    if (!split.isPattern()) {
      return text -> "string_split(" + text + ", " + separator + ")";
    }
    Pattern pattern = build.pattern(split.separator(), split.at());
    String group = pattern.groups().isEmpty() ? "0" : "1";
    return text ->
        "regexp_extract_all(" + text + ", " + Sql.text(pattern.re2()) + ", " + group + ")";
  }

  public Frame merge(Frame frame, Plan.Merge merge) {
    SqlValue value = field(frame, merge.field());
    return value.type() == Type.LIST
        ? build.computed(
            frame,
            merge.field(),
            SqlValue.text(
                "array_to_string(" + value.sql() + ", " + Sql.text(merge.between()) + ")"))
        : frame;
  }

  public Frame forEach(Frame frame, Plan.ForEach step) {
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

  public Frame before(Frame frame, Plan.Before before) {
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

  public Frame fillDown(Frame frame, Plan.FillDown step) {
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

  public Frame trend(Frame frame, Plan.Trend trend) {
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
