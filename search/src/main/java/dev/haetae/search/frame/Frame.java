package dev.haetae.search.frame;

import dev.haetae.search.function.SqlValue;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows at one step of a search, not computed yet.
 *
 * @param columns the fields the user sees, in order. Columns of the step that are no field here are
 *     hidden: what a field was before it was set anew, or what the order hangs on
 * @param resolver finds fields of the raw event, as long as there is one
 * @param raw the raw event as text
 * @param order what the rows are ordered by, as expressions of ORDER BY
 */
public record Frame(
    Step step,
    List<Column> columns,
    FieldResolver resolver,
    Optional<SqlValue> raw,
    List<String> order) {

  public Frame {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
  }

  /** Rows with nothing behind them but their columns. */
  public static Frame table(Step step, List<Column> columns, List<String> order) {
    return new Frame(step, columns, FieldResolver.NONE, Optional.empty(), order);
  }

  /** The field the user sees under a name, or else one of the raw event. */
  public Optional<SqlValue> find(String name) {
    return shown(name).or(() -> resolver.resolve(name));
  }

  /** The field the user sees under a name. */
  public Optional<SqlValue> shown(String name) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return Optional.of(column.value());
      }
    }
    return Optional.empty();
  }

  public boolean shows(String name) {
    return shown(name).isPresent();
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  public Frame with(Step next) {
    return new Frame(next, columns, resolver, raw, order);
  }

  public Frame withColumns(List<Column> next) {
    return new Frame(step, next, resolver, raw, order);
  }

  public Frame withOrder(List<String> next) {
    return new Frame(step, columns, resolver, raw, next);
  }

  /** With another text as the raw event. */
  public Frame raw(SqlValue text) {
    return new Frame(step, columns, resolver, Optional.of(text), order);
  }

  /** The raw event is the column of its name, where there is one. */
  public Frame withRaw() {
    return columns.stream()
        .filter(column -> column.name().equals(Build.RAW))
        .findFirst()
        .map(column -> raw(column.value()))
        .orElse(this);
  }

  /** No field but the columns from here on. */
  public Frame closed() {
    return new Frame(step, columns, FieldResolver.NONE, raw, order);
  }

  public Frame resolving(FieldResolver next) {
    return new Frame(step, columns, next, raw, order);
  }

  /** With a field set, in its place or at the end. */
  public Frame with(String name, SqlValue value) {
    List<Column> next = new ArrayList<>(columns);
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i).name().equals(name)) {
        next.set(i, new Column(name, value));
        return withColumns(next);
      }
    }
    next.add(new Column(name, value));
    return withColumns(next);
  }

  /** ORDER BY and what follows it; empty where the rows have no order. */
  public String orderClause() {
    return order.isEmpty() ? "" : " ORDER BY " + orderKeys();
  }

  public String orderKeys() {
    return String.join(", ", order);
  }

  /** The same rows, the last first. */
  public List<String> reversed() {
    return order.stream().map(Ordering::reversed).toList();
  }

  /** The number of each row, in their order. */
  public String number() {
    return "row_number() OVER (" + orderClause().strip() + ")";
  }
}
