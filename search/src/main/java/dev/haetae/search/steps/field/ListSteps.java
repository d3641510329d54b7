package dev.haetae.search.steps.field;

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
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fields of several values, made, taken apart and put together. */
public final class ListSteps {
  private final Build build;

  public ListSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  public Frame expand(Frame frame, FieldPlan.Expand expand) {
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

  public Frame combine(Frame frame, FieldPlan.Combine combine) {
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

  public Frame split(Frame frame, FieldPlan.Split split) {
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
  private UnaryOperator<String> pieces(FieldPlan.Split split) {
    String separator = Sql.text(split.separator());
    if (!split.isPattern()) {
      return text -> "string_split(" + text + ", " + separator + ")";
    }
    Pattern pattern = build.pattern(split.separator(), split.at());
    String group = pattern.groups().isEmpty() ? "0" : "1";
    return text ->
        "regexp_extract_all(" + text + ", " + Sql.text(pattern.re2()) + ", " + group + ")";
  }

  public Frame merge(Frame frame, FieldPlan.Merge merge) {
    SqlValue value = field(frame, merge.field());
    return value.type() == Type.LIST
        ? build.computed(
            frame,
            merge.field(),
            SqlValue.text(
                "array_to_string(" + value.sql() + ", " + Sql.text(merge.between()) + ")"))
        : frame;
  }
}
