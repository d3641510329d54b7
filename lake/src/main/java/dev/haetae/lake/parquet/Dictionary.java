package dev.haetae.lake.parquet;

import dev.haetae.model.Hashing;
import java.util.Arrays;

/** The different values of one column, each with the number of its first coming. */
final class Dictionary {
  private static final int LARGEST_TEXT = 1 << 20;
  private static final int MOST = 1 << 16;

  final Bytes bytes = new Bytes(1 << 12);
  private int[] starts = new int[256];
  private int[] slots = new int[1024];
  int size;

  /** The number of a value; -1 where the dictionary is full and does not have it. */
  int number(byte[] value, int start, int end) {
    int mask = slots.length - 1;
    int slot = (int) (Hashing.hash(value, start, end) >>> 20) & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (Arrays.equals(bytes.array, starts[number], end(number), value, start, end)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    if (size == MOST || bytes.length + (end - start) > LARGEST_TEXT) {
      return -1;
    }
    slots[slot] = add(value, start, end) + 1;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int add(byte[] value, int start, int end) {
    if (size + 1 == starts.length) {
      starts = Arrays.copyOf(starts, size * 2 + 2);
    }
    starts[size] = bytes.length;
    bytes.add(value, start, end);
    starts[size + 1] = bytes.length;
    return size++;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = (int) (Hashing.hash(bytes.array, start(number), end(number)) >>> 20) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }

  int start(int number) {
    return starts[number];
  }

  int end(int number) {
    return starts[number + 1];
  }

  void clear() {
    bytes.clear();
    size = 0;
    Arrays.fill(slots, 0);
  }
}
