package dev.haetae.search.source;

import dev.haetae.search.function.Json;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files of JSON, an object a line, or objects one after the other or in an array; plain, gzip or
 * zstd. Fields are the names in the objects, with dots between levels, known from the first objects
 * of the files; all others are looked for in each object.
 */
public final class JsonFiles implements RowSource {
  private static final int LONGEST_OBJECT = 16 << 20;
  private static final String DOCUMENT = "\"_doc\"";

  private final List<Path> files;
  private final Optional<String> timeField;
  private Optional<JsonShape> known = Optional.empty();

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
  public Relation relation(Request request, Opening opening) throws SQLException {
    if (known.isEmpty()) {
      known = Optional.of(JsonShape.of(objects(), opening.connection()));
    }
    List<SourceField> fields = new ArrayList<>();
    known
        .get()
        .types()
        .forEach((name, type) ->
            fields.add(new SourceField(name, JsonShape.value(DOCUMENT, name, type))));
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
        Projection.of(
            "SELECT * FROM (" + sql + ")" + between(time, request.range()),
            List.of("_doc", "_file", "_row")),
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
              known
                  .flatMap(shape -> shape.known(DOCUMENT, name))
                  .orElseGet(() -> Json.at(DOCUMENT, name)));
    };
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
}
