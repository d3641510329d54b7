package dev.haetae.detect.indicator;

import java.util.Arrays;

/**
 * Which network lies in which. Two networks of the internet lie one in the other or apart, so with
 * all of them in order of their first address, the wider first, whatever contains an address is the
 * last that begins at or before it or one that this one lies in.
 */
final class Nesting {
  /** Lies in none. */
  static final int NONE = -1;

  private Nesting() {}

  /** Whether one of the networks, by its place in order, contains the beginning of a later one. */
  @FunctionalInterface
  interface Containment {
    boolean contains(int outer, int inner);
  }

  /** For each network the narrowest it lies in; no numbers at all where none lies in another. */
  static int[] parents(int count, Containment containment) {
    int[] parents = new int[count];
    int outer = NONE;
    boolean any = false;
    for (int i = 0; i < count; i++) {
      while (outer != NONE && !containment.contains(outer, i)) {
        outer = parents[outer];
      }
      parents[i] = outer;
      any |= outer != NONE;
      outer = i;
    }
    return any ? parents : new int[0];
  }

  /** Compares two items by their numbers. */
  @FunctionalInterface
  interface Comparison {
    int compare(int one, int other);
  }

  /** The places of items in order, by merging ever longer runs; equal ones keep their order. */
  static int[] sorted(int count, Comparison comparison) {
    int[] from = new int[count];
    Arrays.setAll(from, i -> i);
    int[] to = new int[count];
    for (long run = 1; run < count; run *= 2) {
      for (long start = 0; start < count; start += 2 * run) {
        merge(from, to, (int) start, run, comparison);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(int[] from, int[] to, int start, long run, Comparison comparison) {
    int middle = (int) Math.min(start + run, from.length);
    int end = (int) Math.min(start + 2 * run, from.length);
    int left = start;
    int right = middle;
    for (int out = start; out < end; out++) {
      boolean takesLeft =
          right >= end || (left < middle && comparison.compare(from[left], from[right]) <= 0);
      to[out] = takesLeft ? from[left++] : from[right++];
    }
  }
}
