package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Observation;
import java.util.Comparator;

/** An observation waiting to be put in order, and the rules whose mechanisms are told of it. */
public final class Observed {
  /**
   * By time, what is told ahead first, then by what happened and feed; of several copies of one
   * happening the one whose account, object and line sort first comes first, whoever read it.
   */
  public static final Comparator<Observed> ORDER = Observed::compare;

  private static final Comparator<Observation> COPIES =
      Comparator.<Observation, String>comparing(observation -> observation.traits().account())
          .thenComparing(observation -> observation.place().object())
          .thenComparingLong(observation -> observation.place().line())
          .thenComparing(Observation::id)
          .thenComparingLong(observation -> observation.traits().hash());

  private final Feed feed;
  private final int[] rules;
  private final Observation observation;

  /** An observation for these rules, ascending. */
  public Observed(Feed feed, int[] rules, Observation observation) {
    this.feed = feed;
    this.rules = rules;
    this.observation = observation;
  }

  private static int compare(Observed one, Observed other) {
    int order = Long.compare(one.observation.time(), other.observation.time());
    if (order == 0) {
      order = Boolean.compare(other.isAhead(), one.isAhead());
    }
    if (order == 0) {
      order = Long.compare(one.observation.identity(), other.observation.identity());
    }
    if (order == 0) {
      order = Integer.compare(one.feed.number(), other.feed.number());
    }
    return order == 0 ? COPIES.compare(one.observation, other.observation) : order;
  }

  /** What it is part of. */
  public Feed feed() {
    return feed;
  }

  /** Whether it is told ahead of whatever else happened at the same time, copies too. */
  public boolean isAhead() {
    return feed.delivery().isAhead();
  }

  /** Numbers of the rules; not to be changed. */
  public int[] rules() {
    return rules;
  }

  /** What was observed. */
  public Observation observation() {
    return observation;
  }

  /** Whether both are copies of one happening. */
  public boolean isTwinOf(Observed other) {
    return observation.time() == other.observation.time()
        && observation.identity() == other.observation.identity();
  }
}
