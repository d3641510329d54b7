package dev.haetae.detect.mechanism;

import java.util.Arrays;

/** The whole numbers of one observation; not to be changed. */
public final class Numbers {
  /** No numbers. */
  public static final Numbers NONE = new Numbers();

  /** Stands where an event has no such number, or something that is not one. */
  public static final long ABSENT = Long.MIN_VALUE;

  private final long[] values;

  private Numbers(long... values) {
    this.values = values;
  }

  /** These numbers, copied. */
  public static Numbers of(long... values) {
    return values.length == 0 ? NONE : new Numbers(values.clone());
  }

  /** The number at a place, or {@link #ABSENT}. */
  public long at(int place) {
    return values[place];
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers numbers && Arrays.equals(numbers.values, values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
