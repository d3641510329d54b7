package dev.haetae.detect.geo;

import dev.haetae.model.address.Address;
import java.util.Arrays;

/** Ranges of addresses of one family in order, each with the number of a place. */
final class RangeTable {
  private static final int NONE = -1;

  private long[] startHighs = new long[16];
  private long[] startLows = new long[16];
  private long[] endHighs = new long[16];
  private long[] endLows = new long[16];
  private int[] places = new int[16];
  private int size;

  /** Adds a range; both ends lie in it. */
  void add(long startHigh, long startLow, long endHigh, long endLow, int place) {
    if (size == places.length) {
      resize(size + (size >> 1));
    }
    startHighs[size] = startHigh;
    startLows[size] = startLow;
    endHighs[size] = endHigh;
    endLows[size] = endLow;
    places[size++] = place;
  }

  private void resize(int length) {
    startHighs = Arrays.copyOf(startHighs, length);
    startLows = Arrays.copyOf(startLows, length);
    endHighs = Arrays.copyOf(endHighs, length);
    endLows = Arrays.copyOf(endLows, length);
    places = Arrays.copyOf(places, length);
  }

  /** Puts the ranges in order, after the last was added. */
  void sort() {
    resize(size);
    if (isSorted()) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> compare(one, startHighs[other], startLows[other]));
    startHighs = ordered(startHighs, order, startLows);
    endHighs = ordered(endHighs, order, endLows);
    int[] before = places.clone();
    Arrays.setAll(places, i -> before[order[i]]);
  }

  private static long[] ordered(long[] highs, Integer[] order, long[] lows) {
    long[] sortedHighs = new long[highs.length];
    long[] before = lows.clone();
    for (int i = 0; i < highs.length; i++) {
      sortedHighs[i] = highs[order[i]];
      lows[i] = before[order[i]];
    }
    return sortedHighs;
  }

  private boolean isSorted() {
    for (int i = 1; i < size; i++) {
      if (compare(i - 1, startHighs[i], startLows[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private int compare(int range, long high, long low) {
    int order = Long.compareUnsigned(startHighs[range], high);
    return order != 0 ? order : Long.compareUnsigned(startLows[range], low);
  }

  /** The number of the place an address is in; negative where there is none. */
  int find(Address address) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, address.high(), address.low()) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int range = low - 1;
    return range >= 0 && endsAfter(range, address) ? places[range] : NONE;
  }

  private boolean endsAfter(int range, Address address) {
    int order = Long.compareUnsigned(endHighs[range], address.high());
    return order > 0 || (order == 0 && Long.compareUnsigned(endLows[range], address.low()) >= 0);
  }
}
