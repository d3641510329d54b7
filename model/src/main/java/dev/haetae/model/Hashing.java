package dev.haetae.model;

import java.nio.charset.StandardCharsets;

/**
 * A fast 64-bit hash of bytes, for identity among honest and dishonest copies alike, not secrecy.
 */
public final class Hashing {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private Hashing() {}

  /** The hash of {@code bytes[start, end)}. */
  public static long hash(byte[] bytes, int start, int end) {
    long hash = (end - start) * PRIME;
    int p = start;
    for (; p + 8 <= end; p += 8) {
      hash = mix(hash, Words.at(bytes, p));
    }
    long tail = 0;
    for (; p < end; p++) {
      tail = (tail << 8) | (bytes[p] & 0xFF);
    }
    return mix(hash, tail);
  }

  /** The hash of a text, which is that of its UTF-8 bytes. */
  public static long hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return hash(bytes, 0, bytes.length);
  }

  /** A hash that takes one more word in. */
  public static long mix(long hash, long word) {
    long mixed = (hash ^ word) * PRIME;
    mixed ^= mixed >>> 32;
    mixed *= 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 29);
  }
}
