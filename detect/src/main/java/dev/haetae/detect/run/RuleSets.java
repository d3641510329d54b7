package dev.haetae.detect.run;

import java.util.Arrays;

/**
 * Sets of rules met lately, the same for all events that have the same one: whoever keeps them for
 * very many events keeps few. For one thread.
 */
final class RuleSets {
  /** How many are remembered, a power of two. */
  private static final int REMEMBERED = 256;

  private final int[][] met = new int[REMEMBERED][0];

  /** The first {@code count} of the numbers, as one that was given before where there is one. */
  int[] of(int[] rules, int count) {
    int hash = 1;
    for (int i = 0; i < count; i++) {
      hash = 31 * hash + rules[i];
    }
    int slot = hash & (REMEMBERED - 1);
    int[] known = met[slot];
    if (!Arrays.equals(rules, 0, count, known, 0, known.length)) {
      met[slot] = Arrays.copyOf(rules, count);
    }
    return met[slot];
  }
}
