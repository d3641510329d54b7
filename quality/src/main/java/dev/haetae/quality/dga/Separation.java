package dev.haetae.quality.dga;

import java.util.Arrays;

/**
 * How well scores tell two classes apart.
 *
 * @param area under the receiver operating characteristic
 * @param found share of the positive ones above what so many negative ones are above
 */
public record Separation(double area, double found) {
  static Separation of(float[] positive, float[] negative, double falseShare) {
    float[] sorted = negative.clone();
    Arrays.sort(sorted);
    float threshold = sorted[sorted.length - 1 - (int) (falseShare * sorted.length)];
    double below = 0;
    long found = 0;
    for (float score : positive) {
      below += rank(sorted, score);
      found += score > threshold ? 1 : 0;
    }
    return new Separation(
        below / positive.length / sorted.length, (double) found / positive.length);
  }

  /** How many are below a score; equal ones count half. */
  private static double rank(float[] sorted, float score) {
    int from = lower(sorted, score);
    int to = lower(sorted, Math.nextUp(score));
    return (from + to) / 2.0;
  }

  private static int lower(float[] sorted, float score) {
    int place = Arrays.binarySearch(sorted, score);
    if (place < 0) {
      return -place - 1;
    }
    while (place > 0 && sorted[place - 1] == score) {
      place--;
    }
    return place;
  }
}
