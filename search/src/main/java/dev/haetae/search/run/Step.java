package dev.haetae.search.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One SELECT of a search.
 *
 * @param name its name in the statement, unique within the search
 * @param select over the names of {@code inputs}, or over a relation
 */
record Step(String name, String select, List<Step> inputs) {

  /** A whole statement: this step and all it stands on, then what is asked of it. */
  String statement(String last) {
    Set<Step> steps = new LinkedHashSet<>();
    collect(steps);
    StringBuilder sql = new StringBuilder("WITH ");
    String between = "";
    for (Step step : steps) {
      // Without these words DuckDB would compute each step whole before the next.
      sql.append(between).append(step.name).append(" AS NOT MATERIALIZED (\n  ");
      sql.append(step.select).append("\n)");
      between = ", ";
    }
    return sql.append("\n").append(last).toString();
  }

  private void collect(Set<Step> steps) {
    for (Step input : inputs) {
      input.collect(steps);
    }
    steps.add(this);
  }
}
