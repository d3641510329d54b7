package dev.haetae.search.frame;

import dev.haetae.search.function.Sql;
import dev.haetae.search.source.Projection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One SELECT of a search.
 *
 * @param name its name in the statement, unique within the search
 * @param rows over the names of {@code inputs}, or over a relation
 * @param groups the expressions its groups are told apart by, where its rows are groups of those of
 *     its only input; otherwise empty
 */
public record Step(String name, Projection rows, List<Step> inputs, List<String> groups) {

  public Step(String name, Projection rows, List<Step> inputs) {
    this(name, rows, inputs, List.of());
  }

  public Step(String name, String select, List<Step> inputs) {
    this(name, Projection.of(select, List.of()), inputs);
  }

  /**
   * A whole statement: this step and all it stands on, then what is asked of it. A column of a
   * relation that nothing else in the statement names is left out: of every file, its place would
   * be looked up, and in a union of tables, its type.
   */
  public String statement(String last) {
    return statement(last, "");
  }

  /**
   * The same.
   *
   * @param besides SQL that names columns which are asked for otherwise than by their names
   */
  public String statement(String last, String besides) {
    Set<Step> steps = new LinkedHashSet<>();
    collect(steps);
    Map<Step, String> selects = new LinkedHashMap<>();
    StringBuilder named = new StringBuilder(last).append(besides);
    for (Step step : steps) {
      if (step.rows.columns().isEmpty()) {
        String select = step.rows.select(column -> true);
        selects.put(step, select);
        named.append('\n').append(select);
      }
    }
    StringBuilder sql = new StringBuilder("WITH ");
    String between = "";
    for (Step step : steps) {
      sql.append(between)
          .append(step.name)
          .append(isWhole(step, steps) ? " AS MATERIALIZED" : " AS NOT MATERIALIZED")
          .append(" (\n  ");
      sql.append(
          selects.computeIfAbsent(
              step,
              relation ->
                  relation.rows.select(column -> named.indexOf(Sql.identifier(column)) >= 0)));
      sql.append("\n)");
      between = ", ";
    }
    return sql.append("\n").append(last).toString();
  }

  /**
   * Whether a step is computed whole before the next, as DuckDB left to itself would do with each:
   * where several others read it, so that what is random in it is the same for all of them. Not
   * what is only read, which is there already.
   */
  private static boolean isWhole(Step step, Set<Step> all) {
    return !step.inputs.isEmpty()
        && all.stream().filter(other -> other.inputs.contains(step)).count() > 1;
  }

  /** Whether it stands on groups of rows, or its own rows are such. */
  public boolean hasGroups() {
    return !groups.isEmpty() || inputs.stream().anyMatch(Step::hasGroups);
  }

  private void collect(Set<Step> steps) {
    for (Step input : inputs) {
      input.collect(steps);
    }
    steps.add(this);
  }
}
