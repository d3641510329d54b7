package dev.haetae.search.run;

import dev.haetae.search.function.SqlValue;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows at one step of a search, not computed yet.
 *
 * @param columns the fields the user sees, in order. Columns of the step that are no field here are
 *     hidden: what a field was before it was set anew, or what the order hangs on
 * @param resolver finds fields of the raw event, as long as there is one
 * @param raw the raw event as text
 * @param order what the rows are ordered by, as expressions of ORDER BY
 */
record Frame(
    Step step,
    List<Column> columns,
    FieldResolver resolver,
    Optional<SqlValue> raw,
    List<String> order) {

  Frame {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
  }

  Optional<SqlValue> find(String name) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return Optional.of(column.value());
      }
    }
    return resolver.resolve(name);
  }

  boolean shows(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  Frame with(Step next) {
    return new Frame(next, columns, resolver, raw, order);
  }

  Frame withColumns(List<Column> next) {
    return new Frame(step, next, resolver, raw, order);
  }

  Frame withOrder(List<String> next) {
    return new Frame(step, columns, resolver, raw, next);
  }

  /** With another text as the raw event. */
  Frame raw(SqlValue text) {
    return new Frame(step, columns, resolver, Optional.of(text), order);
  }

  /** No field but the columns from here on. */
  Frame closed() {
    return new Frame(step, columns, FieldResolver.NONE, raw, order);
  }

  Frame resolving(FieldResolver next) {
    return new Frame(step, columns, next, raw, order);
  }

  /** With a field set, in its place or at the end. */
  Frame with(String name, SqlValue value) {
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
  String orderClause() {
    return order.isEmpty() ? "" : " ORDER BY " + orderKeys();
  }

  String orderKeys() {
    return String.join(", ", order);
  }

  /** The same rows, the last first. */
  List<String> reversed() {
    return order.stream().map(Frame::reversed).collect(Collectors.toList());
  }

  private static String reversed(String key) {
    if (key.endsWith(" DESC NULLS LAST")) {
      return key.substring(0, key.length() - " DESC NULLS LAST".length()) + " ASC NULLS FIRST";
    }
    return key.endsWith(" ASC NULLS FIRST")
        ? key.substring(0, key.length() - " ASC NULLS FIRST".length()) + " DESC NULLS LAST"
        : key + " DESC NULLS LAST";
  }
}
