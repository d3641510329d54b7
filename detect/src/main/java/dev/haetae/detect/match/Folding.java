package dev.haetae.detect.match;

import dev.haetae.model.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Case folding of UTF-8: two texts that differ only in case fold to the same bytes. Code point by
 * code point, as {@link String#equalsIgnoreCase} does it: to upper case, then to lower. ASCII takes
 * a short way; bytes that are not UTF-8 stay as they are.
 */
final class Folding {
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private byte[] bytes = new byte[4096];
  private int used;

  /** Forgets every folded text. */
  void clear() {
    used = 0;
  }

  /** The buffer that folded texts lie in; it moves as it grows. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the next folded text begins, or the last one ended. */
  int used() {
    return used;
  }

  /** Appends {@code from[start, end)}, folded. */
  void append(byte[] from, int start, int end) {
    reserve(end - start);
    byte[] to = bytes;
    int out = used;
    int in = start;
    for (; in + 8 <= end; in += 8, out += 8) {
      long eight = Words.at(from, in);
      if ((eight & HIGH_BITS) != 0) {
        break;
      }
      Words.put(to, out, lower(eight));
    }
    for (; in < end; in++) {
      byte b = from[in];
      if (b < 0) {
        used = out;
        appendUnicode(from, in, end);
        return;
      }
      to[out++] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
    used = out;
  }

  /**
   * Lower case of eight ASCII characters: the sums carry into the high bit of each from A, and past
   * Z.
   */
  private static long lower(long eight) {
    long fromA = eight + (0x80 - 'A') * EACH_BYTE;
    long pastZ = eight + (0x80 - 'Z' - 1) * EACH_BYTE;
    return eight | (((fromA ^ pastZ) & HIGH_BITS) >>> 2);
  }

  private void appendUnicode(byte[] from, int start, int end) {
    int in = start;
    while (in < end) {
      // A code point may need more bytes folded than it had.
      reserve(4);
      int length = Utf8.length(from, in, end);
      if (length == 0) {
        bytes[used++] = from[in++];
      } else {
        used = Utf8.encode(fold(Utf8.decode(from, in, length)), bytes, used);
        in += length;
      }
    }
  }

  static int fold(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private void reserve(int length) {
    if (bytes.length - used < length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + length));
    }
  }

  /** The folded bytes of a rule's text. */
  static byte[] fold(String text) {
    Folding folding = new Folding();
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    folding.append(encoded, 0, encoded.length);
    return Arrays.copyOf(folding.bytes, folding.used);
  }
}
