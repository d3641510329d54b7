package dev.haetae.detect.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds all of many texts in one pass over the bytes: Aho and Corasick's automaton with its failure
 * steps resolved beforehand, so that each byte is one step in a flat table. Bytes no text has share
 * a column, which keeps the table narrow.
 *
 * <p>An entry of the table is the next state times the number of columns; it is negative, less one,
 * where a text ends in that state.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho and Corasick, Efficient string
 *     matching</a>
 */
final class LiteralScanner {
  private final byte[] columns = new byte[256];
  private final int width;
  private final int[] table;

  /** What the texts that end in a state lead to, by state. */
  private final int[][] endings;

  /** A scanner for these texts and what each leads to. */
  LiteralScanner(Map<Anchor.Folded, int[]> texts) {
    this.width = numberColumns(texts);
    List<int[]> trie = new ArrayList<>();
    List<int[]> leads = new ArrayList<>();
    trie.add(new int[width]);
    leads.add(new int[0]);
    texts.forEach((text, leading) -> insert(text.bytes(), leading, trie, leads));
    resolveFailures(trie, leads);
    this.endings = leads.toArray(int[][]::new);
    this.table = flatten(trie);
  }

  private int numberColumns(Map<Anchor.Folded, int[]> texts) {
    int next = 1;
    for (Anchor.Folded text : texts.keySet()) {
      for (byte b : text.bytes()) {
        if (columns[b & 0xFF] == 0) {
          columns[b & 0xFF] = (byte) next++;
        }
      }
    }
    return next;
  }

  private void insert(byte[] text, int[] leading, List<int[]> trie, List<int[]> leads) {
    int state = 0;
    for (byte b : text) {
      int column = columns[b & 0xFF] & 0xFF;
      if (trie.get(state)[column] == 0) {
        trie.get(state)[column] = trie.size();
        trie.add(new int[width]);
        leads.add(new int[0]);
      }
      state = trie.get(state)[column];
    }
    leads.set(state, join(leads.get(state), leading));
  }

  /** Breadth first: a state's own steps win, the others are those of its longest proper suffix. */
  private static void resolveFailures(List<int[]> trie, List<int[]> leads) {
    int[] suffixes = new int[trie.size()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int child : trie.get(0)) {
      if (child != 0) {
        queue.add(child);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int[] steps = trie.get(state);
      int[] suffix = trie.get(suffixes[state]);
      leads.set(state, join(leads.get(state), leads.get(suffixes[state])));
      for (int column = 0; column < steps.length; column++) {
        if (steps[column] == 0) {
          steps[column] = suffix[column];
        } else {
          suffixes[steps[column]] = suffix[column];
          queue.add(steps[column]);
        }
      }
    }
  }

  private static int[] join(int[] one, int[] other) {
    return Arrays.stream(new int[][] {one, other})
        .flatMapToInt(Arrays::stream)
        .distinct()
        .toArray();
  }

  private int[] flatten(List<int[]> trie) {
    int[] flat = new int[trie.size() * width];
    for (int state = 0; state < trie.size(); state++) {
      for (int column = 0; column < width; column++) {
        int next = trie.get(state)[column];
        int entry = next * width;
        flat[state * width + column] = endings[next].length == 0 ? entry : -entry - 1;
      }
    }
    return flat;
  }

  /** Takes what texts lead to. */
  interface Leads {
    /** Takes what a text that is contained leads to; perhaps several times. */
    void add(int[] leads);
  }

  /**
   * Adds what every text leads to that the bytes contain.
   *
   * @return whether they contain one
   */
  boolean scan(byte[] bytes, int start, int end, Leads into) {
    boolean any = false;
    int state = 0;
    for (int i = start; i < end; i++) {
      state = table[state + (columns[bytes[i] & 0xFF] & 0xFF)];
      if (state < 0) {
        state = -state - 1;
        into.add(endings[state / width]);
        any = true;
      }
    }
    return any;
  }
}
