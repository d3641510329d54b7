package dev.haetae.lake.ingest;

/** Reads whole numbers in place. */
final class Numbers {
  /** What is no whole number, or too large a one. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DIGITS = 18;

  private Numbers() {}

  /** The number written at {@code bytes[start, end)}, or {@link #NONE}. */
  static long whole(byte[] bytes, int start, int end) {
    boolean negative = start < end && bytes[start] == '-';
    int from = negative ? start + 1 : start;
    if (from == end || end - from > DIGITS) {
      return NONE;
    }
    long number = 0;
    for (int i = from; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      number = number * 10 + digit;
    }
    return negative ? -number : number;
  }
}
