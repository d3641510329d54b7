package dev.haetae.detect.correlation;

import dev.haetae.detect.sigma.SigmaCorrelation;
import java.util.Arrays;
import java.util.List;

/** What a correlation measures in a window. */
final class Measure {
  private Measure() {}

  /**
   * The measure after its newest match.
   *
   * @param rules how many rules the correlation is made of
   */
  static double of(SigmaCorrelation.Type type, Window window, int rules) {
    List<Item> items = window.items();
    return switch (type) {
      case EVENT_COUNT -> items.size();
      case VALUE_COUNT -> window.distinct();
      case TEMPORAL -> items.stream().mapToInt(Item::rule).distinct().count();
      case TEMPORAL_ORDERED -> longestInOrder(items, rules);
      case VALUE_SUM -> sum(items);
      case VALUE_AVG -> sum(items) / items.size();
      case VALUE_PERCENTILE ->
          100.0 * window.count(items.get(items.size() - 1).value()) / items.size();
    };
  }

  /**
   * Where in a window that which was measured begins: what came before the first rule of a whole
   * chain is no part of it.
   */
  static int beginning(SigmaCorrelation.Type type, List<Item> items, int rules) {
    int first = 0;
    if (type == SigmaCorrelation.Type.TEMPORAL_ORDERED && longestInOrder(items, rules) == rules) {
      while (items.get(first).rule() != 0) {
        first++;
      }
    }
    return first;
  }

  private static double sum(List<Item> items) {
    double sum = 0;
    for (Item item : items) {
      sum += item.number();
    }
    return sum;
  }

  /** The most rules that matched one after the other in the order they are listed. */
  private static double longestInOrder(List<Item> items, int rules) {
    int[] longest = new int[rules];
    for (Item item : items) {
      int before = 0;
      for (int rule = 0; rule < item.rule(); rule++) {
        before = Math.max(before, longest[rule]);
      }
      longest[item.rule()] = Math.max(longest[item.rule()], before + 1);
    }
    return Arrays.stream(longest).max().orElse(0);
  }
}
