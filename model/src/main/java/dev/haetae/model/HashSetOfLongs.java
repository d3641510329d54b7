package dev.haetae.model;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A set of numbers in one array, which grows. Where a number lies depends on a key drawn when the
 * program starts, so that nobody can choose numbers that all lie in one place (multiply-shift:
 * Dietzfelbinger et al., <i>A Reliable Randomized Algorithm for the Closest-Pair Problem</i>,
 * 1997). For one thread.
 */
public final class HashSetOfLongs {
  private static final int FEW_SLOTS = 1 << 4;
  private static final int MOST_SLOTS = 1 << 30;
  private static final long KEY = new SecureRandom().nextLong() | 1;

  /** 0 is a free slot. */
  private long[] slots;

  private int filled;
  private boolean holdsZero;

  /** An empty set. */
  public HashSetOfLongs() {
    this(0);
  }

  /** An empty set with room for so many. */
  public HashSetOfLongs(int expected) {
    int size = FEW_SLOTS;
    while (size < 2L * expected && size < MOST_SLOTS) {
      size *= 2;
    }
    slots = new long[size];
  }

  /** Adds a number; false where it was there. */
  public boolean add(long number) {
    if (number == 0) {
      boolean added = !holdsZero;
      holdsZero = true;
      return added;
    }
    int slot = slot(number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    filled++;
    if (filled > slots.length / 2) {
      grow();
    }
    return true;
  }

  /** Whether a number was added. */
  public boolean contains(long number) {
    return number == 0 ? holdsZero : slots[slot(number)] == number;
  }

  /** How many numbers it holds. */
  public int size() {
    return filled + (holdsZero ? 1 : 0);
  }

  /** Takes all numbers out. */
  public void clear() {
    Arrays.fill(slots, 0);
    filled = 0;
    holdsZero = false;
  }

  /** The numbers, the smallest first. */
  public long[] sorted() {
    long[] numbers = new long[size()];
    int count = holdsZero ? 1 : 0;
    for (long each : slots) {
      if (each != 0) {
        numbers[count++] = each;
      }
    }
    Arrays.sort(numbers);
    return numbers;
  }

  /** Where a number lies, or would. */
  private int slot(long number) {
    int mask = slots.length - 1;
    int slot = (int) ((number * KEY) >>> Long.numberOfLeadingZeros(mask));
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    for (long each : before) {
      if (each != 0) {
        slots[slot(each)] = each;
      }
    }
  }
}
