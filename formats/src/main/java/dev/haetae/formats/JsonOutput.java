package dev.haetae.formats.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON being written into a buffer, which is used again for the next record. */
final class JsonOutput {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[8192];
  private int length;

  void begin() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Goes back to an earlier length. */
  void cut(int earlier) {
    length = earlier;
  }

  void put(char sign) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) sign;
  }

  /** Bytes that are JSON already. */
  void raw(byte[] from, int start, int end) {
    int needed = length + end - start;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, needed * 2);
    }
    System.arraycopy(from, start, bytes, length, end - start);
    length = needed;
  }

  /** A name and the colon after it, with a comma before it unless it is the object's first. */
  void name(byte[] name) {
    if (bytes[length - 1] != '{') {
      put(',');
    }
    string(name, 0, name.length);
    put(':');
  }

  /** Text as a JSON string. */
  void string(byte[] from, int start, int end) {
    put('"');
    for (int i = start; i < end; i++) {
      byte b = from[i];
      if (b == '"' || b == '\\') {
        put('\\');
        put((char) b);
      } else if (b >= 0 && b < ' ') {
        control(b);
      } else {
        put((char) b);
      }
    }
    put('"');
  }

  private void control(byte b) {
    put('\\');
    switch (b) {
      case '\n' -> put('n');
      case '\r' -> put('r');
      case '\t' -> put('t');
      default -> {
        put('u');
        put('0');
        put('0');
        put((char) HEX[b >> 4]);
        put((char) HEX[b & 15]);
      }
    }
  }
}
