package dev.haetae.lake.ingest;

import dev.haetae.model.JsonText;
import dev.haetae.model.event.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one flat JSON object after another into the same buffer. */
final class JsonObject {
  private byte[] bytes = new byte[1 << 10];
  private int length;

  /** A key with its colon. */
  static byte[] key(String name) {
    return ("\"" + JsonText.escape(name) + "\":").getBytes(StandardCharsets.UTF_8);
  }

  void begin() {
    length = 0;
    add('{');
  }

  boolean isEmpty() {
    return length == 1;
  }

  void key(byte[] key) {
    comma('{');
    add(key, 0, key.length);
  }

  void text(Slice value) {
    add('"');
    if (isPlain(value)) {
      add(value.bytes(), value.start(), value.end());
    } else {
      byte[] escaped = JsonText.escape(value.text()).getBytes(StandardCharsets.UTF_8);
      add(escaped, 0, escaped.length);
    }
    add('"');
  }

  void beginArray() {
    add('[');
  }

  void element(Slice value) {
    comma('[');
    text(value);
  }

  void endArray() {
    add(']');
  }

  void end(RowBytes row) {
    add('}');
    row.value(bytes, 0, length);
  }

  private void comma(char begun) {
    if (bytes[length - 1] != begun) {
      add(',');
    }
  }

  private static boolean isPlain(Slice value) {
    byte[] bytes = value.bytes();
    for (int i = value.start(); i < value.end(); i++) {
      byte b = bytes[i];
      if (b < ' ' || b == '"' || b == '\\') {
        return false;
      }
    }
    return true;
  }

  private void add(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  private void add(byte[] source, int start, int end) {
    reserve(end - start);
    System.arraycopy(source, start, bytes, length, end - start);
    length += end - start;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
