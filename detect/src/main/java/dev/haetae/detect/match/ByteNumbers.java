package dev.haetae.detect.match;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Numbers in text, compared exactly; whole numbers of up to 18 digits without making objects. */
final class ByteNumbers {
  /** Not a number that fits a long. */
  static final long NONE = Long.MIN_VALUE;

  private static final int LONGEST = 64;
  private static final int MOST_DIGITS = 18;

  private ByteNumbers() {}

  /** The whole number the bytes write, or {@link #NONE}. */
  static long whole(byte[] bytes, int start, int end) {
    int at = start < end && bytes[start] == '-' ? start + 1 : start;
    if (at == end || end - at > MOST_DIGITS) {
      return NONE;
    }
    long value = 0;
    for (int i = at; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return at == start ? value : -value;
  }

  /** A number of the rule, to hold many values against. */
  static final class Constant {
    private final BigDecimal value;
    private final long whole;

    Constant(BigDecimal value) {
      this.value = value;
      byte[] plain = plain(value);
      this.whole = whole(plain, 0, plain.length);
    }

    private static byte[] plain(BigDecimal value) {
      boolean small =
          value.precision() - (long) value.scale() <= MOST_DIGITS && value.scale() < LONGEST;
      String text = small ? value.stripTrailingZeros().toPlainString() : "";
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The bucket of an index that equal numbers share. */
    long bucket() {
      return Double.doubleToLongBits(value.doubleValue() + 0.0);
    }

    /** Whether the bytes write a number at all. */
    boolean comparable(byte[] bytes, int start, int end) {
      return whole(bytes, start, end) != NONE || isNumber(bytes, start, end);
    }

    /** How the number in the bytes compares with this one; it must be one. */
    int compare(byte[] bytes, int start, int end) {
      long other = whole(bytes, start, end);
      if (other != NONE && whole != NONE) {
        return Long.compare(other, whole);
      }
      return parse(bytes, start, end).compareTo(value);
    }
  }

  /** The bucket of an index that equal numbers share; some bucket for what is no number. */
  static long bucket(byte[] bytes, int start, int end) {
    long whole = whole(bytes, start, end);
    if (whole != NONE) {
      return Double.doubleToLongBits((double) whole + 0.0);
    }
    return isNumber(bytes, start, end)
        ? Double.doubleToLongBits(parse(bytes, start, end).doubleValue() + 0.0)
        : NONE;
  }

  static boolean isNumber(byte[] bytes, int start, int end) {
    if (start == end || end - start > LONGEST || !startsNumber(bytes[start])) {
      return false;
    }
    try {
      BigDecimal unused = parse(bytes, start, end);
      return true;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private static boolean startsNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.';
  }

  private static BigDecimal parse(byte[] bytes, int start, int end) {
    return new BigDecimal(new String(bytes, start, end - start, StandardCharsets.UTF_8));
  }
}
