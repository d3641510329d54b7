package dev.haetae.detect.mechanism;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much stands behind a hit. What was learnt from little is known little; what is just above its
 * threshold is less sure than what is ten times as much. Written among what a finding was compared
 * with, from where its confidence is read.
 *
 * @param share 0 to 1
 * @param reason what it rests on, in words
 */
public record Support(double share, String reason) {
  /** What a hit's confidence is called among what it was compared with. */
  public static final String CONFIDENCE = "confidence";

  /** What the reason for it is called there. */
  public static final String REASON = "confidence rests on";

  /** How sure what just reaches its threshold is: that it would be so by chance is not excluded. */
  private static final double AT_THRESHOLD = 0.7;

  /** Nothing that logs tell is surer. */
  private static final double SUREST = 0.99;

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,3}) of 100");

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

  /** As it is written among what was compared. */
  public String written() {
    return String.format(Locale.ROOT, "%d of 100", Math.round(share * 100));
  }

  /** Reads the share that was written among what was compared; empty where nothing was. */
  public static OptionalDouble read(Map<String, String> baseline) {
    Matcher written = WRITTEN.matcher(baseline.getOrDefault(CONFIDENCE, ""));
    return written.matches()
        ? OptionalDouble.of(Math.min(SUREST, Integer.parseInt(written.group(1)) / 100.0))
        : OptionalDouble.empty();
  }
}
