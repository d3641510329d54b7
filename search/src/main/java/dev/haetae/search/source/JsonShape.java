package dev.haetae.search.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.search.function.Json;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of JSON objects nobody declared, known from the first of them.
 *
 * @param types by name, with dots between levels and {@code {}} behind arrays
 */
public record JsonShape(Map<String, Type> types) {
  private static final int SAMPLED = 20_000;
  private static final int MOST_FIELDS = 2_000;
  private static final JsonMapper JSON = new JsonMapper();

  public JsonShape {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /** No field is known. */
  public static final JsonShape UNKNOWN = new JsonShape(Map.of());

  /**
   * Looks at the first objects.
   *
   * @param from what stands after FROM and has a column {@code json} of JSON
   * @throws SQLException when DuckDB cannot read them
   */
  public static JsonShape of(String from, Connection connection) throws SQLException {
    // The structure of each object and not of all at once: json_group_structure needs half a
    // gigabyte for 20,000 records of CloudTrail.
    String sql =
        "CREATE OR REPLACE TEMP TABLE haetae_shape AS SELECT structure FROM (SELECT CAST(json_structure(json) AS VARCHAR) AS structure,"
            + " row_number() OVER () AS place FROM (SELECT json FROM "
            + from
            + " LIMIT "
            + SAMPLED
            + ")) WHERE structure IS NOT NULL GROUP BY structure ORDER BY min(place)";
    Map<String, Type> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      // Into a table first: DuckDB's driver forgets why a query failed whose rows are streamed.
      statement.execute(sql);
      try (ResultSet rows = statement.executeQuery("FROM haetae_shape")) {
        while (rows.next()) {
          JsonLeaves.of(
              JSON.readTree(rows.getString(1)),
              (path, type, many) -> add(path, many ? Type.LIST : type(type), types));
        }
      }
      statement.execute("DROP TABLE haetae_shape");
    } catch (JsonProcessingException e) {
      throw new SQLException("the structure of the objects is not understood", e);
    }
    types.replaceAll((name, type) -> type.present());
    return new JsonShape(types);
  }

  private static void add(String path, Type type, Map<String, Type> types) {
    if (types.size() < MOST_FIELDS || types.containsKey(path)) {
      types.merge(path, type, (one, other) -> Type.common(List.of(one, other)));
    }
  }

  private static Type type(String structure) {
    return switch (structure) {
      case "BIGINT", "UBIGINT", "DOUBLE", "HUGEINT" -> Type.NUMBER;
      case "NULL" -> Type.ABSENT;
      default -> Type.TEXT;
    };
  }

  /** A field that was seen; the name of an array is that of its elements too. */
  public Optional<SqlValue> known(String document, String name) {
    Type type = types.get(name);
    Type elements = types.get(name + "{}");
    return type != null
        ? Optional.of(value(document, name, type))
        : Optional.ofNullable(elements).map(each -> value(document, name + "{}", each));
  }

  /** A field in SQL. */
  public static SqlValue value(String document, String name, Type type) {
    String text = "json_extract_string(" + document + ", " + Sql.text(Json.path(name)) + ")";
    return switch (type) {
      case NUMBER -> SqlValue.number("TRY_CAST(" + text + " AS DOUBLE)");
      case LIST -> SqlValue.list("haetae_some(CAST(" + text + " AS VARCHAR[]))");
      default -> SqlValue.text(text);
    };
  }
}
