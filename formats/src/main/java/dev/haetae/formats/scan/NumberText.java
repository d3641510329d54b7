package dev.haetae.formats.scan;

/** Whether text is a number. */
public final class NumberText {
  private NumberText() {}

  /**
   * Whether the bytes are a number: a decimal one, with a fraction or an exponent or not, or a
   * hexadecimal one behind {@code 0x}.
   */
  public static boolean isNumber(byte[] bytes, int start, int end) {
    if (end - start > 2 && bytes[start] == '0' && bytes[start + 1] == 'x') {
      return isHexadecimal(bytes, start + 2, end);
    }
    boolean digits = false;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      boolean digit = b >= '0' && b <= '9';
      digits |= digit;
      if (!digit && !isPart(b, i == start)) {
        return false;
      }
    }
    return digits;
  }

  private static boolean isHexadecimal(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.digit(bytes[i], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(byte b, boolean first) {
    return b == '-' || b == '+' || (!first && (b == '.' || b == 'e' || b == 'E'));
  }
}
