package dev.haetae.detect.mechanism;

/**
 * How much stands behind a hit. What was learnt from little is known little; what is just above its
 * threshold is less sure than what is ten times as much.
 *
 * @param share 0 to 1
 * @param reason what it rests on, in words
 */
public record Support(double share, String reason) {
  /** How sure what just reaches its threshold is: that it would be so by chance is not excluded. */
  private static final double AT_THRESHOLD = 0.7;

  /** Nothing that logs tell is surer. */
  private static final double SUREST = 0.99;

  /** Keeps the share between 0 and 0.99. */
  public Support {
    share = Math.max(0, Math.min(SUREST, share));
  }

  /**
   * Of what was learnt: half as sure as can be once so much of it was seen as {@code half} says,
   * nearly as sure as can be at ten times that. It is the rule of succession with {@code half}
   * thrown in for what was not seen.
   */
  public static Support ofHistory(double seen, double half, String reason) {
    return new Support(seen / (seen + half), reason);
  }

  /** Of what was measured against a threshold: 0.7 where it just reaches it, 0.97 at ten times. */
  public static Support ofMeasure(double measured, double threshold, String reason) {
    double over = measured <= 0 ? 1 : Math.min(1, threshold / measured);
    return new Support(1 - (1 - AT_THRESHOLD) * over, reason);
  }

  /** Both have to hold. */
  public Support and(Support other) {
    return new Support(share * other.share, reason + "; " + other.reason);
  }
}
