package dev.haetae.formats.read;

import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonWalk;
import dev.haetae.model.JsonText;
import dev.haetae.model.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows that are arrays of cells, each an object of a {@code field} and its {@code value}:
 * what CloudWatch Logs Insights answers. They are read as the rows of a table. For one thread.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html">GetQueryResults</a>
 */
final class CellRows {
  private static final byte[] FIELD = "\"field\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUE = "\"value\"".getBytes(StandardCharsets.US_ASCII);

  private final JsonScanner scanner;
  private final ObjectReading reading;
  private final LineReading lines;
  private final Limits.Records limits;
  private byte[] header = {};
  private @Nullable TableReading table;

  CellRows(JsonScanner scanner, ObjectReading reading, LineReading lines, Limits.Records limits) {
    this.scanner = scanner;
    this.reading = reading;
    this.lines = lines;
    this.limits = limits;
  }

  /**
   * Whether the array at {@code start} begins with a cell.
   *
   * @throws JsonScanner.Stop where the cell is not whole
   */
  static boolean begins(JsonScanner scanner, byte[] bytes, int start, int limit) {
    int p = JsonScanner.skipSpace(bytes, start + 1);
    return bytes[p] == '{' && cell(scanner, bytes, p, limit) >= 0;
  }

  /** The index of the value in the cell at {@code start}, or -1 where there is no cell. */
  private static int cell(JsonScanner scanner, byte[] bytes, int start, int limit) {
    int end = scanner.skip(bytes, start, limit);
    int name = named(bytes, JsonScanner.skipSpace(bytes, start + 1), end, FIELD);
    if (name < 0) {
      return -1;
    }
    int comma = JsonScanner.skipSpace(bytes, scanner.skip(bytes, name, end));
    int value =
        bytes[comma] == ','
            ? named(bytes, JsonScanner.skipSpace(bytes, comma + 1), end, VALUE)
            : -1;
    boolean last =
        value >= 0 && bytes[JsonScanner.skipSpace(bytes, scanner.skip(bytes, value, end))] == '}';
    return last ? value : -1;
  }

  /** Where the string begins that the member of this name holds; -1 where it is another member. */
  private static int named(byte[] bytes, int at, int end, byte[] name) {
    if (end - at < name.length
        || !Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
      return -1;
    }
    int colon = JsonScanner.skipSpace(bytes, at + name.length);
    int value = JsonScanner.skipSpace(bytes, colon + 1);
    return bytes[colon] == ':' && bytes[value] == '"' ? value : -1;
  }

  /**
   * Reads the row that begins with the bracket at {@code start}.
   *
   * @throws JsonScanner.Stop where the row is not whole
   */
  void read(byte[] bytes, int start, int limit, long number) {
    int end = scanner.skip(bytes, start, limit);
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, end);
    while (walk.next()) {
      int p = walk.value();
      int value = bytes[p] == '{' ? cell(scanner, bytes, p, end) : -1;
      if (value >= 0) {
        quote(bytes, named(bytes, JsonScanner.skipSpace(bytes, p + 1), end, FIELD), end, names);
        quote(bytes, value, end, values);
      }
    }
    row(names.toByteArray(), values.toByteArray(), number);
  }

  private void quote(byte[] bytes, int string, int limit, ByteArrayOutputStream cells) {
    int end = scanner.stringEnd(bytes, string + 1, limit);
    byte[] text = new byte[end - string];
    int length = JsonText.unescape(bytes, string + 1, end, text, 0);
    if (cells.size() > 0) {
      cells.write(',');
    }
    cells.write('"');
    for (int i = 0; i < length; i++) {
      if (text[i] == '"') {
        cells.write('"');
      }
      cells.write(text[i]);
    }
    cells.write('"');
  }

  private void row(byte[] names, byte[] values, long number) {
    TableReading open = table;
    if (open == null || !Arrays.equals(names, header)) {
      open = new TableReading(reading, lines, limits);
      open.line(names, 0, names.length, number);
      header = names;
      table = open;
    }
    open.line(values, 0, values.length, number);
  }
}
