package dev.haetae.lake.index;

/**
 * Bytes of UTF-8 with JSON's escapes resolved, one after the other. What is no escape stands for
 * itself; half of a surrogate pair is U+FFFD.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, strings</a>
 */
final class Escapes {
  private static final int NOTHING = -1;
  private static final int HEX = 16;
  private static final int UNICODE = 6;
  private static final int LOST = 0xFFFD;

  private byte[] bytes = {};
  private int at;
  private int end;
  private long pending;
  private int waiting;

  /** Begins anew at {@code bytes[from, end)}. */
  void reset(byte[] of, int from, int until) {
    bytes = of;
    at = from;
    end = until;
    waiting = 0;
  }

  /** The next byte that is not read yet. */
  int at() {
    return at;
  }

  /** Whether the next byte is of an escape, or begins one. */
  boolean follows() {
    return waiting > 0 || (at < end && bytes[at] == '\\');
  }

  /** The next byte of what is meant; -1 at the end. */
  int next() {
    if (waiting > 0) {
      waiting--;
      return (int) (pending >>> (8 * waiting)) & 0xFF;
    }
    if (at >= end) {
      return NOTHING;
    }
    if (bytes[at] != '\\' || at + 1 >= end) {
      return bytes[at++] & 0xFF;
    }
    int sign = bytes[at + 1];
    int unit = sign == 'u' ? unit(at) : NOTHING;
    if (unit >= 0) {
      return encoded(codePoint(unit));
    }
    at += 2;
    return switch (sign) {
      case 'n', 'r', 't', 'b', 'f' -> ' ';
      default -> sign & 0xFF;
    };
  }

  /** The unit of UTF-16 that is escaped there; -1 where there is none. */
  private int unit(int from) {
    if (from + UNICODE > end || bytes[from] != '\\' || bytes[from + 1] != 'u') {
      return NOTHING;
    }
    int unit = 0;
    for (int i = from + 2; i < from + UNICODE; i++) {
      int digit = Character.digit(bytes[i], HEX);
      if (digit < 0) {
        return NOTHING;
      }
      unit = unit * HEX + digit;
    }
    return unit;
  }

  private int codePoint(int unit) {
    at += UNICODE;
    if (!Character.isSurrogate((char) unit)) {
      return unit;
    }
    int low = unit(at);
    if (low < 0 || !Character.isSurrogatePair((char) unit, (char) low)) {
      return LOST;
    }
    at += UNICODE;
    return Character.toCodePoint((char) unit, (char) low);
  }

  private int encoded(int c) {
    if (c < 0x80) {
      return c;
    }
    waiting = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    pending = 0;
    for (int shift = 6 * (waiting - 1); shift >= 0; shift -= 6) {
      pending = (pending << 8) | 0x80 | ((c >> shift) & 0x3F);
    }
    int lead = waiting == 1 ? 0xC0 : waiting == 2 ? 0xE0 : 0xF0;
    return lead | (c >> (6 * waiting));
  }
}
