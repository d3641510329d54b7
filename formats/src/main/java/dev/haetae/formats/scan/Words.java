package dev.haetae.formats.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads eight bytes of an array at once, the first in the lowest bits. */
final class Words {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWS = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  static long at(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  /**
   * The high bit of every byte that equals the one {@code pattern} repeats; exact for the lowest.
   */
  static long matches(long word, long pattern) {
    long difference = word ^ pattern;
    return (difference - LOWS) & ~difference & HIGHS;
  }

  /** The eight bytes that all equal this one. */
  static long repeat(char b) {
    return LOWS * b;
  }
}
