package dev.haetae.detect.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Comparing runs of bytes. */
final class Bytes {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** An odd number whose bits look random: 2^64 divided by the golden ratio. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Bytes() {}

  static boolean equal(byte[] one, byte[] bytes, int start, int end) {
    return Arrays.equals(one, 0, one.length, bytes, start, end);
  }

  static boolean startsWith(byte[] bytes, int start, int end, byte[] prefix) {
    return end - start >= prefix.length && equal(prefix, bytes, start, start + prefix.length);
  }

  static boolean endsWith(byte[] bytes, int start, int end, byte[] suffix) {
    return end - start >= suffix.length && equal(suffix, bytes, end - suffix.length, end);
  }

  /** Where the sought bytes first begin, or -1. */
  static int indexOf(byte[] bytes, int start, int end, byte[] sought) {
    if (sought.length == 0) {
      return start;
    }
    byte first = sought[0];
    int last = end - sought.length;
    for (int i = start; i <= last; i++) {
      if (bytes[i] == first && equal(sought, bytes, i, i + sought.length)) {
        return i;
      }
    }
    return -1;
  }

  /** Eight bytes as one number, the first the lowest. */
  static long eight(byte[] bytes, int at) {
    return (long) EIGHT.get(bytes, at);
  }

  /** Writes what {@link #eight} reads. */
  static void putEight(byte[] bytes, int at, long value) {
    EIGHT.set(bytes, at, value);
  }

  /** A hash of the bytes, eight at a step. */
  static int hash(byte[] bytes, int start, int end) {
    long hash = MIX;
    int i = start;
    for (; i + 8 <= end; i += 8) {
      hash = (hash ^ eight(bytes, i)) * MIX;
      hash ^= hash >>> 32;
    }
    for (; i < end; i++) {
      hash = (hash ^ bytes[i]) * MIX;
    }
    return (int) (hash ^ (hash >>> 32));
  }
}
