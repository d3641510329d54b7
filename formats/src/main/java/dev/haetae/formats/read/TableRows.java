package dev.haetae.formats.read;

import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonWalk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes objects of rows that are arrays of values, whose names are told once before them: what
 * Azure's Log Analytics answers ({@code {"columns": [{"name": …}], "rows": [[…]]}}), Kusto and
 * Splunk. For one thread.
 *
 * @see <a href=
 *     "https://learn.microsoft.com/en-us/azure/azure-monitor/logs/api/response-format">Responses of
 *     Log Analytics</a>
 */
final class TableRows {
  private static final List<byte[]> NAMES = JsonWalk.names("columns", "Columns", "fields", "meta");
  private static final List<byte[]> ROWS = JsonWalk.names("rows", "Rows", "data");
  private static final List<byte[]> NAME = JsonWalk.names("name", "ColumnName");

  private final JsonScanner scanner;
  private final JsonOutput out = new JsonOutput();

  TableRows(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Whether a member may say what the columns are called. */
  static boolean isNames(JsonWalk member) {
    return member.isNamed(NAMES);
  }

  /** Whether a member holds an array of rows. */
  static boolean isRows(byte[] bytes, JsonWalk member) {
    return member.first() == '['
        && bytes[JsonScanner.skipSpace(bytes, member.value() + 1)] == '['
        && member.isNamed(ROWS);
  }

  /**
   * The names in the array at {@code start}: texts, or objects that have one; empty where it holds
   * anything else.
   *
   * @throws JsonScanner.Stop where it is not whole
   */
  List<byte[]> names(byte[] bytes, int start, int limit) {
    if (bytes[start] != '[') {
      return List.of();
    }
    List<byte[]> names = new ArrayList<>();
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, limit);
    while (walk.next()) {
      Optional<byte[]> name =
          walk.first() == '{' ? named(bytes, walk.value(), walk.end()) : text(walk);
      if (name.isEmpty()) {
        return List.of();
      }
      names.add(name.get());
    }
    return names;
  }

  private static Optional<byte[]> text(JsonWalk walk) {
    return walk.first() == '"' ? Optional.of(walk.text()) : Optional.empty();
  }

  private Optional<byte[]> named(byte[] bytes, int start, int limit) {
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, limit);
    while (walk.next()) {
      if (walk.isNamed(NAME)) {
        return text(walk);
      }
    }
    return Optional.empty();
  }

  /**
   * The object that the row at {@code start} is; empty where it has another number of values than
   * there are names.
   *
   * @throws JsonScanner.Stop where it is not whole
   */
  Optional<byte[]> object(List<byte[]> names, byte[] bytes, int start, int limit) {
    int column = 0;
    out.begin();
    out.put('{');
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, limit);
    while (walk.next()) {
      if (column == names.size()) {
        return Optional.empty();
      }
      out.name(names.get(column));
      out.raw(bytes, walk.value(), walk.end());
      column++;
    }
    out.put('}');
    return column == names.size()
        ? Optional.of(Arrays.copyOf(out.bytes(), out.length()))
        : Optional.empty();
  }
}
