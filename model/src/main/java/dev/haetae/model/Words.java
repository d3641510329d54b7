package dev.haetae.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array as one number, the first in the lowest bits. */
public final class Words {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWS = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  /**
   * The eight bytes from an index.
   *
   * @throws IndexOutOfBoundsException where fewer than eight are left
   */
  public static long at(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  /** Writes what {@link #at} reads. */
  public static void put(byte[] bytes, int index, long word) {
    LONG.set(bytes, index, word);
  }

  /**
   * The high bit of every byte that equals the one {@code pattern} repeats; exact for the lowest.
   */
  public static long matches(long word, long pattern) {
    long difference = word ^ pattern;
    return (difference - LOWS) & ~difference & HIGHS;
  }

  /** The eight bytes that all equal this one. */
  public static long repeat(char b) {
    return LOWS * b;
  }
}
