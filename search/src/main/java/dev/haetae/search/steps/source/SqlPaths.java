package dev.haetae.search.steps.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.search.function.Sql;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The paths in a SELECT, such as {@code userIdentity.arn} or {@code e.userIdentity.arn}. To DuckDB
 * they are columns of a table, or parts of a column; here each is one column of that name.
 */
final class SqlPaths {
  private final NavigableMap<Integer, JsonNode> references = new TreeMap<>();
  private final Set<String> tables = new HashSet<>();
  private final Set<String> given = new HashSet<>();

  private SqlPaths() {}

  /**
   * A SELECT whose paths are quoted.
   *
   * @param tree the SELECT as DuckDB's {@code json_serialize_sql} tells it, with places in bytes
   */
  static String quoted(String select, JsonNode tree) {
    SqlPaths paths = new SqlPaths();
    paths.collect(tree);
    return paths.quote(select.getBytes(UTF_8));
  }

  private void collect(JsonNode node) {
    switch (node.path("type").asText()) {
      case "COLUMN_REF" -> references.put(node.path("query_location").asInt(), node);
      case "BASE_TABLE" -> add(tables, node.path("table_name"));
      default -> {}
    }
    boolean isTable = node.has("column_name_alias");
    add(isTable ? tables : given, node.path("alias"));
    node.forEach(this::collect);
  }

  private static void add(Set<String> names, JsonNode name) {
    if (!name.asText().isEmpty()) {
      names.add(folded(name));
    }
  }

  private static String folded(JsonNode name) {
    return name.asText().toLowerCase(Locale.ROOT);
  }

  private String quote(byte[] select) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int done = 0;
    for (JsonNode reference : references.values()) {
      int start = reference.path("query_location").asInt();
      int end = start + reference.path("query_location_length").asInt();
      List<JsonNode> names =
          StreamSupport.stream(reference.path("column_names").spliterator(), false).toList();
      int path = tables.contains(folded(names.get(0))) ? 1 : 0;
      if (start >= done && end <= select.length && isPath(names.subList(path, names.size()))) {
        text.write(select, done, start - done);
        text.writeBytes(quoted(names, path).getBytes(UTF_8));
        done = end;
      }
    }
    text.write(select, done, select.length - done);
    return text.toString(UTF_8);
  }

  /** Whether it is several names, of which the first is none the SELECT itself gave. */
  private boolean isPath(List<JsonNode> names) {
    return names.size() > 1 && !given.contains(folded(names.get(0)));
  }

  private static String quoted(List<JsonNode> names, int path) {
    List<String> texts = names.stream().map(JsonNode::asText).toList();
    String table = path == 0 ? "" : Sql.identifier(texts.get(0)) + ".";
    return table + Sql.identifier(String.join(".", texts.subList(path, texts.size())));
  }
}
