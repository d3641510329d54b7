package dev.haetae.detect.indicator;

import java.util.Arrays;

/** Whole numbers that grow in number. */
final class IntColumn {
  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  int[] trimmed() {
    return Arrays.copyOf(values, size);
  }
}
