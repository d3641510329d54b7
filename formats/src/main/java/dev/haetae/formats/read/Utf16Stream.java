package dev.haetae.formats.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * Text in UTF-16, which Windows' tools write, as UTF-8. What is no character becomes U+FFFD and is
 * counted; nothing is held but a few bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2781">RFC 2781</a>
 */
final class Utf16Stream extends InputStream {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int NONE = -1;
  private static final int LONGEST_CHARACTER = 4;

  private final InputStream in;
  private final boolean littleEndian;
  private final byte[] units = new byte[8 << 10];
  private final byte[] character = new byte[LONGEST_CHARACTER];
  private int unitsAt;
  private int unitsEnd;
  private int characterAt;
  private int characterEnd;
  private int waiting = NONE;
  private long odd;

  /**
   * @param in the text behind its byte order mark
   */
  Utf16Stream(InputStream in, boolean littleEndian) {
    this.in = in;
    this.littleEndian = littleEndian;
  }

  /** How many units so far were no character, half a unit at the end among them. */
  long odd() {
    return odd;
  }

  @Override
  public int read() throws IOException {
    if (characterAt == characterEnd && !nextCharacter()) {
      return -1;
    }
    return character[characterAt++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      if (characterAt == characterEnd && !nextCharacter()) {
        break;
      }
      into[offset + count++] = character[characterAt++];
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private boolean nextCharacter() throws IOException {
    int unit = waiting == NONE ? unit() : waiting;
    waiting = NONE;
    if (unit == NONE) {
      return false;
    }
    encode(Character.isSurrogate((char) unit) ? joined(unit) : unit);
    return true;
  }

  private int joined(int first) throws IOException {
    if (Character.isHighSurrogate((char) first)) {
      int second = unit();
      if (second != NONE && Character.isLowSurrogate((char) second)) {
        return Character.toCodePoint((char) first, (char) second);
      }
      waiting = second;
    }
    odd++;
    return REPLACEMENT;
  }

  private int unit() throws IOException {
    int first = octet();
    if (first == NONE) {
      return NONE;
    }
    int second = octet();
    if (second == NONE) {
      odd++;
      return REPLACEMENT;
    }
    return littleEndian ? first | (second << 8) : (first << 8) | second;
  }

  private int octet() throws IOException {
    if (unitsAt == unitsEnd) {
      unitsEnd = Math.max(0, in.read(units, 0, units.length));
      unitsAt = 0;
      if (unitsEnd == 0) {
        return NONE;
      }
    }
    return units[unitsAt++] & 0xFF;
  }

  private void encode(int codePoint) {
    characterAt = 0;
    if (codePoint < 0x80) {
      character[0] = (byte) codePoint;
      characterEnd = 1;
      return;
    }
    int trail = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    int lead = trail == 1 ? 0xC0 : trail == 2 ? 0xE0 : 0xF0;
    character[0] = (byte) (lead | (codePoint >> (6 * trail)));
    for (int i = 1; i <= trail; i++) {
      character[i] = (byte) (0x80 | ((codePoint >> (6 * (trail - i))) & 0x3F));
    }
    characterEnd = trail + 1;
  }
}
