package dev.haetae.detect.match;

/** Code points in UTF-8 bytes. */
final class Utf8 {
  private Utf8() {}

  /** How many bytes the code point at an index takes; 0 where there is none. */
  static int length(byte[] bytes, int at, int end) {
    byte first = bytes[at];
    if (first >= 0) {
      return 1;
    }
    int length =
        (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 0;
    if (length == 0 || at + length > end) {
      return 0;
    }
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return Character.isValidCodePoint(decode(bytes, at, length)) ? length : 0;
  }

  /** How many bytes one character takes for a wildcard: a byte that is no UTF-8 counts as one. */
  static int step(byte[] bytes, int at, int end) {
    return Math.max(1, length(bytes, at, end));
  }

  static int decode(byte[] bytes, int at, int length) {
    int value = length == 1 ? bytes[at] : bytes[at] & (0x7F >> length);
    for (int i = at + 1; i < at + length; i++) {
      value = (value << 6) | (bytes[i] & 0x3F);
    }
    return value;
  }

  static int encode(int codePoint, byte[] to, int at) {
    int out = at;
    if (codePoint < 0x80) {
      to[out++] = (byte) codePoint;
      return out;
    }
    int trail = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    int lead = trail == 1 ? 0xC0 : trail == 2 ? 0xE0 : 0xF0;
    to[out++] = (byte) (lead | (codePoint >> (6 * trail)));
    for (int shift = 6 * (trail - 1); shift >= 0; shift -= 6) {
      to[out++] = (byte) (0x80 | ((codePoint >> shift) & 0x3F));
    }
    return out;
  }
}
