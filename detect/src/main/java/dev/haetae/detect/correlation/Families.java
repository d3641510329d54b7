package dev.haetae.detect.correlation;

import java.util.List;

/** Which correlations are made of each other, and so must be fed together. */
final class Families {
  /** The family of each: the number of the first of its members. */
  private final int[] families;

  private final int[] sizes;

  Families(List<CorrelationPlan> plans) {
    this.families = new int[plans.size()];
    this.sizes = new int[plans.size()];
    for (int number = 0; number < families.length; number++) {
      families[number] = number;
      for (CorrelationPlan.Source source : plans.get(number).sources()) {
        if (source.correlation()) {
          join(families[source.number()], families[number], number);
        }
      }
    }
    for (int family : families) {
      sizes[family]++;
    }
  }

  private void join(int one, int other, int last) {
    for (int number = 0; number <= last; number++) {
      if (families[number] == one || families[number] == other) {
        families[number] = Math.min(one, other);
      }
    }
  }

  int of(int number) {
    return families[number];
  }

  boolean isNested(int family) {
    return sizes[family] > 1;
  }
}
