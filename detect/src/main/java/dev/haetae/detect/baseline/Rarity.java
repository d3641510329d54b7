package dev.haetae.detect.baseline;

/**
 * The chances of how rare something will be, where rarity is the number of bits of the chance of
 * what is so rare or rarer: 10 bits for one in 1,024.
 *
 * <p>Several things that do not depend on each other are as rare together as the sum of their bits,
 * and how likely such a sum is follows from the chances of each (what Fisher, <i>Statistical
 * Methods for Research Workers</i>, section 21.1, does for continuous ones; here they are few and
 * uneven, so they are summed up as they are). Aspects of an event do depend on each other, and
 * habits change, so what comes out is a scale to put a threshold on and no promise; what it came to
 * is measured in the decision record on baselines.
 */
final class Rarity {
  private static final int CELLS_A_BIT = 8;
  private static final int CELLS = 128 * CELLS_A_BIT;
  private static final double LN_2 = Math.log(2);

  /** Not rare at all, and certainly so. */
  static final Rarity NONE = new Builder().add(1, 1).build();

  /** The chance of each rarity, in eighths of bits; the last cell is that much or more. */
  private final double[] chances;

  private final int end;

  private Rarity(double[] chances) {
    this.chances = chances;
    int last = CELLS;
    while (last > 0 && chances[last - 1] == 0) {
      last--;
    }
    this.end = last;
  }

  /** The bits of a chance. */
  static double bits(double chance) {
    return Math.max(0, -Math.log(chance) / LN_2);
  }

  /** The chances of the sum of both. */
  Rarity plus(Rarity other) {
    double[] sums = new double[CELLS];
    for (int i = 0; i < end; i++) {
      if (chances[i] > 0) {
        for (int j = 0; j < other.end; j++) {
          sums[Math.min(CELLS - 1, i + j)] += chances[i] * other.chances[j];
        }
      }
    }
    return new Rarity(sums);
  }

  /** The chance of so many bits or more. */
  double chanceOf(double bits) {
    double chance = 0;
    int from = Math.min(CELLS - 1, (int) Math.floor(bits * CELLS_A_BIT));
    for (int i = end - 1; i >= from; i--) {
      chance += chances[i];
    }
    return Math.min(1, chance);
  }

  /** Collects chances. */
  static final class Builder {
    private final double[] chances = new double[CELLS];

    /**
     * Adds a class of things.
     *
     * @param tail the chance of what is so rare or rarer
     * @param chance its own
     */
    Builder add(double tail, double chance) {
      chances[cell(tail)] += chance;
      return this;
    }

    /** Adds a class of things that are rarer still among themselves. */
    Builder add(double tail, double chance, Rarity among) {
      int from = cell(tail);
      for (int i = 0; i < among.end; i++) {
        chances[Math.min(CELLS - 1, from + i)] += chance * among.chances[i];
      }
      return this;
    }

    // Rounded up: what comes by chance counts as rarer than it is, so that what is met does not.
    private static int cell(double tail) {
      return Math.min(CELLS - 1, (int) Math.ceil(bits(tail) * CELLS_A_BIT));
    }

    Rarity build() {
      return new Rarity(chances);
    }
  }
}
