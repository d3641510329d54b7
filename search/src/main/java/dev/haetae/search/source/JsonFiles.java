package dev.haetae.search.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.search.function.Json;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files of JSON, an object a line, or objects one after the other or in an array; plain, gzip or
 * zstd. Fields are the names in the objects, with dots between levels, known from the first objects
 * of the files; all others are looked for in each object.
 */
public final class JsonFiles implements RowSource {
  private static final int SAMPLED = 20_000;
  private static final int LONGEST_OBJECT = 16 << 20;
  private static final int MOST_FIELDS = 2_000;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DOCUMENT = "\"_doc\"";

  private final List<Path> files;
  private final Optional<String> timeField;
  private Optional<Map<String, Type>> known = Optional.empty();

  /**
   * Files to search.
   *
   * @param timeField the field that is an event's time; where none is named, none has one
   */
  public JsonFiles(List<Path> files, Optional<String> timeField) {
    this.files = List.copyOf(files);
    this.timeField = timeField;
  }

  @Override
  public List<Path> readable() {
    return files;
  }

  private String objects() {
    if (files.isEmpty()) {
      return "(SELECT CAST(NULL AS JSON) AS json, '' AS filename WHERE false)";
    }
    String names = Sql.list(files.stream().map(file -> file.toAbsolutePath().toString()).toList());
    return "read_json_objects("
        + names
        + ", filename = true, maximum_object_size = "
        + LONGEST_OBJECT
        + ")";
  }

  @Override
  public Relation relation(Request request, Connection connection) throws SQLException {
    if (known.isEmpty()) {
      known = Optional.of(sampled(connection));
    }
    List<SourceField> fields = new ArrayList<>();
    known.get().forEach((name, type) -> fields.add(new SourceField(name, value(name, type))));
    Optional<SqlValue> time = timeField.map(JsonFiles::time);
    List<String> order = new ArrayList<>();
    time.ifPresent(value -> fields.addFirst(new SourceField("_time", value)));
    time.ifPresent(value -> order.add(value.sql() + " DESC NULLS LAST"));
    order.add("\"_row\" ASC NULLS FIRST");
    SqlValue raw = SqlValue.text("CAST(" + DOCUMENT + " AS VARCHAR)");
    String sql =
        "SELECT json AS "
            + DOCUMENT
            + ", filename AS \"_file\", row_number() OVER () AS \"_row\" FROM "
            + objects();
    return new Relation(
        "SELECT * FROM (" + sql + ")" + between(time, request.range()),
        fields,
        name -> resolve(name, raw),
        order,
        Optional.of(raw));
  }

  private static String between(Optional<SqlValue> time, TimeRange range) {
    if (time.isEmpty() || range.equals(TimeRange.ALL)) {
      return "";
    }
    List<String> conditions = new ArrayList<>();
    range
        .from()
        .ifPresent(from ->
            conditions.add(time.get().sql() + " >= " + Sql.number(from.toEpochMilli() / 1000.0)));
    range
        .to()
        .ifPresent(to ->
            conditions.add(time.get().sql() + " < " + Sql.number(to.toEpochMilli() / 1000.0)));
    return conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private Optional<SqlValue> resolve(String name, SqlValue raw) {
    return switch (name) {
      case "_raw" -> Optional.of(raw);
      case "source" -> Optional.of(SqlValue.text("\"_file\""));
      default ->
          Optional.of(
              known.flatMap(types -> known(types, name)).orElseGet(() -> Json.at(DOCUMENT, name)));
    };
  }

  /** A name of the sample; that of an array is the name of its elements too. */
  private static Optional<SqlValue> known(Map<String, Type> types, String name) {
    Type type = types.get(name);
    Type elements = types.get(name + "{}");
    return type != null
        ? Optional.of(value(name, type))
        : Optional.ofNullable(elements).map(each -> value(name + "{}", each));
  }

  private static SqlValue time(String field) {
    String text = "json_extract_string(" + DOCUMENT + ", " + Sql.text(Json.path(field)) + ")";
    return SqlValue.of(
        "coalesce(epoch(CAST(TRY_CAST("
            + text
            + " AS TIMESTAMPTZ) AS TIMESTAMP)), haetae_number("
            + text
            + "))",
        Type.TIME);
  }

  private static SqlValue value(String name, Type type) {
    String path = Sql.text(Json.path(name));
    String text = "json_extract_string(" + DOCUMENT + ", " + path + ")";
    return switch (type) {
      case NUMBER -> SqlValue.number("TRY_CAST(" + text + " AS DOUBLE)");
      case LIST -> SqlValue.list("haetae_some(CAST(" + text + " AS VARCHAR[]))");
      default -> SqlValue.text(text);
    };
  }

  private Map<String, Type> sampled(Connection connection) throws SQLException {
    String sql =
        "SELECT CAST(json_group_structure(json) AS VARCHAR) FROM (SELECT json FROM "
            + objects()
            + " LIMIT "
            + SAMPLED
            + ")";
    Map<String, Type> fields = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (rows.next() && rows.getString(1) != null) {
        collect("", JSON.readTree(rows.getString(1)), fields, false);
      }
    } catch (JsonProcessingException e) {
      throw new SQLException("the structure of the files is not understood", e);
    }
    return fields;
  }

  private static void collect(
      String prefix, JsonNode node, Map<String, Type> fields, boolean many) {
    if (fields.size() >= MOST_FIELDS) {
      return;
    }
    if (node.isArray()) {
      collect(prefix + "{}", node.get(0), fields, true);
      return;
    }
    if (!node.isObject()) {
      fields.put(prefix, many ? Type.LIST : type(node.asText()));
      return;
    }
    node.properties()
        .forEach(each ->
            collect(
                prefix.isEmpty() ? each.getKey() : prefix + "." + each.getKey(),
                each.getValue(),
                fields,
                many));
  }

  private static Type type(String structure) {
    return switch (structure) {
      case "BIGINT", "UBIGINT", "DOUBLE", "HUGEINT" -> Type.NUMBER;
      default -> Type.TEXT;
    };
  }
}
