package dev.haetae.detect.match;

import java.util.Arrays;

/** Comparing runs of bytes. */
final class Bytes {
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
}
