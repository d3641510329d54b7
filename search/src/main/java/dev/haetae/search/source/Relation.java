package dev.haetae.search.source;

import dev.haetae.search.function.SqlValue;
import java.util.List;
import java.util.Optional;

/**
 * Rows DuckDB can read.
 *
 * @param sql a SELECT over what the source allows to be read
 * @param fields the fields that are known, in the order they are shown
 * @param resolver finds all others
 * @param order what the rows are ordered by, as expressions of ORDER BY
 * @param raw the raw event as text, for search by words
 */
public record Relation(
    String sql,
    List<SourceField> fields,
    FieldResolver resolver,
    List<String> order,
    Optional<SqlValue> raw) {
  public Relation {
    fields = List.copyOf(fields);
    order = List.copyOf(order);
  }
}
