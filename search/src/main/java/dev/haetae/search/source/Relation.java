package dev.haetae.search.source;

import dev.haetae.search.function.SqlValue;
import java.util.List;
import java.util.Optional;

/**
 * Rows DuckDB can read.
 *
 * @param rows a SELECT over what the source allows to be read
 * @param fields the fields that are known, in the order they are shown
 * @param resolver finds all others
 * @param order what the rows are ordered by, as expressions of ORDER BY
 * @param raw the raw event as text, for search by words
 * @param notes what the user should know of how they are read
 * @param windows the windows of time to read them in, the newest first; empty where they are read
 *     at once
 */
public record Relation(
    Projection rows,
    List<SourceField> fields,
    FieldResolver resolver,
    List<String> order,
    Optional<SqlValue> raw,
    List<String> notes,
    List<TimeWindows.Window> windows) {
  public Relation {
    fields = List.copyOf(fields);
    order = List.copyOf(order);
    notes = List.copyOf(notes);
    windows = List.copyOf(windows);
  }

  /** Rows of which there is nothing to tell. */
  public Relation(
      Projection rows,
      List<SourceField> fields,
      FieldResolver resolver,
      List<String> order,
      Optional<SqlValue> raw) {
    this(rows, fields, resolver, order, raw, List.of(), List.of());
  }
}
