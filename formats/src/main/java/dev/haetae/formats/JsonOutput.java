package dev.haetae.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON being written into a buffer, which is used again for the next record. For one thread. */
public final class JsonOutput {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[8192];
  private int length;

  /** Forgets what was written. */
  public void begin() {
    length = 0;
  }

  /** The buffer; what was written ends at {@link #length}. Good until more is written. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** Goes back to an earlier length. */
  public void cut(int earlier) {
    length = earlier;
  }

  /** One sign of JSON. */
  public void put(char sign) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) sign;
  }

  /** One sign of JSON before what was written from an earlier length on. */
  public void insert(char sign, int at) {
    put(sign);
    System.arraycopy(bytes, at, bytes, at + 1, length - 1 - at);
    bytes[at] = (byte) sign;
  }

  /** Bytes that are JSON already. */
  public void raw(byte[] from, int start, int end) {
    int needed = length + end - start;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, needed * 2);
    }
    System.arraycopy(from, start, bytes, length, end - start);
    length = needed;
  }

  /** A name and the colon after it, with a comma before it unless it is the object's first. */
  public void name(byte[] name) {
    if (bytes[length - 1] != '{') {
      put(',');
    }
    string(name, 0, name.length);
    put(':');
  }

  /** Text as a JSON string. */
  public void string(byte[] from, int start, int end) {
    put('"');
    text(from, start, end);
    put('"');
  }

  /** Text as a part of a JSON string whose quotes the caller writes. */
  public void text(byte[] from, int start, int end) {
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
