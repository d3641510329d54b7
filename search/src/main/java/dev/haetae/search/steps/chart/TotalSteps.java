package dev.haetae.search.steps.chart;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.steps.field.FieldNames;
import dev.haetae.search.steps.join.UnionSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sums over the fields of each row, and over the rows of each field. */
public final class TotalSteps {
  private final Build build;

  public TotalSteps(Build build) {
    this.build = build;
  }

  public Frame totals(Frame input, ChartPlan.Totals step) {
    List<String> names = new ArrayList<>();
    if (step.fields().isEmpty()) {
      input.columns().stream()
          .filter(each -> !each.name().startsWith("_"))
          .filter(each -> each.value().type() == Type.NUMBER || each.value().type() == Type.TEXT)
          .forEach(each -> names.add(each.name()));
    } else {
      step.fields().forEach(each -> names.addAll(FieldNames.matching(input, each)));
    }
    Frame frame = input;
    if (step.rows()) {
      String sum =
          names.stream()
              .map(name -> new ExpressionWriter(build, input).field(name).asNumber())
              .collect(Collectors.joining(", ", "list_sum([", "])"));
      frame =
          build.computed(
              frame,
              step.rowField(),
              SqlValue.number(names.isEmpty() ? "CAST(NULL AS DOUBLE)" : sum));
    }
    return step.columns() ? withSums(frame, names, step) : frame;
  }

  /** A row of sums at the end. */
  private Frame withSums(Frame frame, List<String> names, ChartPlan.Totals step) {
    Selection sums = new Selection(build);
    for (Column column : frame.columns()) {
      if (names.contains(column.name())
          && step.labelField().filter(column.name()::equals).isEmpty()) {
        sums.add(column.name(), SqlValue.number("sum(" + column.value().asNumber() + ")"));
      }
    }
    step.labelField().ifPresent(name -> sums.add(name, SqlValue.text(Sql.text(step.label()))));
    if (sums.fields().isEmpty()) {
      return frame;
    }
    Frame row = sums.frame(build.step(sums.from(frame.step()), frame.step()), List.of());
    return new UnionSteps(build).append(frame.closed(), row);
  }
}
