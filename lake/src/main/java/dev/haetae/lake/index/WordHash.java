package dev.haetae.lake.index;

import java.nio.charset.StandardCharsets;

/** The hash of a word, in which capitals and small letters are the same. */
final class WordHash {
  static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long PRIME = 0xD6E8FEB86659FD93L;

  private WordHash() {}

  /** Takes one more byte into a hash that is being made. */
  static long take(long hash, byte b) {
    int small = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    return (hash ^ (small & 0xFF)) * PRIME + (hash >>> 47);
  }

  /** Ends a hash, so that all of its bits depend on all bytes. */
  static long end(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * PRIME;
    return mixed ^ (mixed >>> 29);
  }

  static long of(byte[] bytes, int start, int end) {
    long hash = SEED;
    for (int i = start; i < end; i++) {
      hash = take(hash, bytes[i]);
    }
    return end(hash);
  }

  static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }
}
