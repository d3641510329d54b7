package dev.haetae.formats.line;

import java.nio.charset.StandardCharsets;

/**
 * A request's target as an application may come to read it: URL encodings resolved until none is
 * left, at most {@value #MOST_PASSES} times, plus signs of the query as blanks, and the overlong
 * forms of dot and slash as what they stand for. Who attacks writes the same thing in many ways; a
 * rule over this text needs to know one. Its buffer is used again for the next record. For one
 * thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
 * @see <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">Form encoding</a>
 */
public final class DecodedTarget {
  private static final int MOST_PASSES = 3;
  private static final int OVERLONG = 0xC0;
  private static final int OVERLONG_DOT = 0xAE;
  private static final int OVERLONG_SLASH = 0xAF;

  private byte[] buffer = new byte[4096];
  private int length;

  /** The decoded text of a target whose parts a log gives apart; either may be empty. */
  public static String of(String path, String query) {
    byte[] target = (query.isEmpty() ? path : path + "?" + query).getBytes(StandardCharsets.UTF_8);
    DecodedTarget decoded = new DecodedTarget();
    return decoded.decode(target, 0, target.length)
        ? new String(decoded.buffer, 0, decoded.length, StandardCharsets.UTF_8)
        : new String(target, StandardCharsets.UTF_8);
  }

  /**
   * Decodes {@code bytes[start, end)}.
   *
   * @return whether anything was encoded; the text then lies in {@link #buffer} before {@link
   *     #length}
   */
  public boolean decode(byte[] bytes, int start, int end) {
    int first = firstEncoded(bytes, start, end);
    if (first >= end) {
      return false;
    }
    if (buffer.length < end - start) {
      buffer = new byte[Math.max(buffer.length * 2, end - start)];
    }
    length = end - start;
    System.arraycopy(bytes, start, buffer, 0, length);
    blankPlusSigns();
    for (int pass = 0; pass < MOST_PASSES && Scan.find(buffer, 0, length, '%') >= 0; pass++) {
      pass();
    }
    resolveOverlong();
    return true;
  }

  /** The buffer the last text lies in. */
  public byte[] buffer() {
    return buffer;
  }

  /** How long the last text is, in bytes. */
  public int length() {
    return length;
  }

  private static int firstEncoded(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] != '%' && bytes[at] != '+') {
      at++;
    }
    return at;
  }

  private void blankPlusSigns() {
    for (int at = Scan.until(buffer, 0, length, '?'); at < length; at++) {
      if (buffer[at] == '+') {
        buffer[at] = ' ';
      }
    }
  }

  private void pass() {
    int to = 0;
    int at = 0;
    while (at < length) {
      int wide = buffer[at] == '%' && at + 5 < length ? wide(at + 1) : -1;
      int value = buffer[at] == '%' && at + 2 < length ? hex(at + 1, 2) : -1;
      if (wide >= 0) {
        buffer[to++] = (byte) wide;
        at += 6;
      } else {
        buffer[to++] = value < 0 ? buffer[at] : (byte) value;
        at += value < 0 ? 1 : 3;
      }
    }
    length = to;
  }

  /** The character of {@code u002e}, where it is one of ASCII; -1 otherwise. */
  private int wide(int at) {
    boolean marked = buffer[at] == 'u' || buffer[at] == 'U';
    int value = marked ? hex(at + 1, 4) : -1;
    return value < 0x80 ? value : -1;
  }

  private int hex(int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = buffer[i] < 0 ? -1 : Character.digit(buffer[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private void resolveOverlong() {
    int to = 0;
    for (int at = 0; at < length; at++) {
      int next = at + 1 < length ? buffer[at + 1] & 0xFF : 0;
      boolean overlong =
          (buffer[at] & 0xFF) == OVERLONG && (next == OVERLONG_DOT || next == OVERLONG_SLASH);
      if (overlong) {
        buffer[to++] = (byte) (next == OVERLONG_DOT ? '.' : '/');
        at++;
      } else {
        buffer[to++] = buffer[at];
      }
    }
    length = to;
  }
}
