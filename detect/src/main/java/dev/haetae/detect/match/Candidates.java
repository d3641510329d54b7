package dev.haetae.detect.match;

import java.util.Arrays;

/** The rules worth a look for the event at hand, each once. */
final class Candidates {
  private final int[] rules;
  private final boolean[] taken;
  private int size;

  Candidates(int rules) {
    this.rules = new int[rules];
    this.taken = new boolean[rules];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      taken[rules[i]] = false;
    }
    size = 0;
  }

  void add(int[] more) {
    for (int rule : more) {
      if (!taken[rule]) {
        taken[rule] = true;
        rules[size++] = rule;
      }
    }
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(rules, size);
  }

  int get(int index) {
    return rules[index];
  }
}
