package dev.haetae.formats.read;

import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.model.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  private static final Set<String> NAMES = Set.of("columns", "Columns", "fields", "meta");
  private static final Set<String> ROWS = Set.of("rows", "Rows", "data");
  private static final Set<String> NAME = Set.of("name", "ColumnName");

  private final JsonScanner scanner;
  private final JsonOutput out = new JsonOutput();

  TableRows(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Whether a member of this name may say what the columns are called. */
  static boolean isNames(String member) {
    return NAMES.contains(member);
  }

  /**
   * Whether what begins at {@code value} is an array of rows, which a member of this name holds.
   */
  static boolean isRows(String member, byte[] bytes, int value) {
    return ROWS.contains(member)
        && bytes[value] == '['
        && bytes[JsonScanner.skipSpace(bytes, value + 1)] == '[';
  }

  /**
   * The names in the array at {@code start}: texts, or objects that have one; empty where it holds
   * anything else.
   *
   * @throws JsonScanner.Stop where it is not whole
   */
  List<byte[]> names(byte[] bytes, int start, int limit) {
    List<byte[]> names = new ArrayList<>();
    int end = bytes[start] == '[' ? scanner.skip(bytes, start, limit) : start;
    int p = JsonScanner.skipSpace(bytes, start + 1);
    while (p < end && bytes[p] != ']') {
      int next = scanner.skip(bytes, p, end);
      Optional<byte[]> name = bytes[p] == '{' ? named(bytes, p, next) : text(bytes, p, next);
      if (name.isEmpty()) {
        return List.of();
      }
      names.add(name.get());
      p = afterComma(bytes, next);
    }
    return names;
  }

  private static int afterComma(byte[] bytes, int at) {
    int p = JsonScanner.skipSpace(bytes, at);
    return bytes[p] == ',' ? JsonScanner.skipSpace(bytes, p + 1) : p;
  }

  private static Optional<byte[]> text(byte[] bytes, int start, int end) {
    if (bytes[start] != '"') {
      return Optional.empty();
    }
    byte[] text = new byte[end - start];
    return Optional.of(Arrays.copyOf(text, JsonText.unescape(bytes, start + 1, end - 1, text, 0)));
  }

  private Optional<byte[]> named(byte[] bytes, int start, int limit) {
    int p = JsonScanner.skipSpace(bytes, start + 1);
    while (p < limit && bytes[p] == '"') {
      int keyEnd = scanner.stringEnd(bytes, p + 1, limit);
      String key = new String(bytes, p + 1, keyEnd - p - 1, StandardCharsets.UTF_8);
      int colon = JsonScanner.skipSpace(bytes, keyEnd + 1);
      if (bytes[colon] != ':') {
        return Optional.empty();
      }
      int value = JsonScanner.skipSpace(bytes, colon + 1);
      int end = scanner.skip(bytes, value, limit);
      if (NAME.contains(key)) {
        return text(bytes, value, end);
      }
      p = afterComma(bytes, end);
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
    int end = scanner.skip(bytes, start, limit);
    int column = 0;
    out.begin();
    out.put('{');
    int p = JsonScanner.skipSpace(bytes, start + 1);
    while (p < end && bytes[p] != ']') {
      int next = scanner.skip(bytes, p, end);
      if (column == names.size()) {
        return Optional.empty();
      }
      out.name(names.get(column));
      out.raw(bytes, p, next);
      column++;
      p = afterComma(bytes, next);
    }
    out.put('}');
    return column == names.size()
        ? Optional.of(Arrays.copyOf(out.bytes(), out.length()))
        : Optional.empty();
  }
}
