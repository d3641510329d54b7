package dev.haetae.search.steps.group;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.GroupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values that are met most, or least. */
public final class FrequentSteps {
  private final Build build;

  public FrequentSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  public Frame frequent(Frame input, GroupPlan.Frequent step) {
    List<String> groups = new ArrayList<>(step.by());
    groups.addAll(step.fields());
    String count = counted(step);
    Aggregation counted = new Aggregation("count", Optional.empty(), 0, count, 0);
    Frame frame = new GroupSteps(build).aggregate(input, List.of(counted), groups);
    List<String> within = new ArrayList<>();
    String number = field(frame, count).sql();
    within.add(step.rare() ? Ordering.ascending(number) : Ordering.descending(number));
    within.addAll(ascending(frame, step.fields()));
    List<String> order = ascending(frame, step.by());
    order.addAll(within);
    Frame told = limited(frame.withOrder(order), step, within);
    return step.countField().isPresent()
        ? told
        : told.withColumns(
            told.columns().stream().filter(each -> !each.name().equals(count)).toList());
  }

  private static String counted(GroupPlan.Frequent step) {
    return step.countField().orElse("count");
  }

  private List<String> ascending(Frame frame, List<String> fields) {
    List<String> keys = new ArrayList<>();
    fields.forEach(name -> keys.addAll(Ordering.ascending(field(frame, name))));
    return keys;
  }

  /** Groups with their shares, as many as are wanted. */
  private Frame limited(Frame frame, GroupPlan.Frequent step, List<String> within) {
    if (step.limit() <= 0) {
      return shared(frame, step);
    }
    String place =
        "row_number() OVER ("
            + partition(frame, step)
            + " ORDER BY "
            + String.join(", ", within)
            + ")";
    if (step.other().isPresent()) {
      return shared(withOthers(frame, step, place), step);
    }
    return build.chosen(shared(frame, step), place + " <= " + step.limit());
  }

  private String partition(Frame frame, GroupPlan.Frequent step) {
    String by =
        step.by().stream().map(name -> field(frame, name).sql()).collect(Collectors.joining(", "));
    return by.isEmpty() ? "" : "PARTITION BY " + by;
  }

  /** With the share of each row in the counts of all, where that is wanted. */
  private Frame shared(Frame frame, GroupPlan.Frequent step) {
    if (step.percentField().isEmpty()) {
      return frame;
    }
    String number = field(frame, counted(step)).sql();
    String all = "sum(" + number + ") OVER (" + partition(frame, step) + ")";
    return build.computed(
        frame,
        step.percentField().get(),
        SqlValue.number("round(" + number + " * 100.0 / " + all + ", 6)"));
  }

  /** The rows up to the limit, and one for all that come after them. */
  private Frame withOthers(Frame frame, GroupPlan.Frequent step, String place) {
    String number = build.identifier("place");
    Step placed =
        build
            .besides(frame, "least(" + place + ", " + (step.limit() + 1) + ") AS " + number)
            .step();
    Selection rows = new Selection(build);
    List<String> groups = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (Column column : frame.columns()) {
      SqlValue value = column.value();
      if (step.by().contains(column.name())) {
        groups.add(value.sql());
        order.addAll(Ordering.ascending(rows.add(column.name(), value)));
      } else if (step.fields().contains(column.name())) {
        rows.add(column.name(), orOther(value, number + " > " + step.limit(), step));
      } else {
        rows.add(column.name(), SqlValue.of("sum(" + value.sql() + ")", value.type()));
      }
    }
    groups.add(number);
    rows.part(number);
    order.add(Ordering.ascending(number));
    return rows.frame(
        build.step(rows.from(placed) + " GROUP BY " + String.join(", ", groups), placed), order);
  }

  private static SqlValue orOther(SqlValue value, String further, GroupPlan.Frequent step) {
    return SqlValue.text(
        "CASE WHEN "
            + further
            + " THEN "
            + Sql.text(step.other().orElseThrow())
            + " ELSE any_value("
            + value.asText()
            + ") END");
  }
}
