package dev.haetae.lake.parquet;

import java.util.Arrays;

/** A run of bytes that grows at its end. */
final class Bytes {
  byte[] array;
  int length;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  void add(int value) {
    reserve(1);
    array[length++] = (byte) value;
  }

  void add(byte[] source, int start, int end) {
    reserve(end - start);
    System.arraycopy(source, start, array, length, end - start);
    length += end - start;
  }

  /** Four bytes, the lowest first. */
  void addInt(int value) {
    reserve(4);
    for (int shift = 0; shift < 32; shift += 8) {
      array[length++] = (byte) (value >>> shift);
    }
  }

  /** Eight bytes, the lowest first. */
  void addLong(long value) {
    reserve(8);
    for (int shift = 0; shift < 64; shift += 8) {
      array[length++] = (byte) (value >>> shift);
    }
  }

  /** As many bytes as it takes, seven bits each, the lowest first. */
  void addVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      add((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    add((int) rest);
  }

  void clear() {
    length = 0;
  }

  private void reserve(int more) {
    if (array.length - length < more) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, Math.addExact(length, more)));
    }
  }
}
