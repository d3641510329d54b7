package dev.haetae.formats.read;

import dev.haetae.model.Hashing;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Slice;

/**
 * Gives records without an id of their own one: a hash of the raw record and its ordinal among
 * equal records of the same object. Equal records are written close together, so only the most
 * recent hashes are remembered, in a table of fixed size; two equal records far apart in one object
 * count as one.
 */
final class Identity {
  private static final int SIZE = 1 << 14;
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final long[] hashes = new long[SIZE];
  private final int[] counts = new int[SIZE];

  /** Forgets the records of the object before. */
  void reset() {
    java.util.Arrays.fill(counts, 0);
  }

  /** The hash of the record at {@code bytes[start, end)}, counted. */
  long next(byte[] bytes, int start, int end) {
    long hash = Hashing.hash(bytes, start, end);
    int slot = (int) (hash & (SIZE - 1));
    if (hashes[slot] != hash || counts[slot] == 0) {
      hashes[slot] = hash;
      counts[slot] = 0;
    }
    int ordinal = ++counts[slot];
    return ordinal == 1 ? hash : Hashing.mix(hash, ordinal);
  }

  /** The identity of an event that has an id of its own, in its account. */
  static long of(Event event) {
    Slice id = event.idBytes();
    long hash = Hashing.hash(id.bytes(), id.start(), id.end());
    return Hashing.mix(hash, event.account().hashCode());
  }

  /**
   * The hash of which {@link #text} made this.
   *
   * @throws IllegalArgumentException where it is no such text
   */
  static long parse(String text) {
    return Long.parseUnsignedLong(text, 16);
  }

  /** The hash as sixteen hexadecimal digits. */
  static byte[] text(long hash) {
    byte[] text = new byte[16];
    for (int i = 0; i < 16; i++) {
      text[i] = DIGITS[(int) (hash >>> (60 - 4 * i)) & 15];
    }
    return text;
  }
}
