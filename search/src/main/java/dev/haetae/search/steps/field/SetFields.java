package dev.haetae.search.steps.field;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Assignment;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields set one after the other. As many are set in one step as do not stand on each other: of
 * steps within each other DuckDB takes a time that grows with more than their number.
 */
public final class SetFields {
  private final Build build;
  private Frame frame;

  /** The columns that the frame has already and its step does not. */
  private final List<String> columns = new ArrayList<>();

  private final List<String> selected = new ArrayList<>();

  public SetFields(Build build, Frame frame) {
    this.build = build;
    this.frame = frame;
  }

  public void set(Assignment assignment) {
    SqlValue value = new ExpressionWriter(build, frame).write(assignment.value());
    if (NamedFields.areIn(assignment.field())) {
      step();
      frame = new NamedFields(build).set(frame, assignment.field(), value);
    } else {
      if (columns.stream().anyMatch(value.sql()::contains)) {
        step();
      }
      select(assignment.field(), value.present());
    }
  }

  private void select(String field, SqlValue value) {
    String column = build.identifier(field);
    columns.add(column);
    selected.add(value.sql() + " AS " + column);
    frame = frame.with(field, SqlValue.of(column, value.type()));
  }

  private void step() {
    if (!columns.isEmpty()) {
      frame = build.besides(frame, selected.toArray(String[]::new));
      columns.clear();
      selected.clear();
    }
  }

  /** The rows with all that was set. */
  public Frame frame() {
    step();
    return frame;
  }
}
