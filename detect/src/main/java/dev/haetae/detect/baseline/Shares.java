package dev.haetae.detect.baseline;

/**
 * How the values of one kind share what was met, commonest first: classes of values, each half as
 * common as the one before, so that what differs little counts as equally rare.
 */
final class Shares {
  private static final int CLASSES = 20;

  /** Nothing was met, so that nothing is surprising. */
  private static final Shares NOTHING_MET = new Shares(new double[CLASSES], 0, 0);

  private final double[] met;
  private final double total;
  private final double once;

  private Shares(double[] met, double total, double once) {
    this.met = met;
    this.total = total;
    this.once = once;
  }

  /**
   * The shares of values.
   *
   * @param counts how often each was met; 0 where it was not
   * @param once of these, what was met so little that it is as if met once
   */
  static Shares of(double[] counts, double once) {
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    if (total == 0) {
      return NOTHING_MET;
    }
    double[] met = new double[CLASSES];
    for (double count : counts) {
      if (count > 0) {
        met[classOf(count, total)] += count;
      }
    }
    return new Shares(met, total, once);
  }

  /**
   * How rare a value is: 0 for one that is half of all or more, one more for each half it is less.
   *
   * @param count how often it was met, more than 0
   */
  static int classOf(double count, double total) {
    return Math.min(CLASSES - 1, Math.getExponent(total / count));
  }

  /**
   * The chance that the next value is no commoner than one.
   *
   * @param rarer how much was met of values no commoner than it; 0 for one that was never met
   * @param once how much was met so little that it is as if met once
   * @param total how much was met at all
   */
  static double tail(double rarer, double once, double total) {
    double escape = escape(once, total);
    return rarer == 0 ? escape : escape + (1 - escape) * rarer / total;
  }

  /** The chance that the next value is one never met; 1 where nothing was met. */
  private static double escape(double once, double total) {
    return total == 0 ? 1 : Math.min(1, (once + 1) / (total + 1));
  }

  private double tailOf(int at) {
    double rarer = 0;
    for (int i = at; i < CLASSES; i++) {
      rarer += met[i];
    }
    return tail(rarer, once, total);
  }

  /**
   * The chances of how rare the next value will be.
   *
   * @param below those of a value never met here, at the levels above
   */
  Rarity spread(Rarity below) {
    double escape = escape(once, total);
    Rarity.Builder spread = new Rarity.Builder();
    for (int at = 0; at < CLASSES; at++) {
      if (met[at] > 0) {
        spread.add(tailOf(at), (1 - escape) * met[at] / total);
      }
    }
    return spread.add(escape, escape, below).build();
  }
}
