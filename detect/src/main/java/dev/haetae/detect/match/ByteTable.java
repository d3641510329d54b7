package dev.haetae.detect.match;

import dev.haetae.model.Hashing;
import java.util.Collection;

/** Looks up a run of bytes among constant ones, by open addressing and without making objects. */
final class ByteTable {
  /** Not among the keys. */
  static final int NONE = -1;

  private final byte[][] keys;
  private final int[] slots;
  private final int[] hashes;

  /** A bit for each length of a key, the last for all that are longer: most values have none. */
  private long lengths;

  /** A table of these keys, none twice; each has its place among them as number. */
  ByteTable(Collection<byte[]> keys) {
    this.keys = keys.toArray(byte[][]::new);
    int size = Math.max(4, Integer.highestOneBit(this.keys.length) * 4);
    this.slots = new int[size];
    this.hashes = new int[this.keys.length];
    for (int number = 0; number < this.keys.length; number++) {
      byte[] key = this.keys[number];
      lengths |= length(key.length);
      hashes[number] = (int) Hashing.hash(key, 0, key.length);
      int slot = hashes[number] & (size - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (size - 1);
      }
      slots[slot] = number + 1;
    }
  }

  /** The number of the key that equals {@code bytes[start, end)}, or {@link #NONE}. */
  int find(byte[] bytes, int start, int end) {
    if ((lengths & length(end - start)) == 0) {
      return NONE;
    }
    int hash = (int) Hashing.hash(bytes, start, end);
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && Bytes.equal(keys[number], bytes, start, end)) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return NONE;
  }

  private static long length(int length) {
    return 1L << Math.min(length, 63);
  }
}
