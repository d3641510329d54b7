package dev.haetae.search.pattern;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern that is more or less often among the messages of one time than of another, beyond
 * chance: by the log-likelihood ratio of the two shares, which holds for counts of one as well as
 * of thousands. A pattern that was never there before is told whatever its count.
 *
 * @see <a href="https://aclanthology.org/J93-1003/">T. Dunning: Accurate Methods for the Statistics
 *     of Surprise and Coincidence, Computational Linguistics 19(1), 1993</a>
 */
public record Unusual(Priority priority, String description) {
  /** Of χ² with one degree of freedom: once in a thousand by chance. */
  private static final double RARE = 10.83;

  /** The same, once in a million. */
  private static final double RAREST = 23.93;

  private static final Set<String> GRAVE = Set.of("FATAL", "CRITICAL", "ERROR");

  /** How much it matters, in the words of CloudWatch Logs. */
  public enum Priority {
    HIGH,
    MEDIUM
  }

  /** What is to be told of a pattern; nothing where it is as often as it was. */
  public static Optional<Unusual> of(Patterns.Pattern pattern, Patterns all, int now, int before) {
    long count = pattern.counts().get(now);
    long previous = pattern.counts().get(before);
    if (all.total(before) == 0) {
      return Optional.empty();
    }
    double ratio = likelihoodRatio(count, all.total(now), previous, all.total(before));
    boolean grave = pattern.severity().filter(GRAVE::contains).isPresent();
    if (previous == 0) {
      return Optional.of(
          new Unusual(
              grave || ratio >= RARE ? Priority.HIGH : Priority.MEDIUM,
              "was not there in the time before"));
    }
    if (ratio < RARE) {
      return Optional.empty();
    }
    Priority priority =
        ratio >= RAREST && (grave || count > previous) ? Priority.HIGH : Priority.MEDIUM;
    return Optional.of(
        new Unusual(
            priority,
            changed((double) count / all.total(now), (double) previous / all.total(before))));
  }

  private static String changed(double share, double before) {
    if (share == 0) {
      return "is not there any more";
    }
    double times = share > before ? share / before : before / share;
    return String.format(
        Locale.ROOT,
        "%.1f times as %s among all messages as in the time before",
        times,
        share > before ? "often" : "rare");
  }

  /** Twice the logarithm of how much likelier two shares explain both counts than one does. */
  static double likelihoodRatio(long count, long total, long otherCount, long otherTotal) {
    double share = (double) count / total;
    double otherShare = (double) otherCount / otherTotal;
    double common = (double) (count + otherCount) / (total + otherTotal);
    return 2
        * (likelihood(count, total, share)
            + likelihood(otherCount, otherTotal, otherShare)
            - likelihood(count, total, common)
            - likelihood(otherCount, otherTotal, common));
  }

  private static double likelihood(long count, long total, double share) {
    return times(count, share) + times(total - count, 1 - share);
  }

  private static double times(long count, double share) {
    return count == 0 ? 0 : count * Math.log(share);
  }
}
