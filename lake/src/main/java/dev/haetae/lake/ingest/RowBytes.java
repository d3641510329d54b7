package dev.haetae.lake.ingest;

import java.util.Arrays;

/**
 * One row on its way: for each column its value's length and bytes, as they come. Filled again for
 * each row.
 */
public final class RowBytes {
  private byte[] bytes = new byte[1 << 12];
  private int length;

  /** Begins a new row. */
  public void clear() {
    length = 0;
  }

  /** The row, from its beginning on; good until the next one is begun. */
  public byte[] array() {
    return bytes;
  }

  /** How long it is. */
  public int length() {
    return length;
  }

  /** The column has no value. */
  public void absent() {
    number(0);
  }

  /** A single value. */
  public void value(byte[] source, int start, int end) {
    number(end - start + 1);
    raw(source, start, end);
  }

  /** A whole number, a time, or 0 and 1 for a boolean. */
  public void whole(long value) {
    number(Long.BYTES + 1);
    reserve(Long.BYTES);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  /** A list of so many values, each added by {@link #element}. */
  public void list(int size) {
    number(size + 1);
  }

  /** One value of a list. */
  public void element(byte[] source, int start, int end) {
    number(end - start);
    raw(source, start, end);
  }

  private void raw(byte[] source, int start, int end) {
    reserve(end - start);
    System.arraycopy(source, start, bytes, length, end - start);
    length += end - start;
  }

  private void number(int value) {
    reserve(5);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
