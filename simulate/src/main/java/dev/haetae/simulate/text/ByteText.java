package dev.haetae.simulate.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows as ASCII bytes; made for assembling log lines without trees or Strings. */
public final class ByteText {
  private static final byte[] HEX = Alphabets.HEX.getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  /** Room for {@code capacity} bytes; grows when needed. */
  public ByteText(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** Bytes written so far. */
  public int length() {
    return length;
  }

  /** Forgets what was written. */
  public void clear() {
    length = 0;
  }

  private int grow(int more) {
    int start = length;
    if (start + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(start + more, bytes.length + (bytes.length >> 1)));
    }
    length = start + more;
    return start;
  }

  /** Adds bytes as they are. */
  public ByteText add(byte[] piece) {
    int at = grow(piece.length);
    System.arraycopy(piece, 0, bytes, at, piece.length);
    return this;
  }

  /** Adds a part of another text. */
  public ByteText add(ByteText from, int start, int end) {
    int at = grow(end - start);
    System.arraycopy(from.bytes, start, bytes, at, end - start);
    return this;
  }

  /** Adds ASCII text. */
  public ByteText add(String text) {
    int at = grow(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[at + i] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Adds one ASCII character. */
  public ByteText add(char character) {
    int at = grow(1);
    bytes[at] = (byte) character;
    return this;
  }

  /** Adds a decimal number. */
  public ByteText number(long value) {
    return add(Long.toString(value));
  }

  /** Adds the low {@code digits} decimal digits of a number. */
  public ByteText padded(int value, int digits) {
    int at = grow(digits);
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  /** Adds the low {@code digits} hexadecimal digits of some bits. */
  public ByteText hex(long bits, int digits) {
    int at = grow(digits);
    long rest = bits;
    for (int i = at + digits - 1; i >= at; i--) {
      bytes[i] = HEX[(int) (rest & 15)];
      rest >>>= 4;
    }
    return this;
  }

  /** Adds a UUID of version 4 made of 128 bits. */
  public ByteText uuid(long high, long low) {
    return hex(high >>> 32, 8)
        .add('-')
        .hex(high >>> 16, 4)
        .add("-4")
        .hex(high, 3)
        .add('-')
        .hex(8 | (low >>> 62), 1)
        .hex(low >>> 48, 3)
        .add('-')
        .hex(low, 12);
  }

  /** Adds random characters of an alphabet whose size is a power of two. */
  public ByteText letters(long seed, byte[] alphabet, int count) {
    int at = grow(count);
    int width = Integer.numberOfTrailingZeros(alphabet.length);
    long bits = 0;
    int left = 0;
    long block = seed;
    for (int i = 0; i < count; i++) {
      if (left < width) {
        block = Draw.mix(block, 0x5851F42D4C957F2DL);
        bits = block;
        left = 64;
      }
      bytes[at + i] = alphabet[(int) (bits & (alphabet.length - 1))];
      bits >>>= width;
      left -= width;
    }
    return this;
  }

  /** Adds a point in time as {@code 2026-01-31T08:15:00Z}. */
  public ByteText time(long epochSecond) {
    long day = Math.floorDiv(epochSecond, 86_400L);
    int second = (int) Math.floorMod(epochSecond, 86_400L);
    return day(day)
        .add('T')
        .padded(second / 3600, 2)
        .add(':')
        .padded(second / 60 % 60, 2)
        .add(':')
        .padded(second % 60, 2)
        .add('Z');
  }

  /**
   * Adds a day as {@code 2026-01-31}.
   *
   * @see <a href="https://howardhinnant.github.io/date_algorithms.html">civil_from_days</a>
   */
  private ByteText day(long epochDay) {
    long shifted = epochDay + 719_468;
    int era = (int) Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int month = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1;
    int civilMonth = month < 10 ? month + 3 : month - 9;
    int year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0);
    return padded(year, 4).add('-').padded(civilMonth, 2).add('-').padded(dayOfMonth, 2);
  }

  /** Writes all of it. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /** What was written from {@code start} to {@code end}. */
  public String substring(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return substring(0, length);
  }
}
