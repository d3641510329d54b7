package dev.haetae.lake.table;

import java.util.List;
import java.util.Map;

/**
 * A column of a lake's table.
 *
 * @param name such as {@code src_endpoint_ip}: the OCSF attribute, with underscores for its dots,
 *     where the field has one
 * @param type what its values are
 * @param list whether a row has several values, in DuckDB {@code VARCHAR[]}
 * @param names by log, what its values are called there: the log's own name of the field, its other
 *     names, its OCSF attribute. A log that never fills the column is not among them
 * @param description what it holds, in a sentence
 */
public record LakeColumn(
    String name, Type type, boolean list, Map<String, List<String>> names, String description) {

  /** What the values of a column are. */
  public enum Type {
    TEXT("VARCHAR"),
    WHOLE("BIGINT"),
    BOOLEAN("BOOLEAN"),
    /** Microseconds, in UTC. */
    TIME("TIMESTAMP WITH TIME ZONE");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** The type in SQL, as DuckDB spells it. */
    public String sql() {
      return sql;
    }
  }

  /** The column's type in SQL, as DuckDB spells it. */
  public String sql() {
    return type.sql() + (list ? "[]" : "");
  }
}
