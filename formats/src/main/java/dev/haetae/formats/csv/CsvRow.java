package dev.haetae.formats.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row of a table, taken in line by line, because a quoted value may hold line breaks. For one
 * thread, used for one row after another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvRow {
  private byte[] text = new byte[4096];
  private int length;
  private int[] ends = new int[64];
  private int count;
  private boolean quoted;

  /** Forgets the row. */
  void begin() {
    length = 0;
    count = 0;
    quoted = false;
  }

  /** Lets go of the text of a row that is too long, and goes on looking for its end. */
  void forgetText() {
    length = 0;
    count = 0;
  }

  /** Takes a line; true where the row ends with it, false where a quoted value goes on. */
  boolean take(byte[] bytes, int start, int end) {
    if (quoted) {
      put((byte) '\n');
    }
    int at = start;
    while (at < end) {
      at = quoted ? inside(bytes, at, end) : outside(bytes, at, end);
    }
    if (!quoted) {
      endCell();
    }
    return !quoted;
  }

  private int inside(byte[] bytes, int at, int end) {
    if (bytes[at] != '"') {
      put(bytes[at]);
      return at + 1;
    }
    boolean doubled = at + 1 < end && bytes[at + 1] == '"';
    if (doubled) {
      put((byte) '"');
    } else {
      quoted = false;
    }
    return doubled ? at + 2 : at + 1;
  }

  private int outside(byte[] bytes, int at, int end) {
    if (bytes[at] == ',') {
      endCell();
    } else if (bytes[at] == '"' && length == cellStart()) {
      quoted = true;
    } else if (bytes[at] != '\r' || at + 1 < end) {
      put(bytes[at]);
    }
    return at + 1;
  }

  private int cellStart() {
    return count == 0 ? 0 : ends[count - 1];
  }

  private void put(byte b) {
    if (length == text.length) {
      text = Arrays.copyOf(text, length * 2);
    }
    text[length++] = b;
  }

  private void endCell() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = length;
  }

  /** How many bytes the row has so far. */
  int size() {
    return length;
  }

  /** How many cells there are. */
  int cells() {
    return count;
  }

  /** The buffer the cells lie in. */
  byte[] text() {
    return text;
  }

  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  int end(int cell) {
    return ends[cell];
  }

  /** Whether the row is a line without anything in it. */
  boolean isBlank() {
    return count == 1 && length == 0;
  }

  /** The cells as text. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int cell = 0; cell < count; cell++) {
      texts.add(new String(text, start(cell), end(cell) - start(cell), StandardCharsets.UTF_8));
    }
    return texts;
  }
}
