package dev.haetae.lake.ingest;

/** A set of numbers that are hashes already. */
final class HashSetOfLongs {
  private final long[] slots;
  private final int mask;
  private boolean zero;

  /** A set for at most so many. */
  HashSetOfLongs(int most) {
    int size = Integer.highestOneBit(Math.max(8, most)) * 4;
    slots = new long[size];
    mask = size - 1;
  }

  /** Adds a number; false where it was there. */
  boolean add(long number) {
    if (number == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    int slot = (int) (number ^ (number >>> 32)) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == number) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = number;
    return true;
  }

  boolean contains(long number) {
    if (number == 0) {
      return zero;
    }
    int slot = (int) (number ^ (number >>> 32)) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == number) {
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }
}
