package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Plan;
import java.util.Comparator;

/** An observation waiting to be put in order, and the rules whose mechanisms are told of it. */
public final class Observed {
  /**
   * By time, what is told ahead first, then by what happened; of several copies of one happening
   * the one whose account, object and line sort first comes first, whoever read it.
   */
  public static final Comparator<Observed> ORDER =
      Comparator.<Observed>comparingLong(observed -> observed.observation.time())
          .thenComparing(observed -> !observed.isAhead())
          .thenComparing(Observed::observation, order());

  private final Strand strand;
  private final int[] rules;
  private Observation observation;

  /** An observation for these rules, ascending. */
  public Observed(Strand strand, int[] rules, Observation observation) {
    this.strand = strand;
    this.rules = rules;
    this.observation = observation;
  }

  private static Comparator<Observation> order() {
    return Comparator.comparingLong(Observation::time)
        .thenComparingLong(Observation::identity)
        .thenComparing(observation -> observation.traits().account())
        .thenComparing(observation -> observation.place().object())
        .thenComparingLong(observation -> observation.place().line())
        .thenComparing(Observation::id)
        .thenComparingLong(observation -> observation.traits().hash());
  }

  /** What it is part of. */
  public Strand strand() {
    return strand;
  }

  /** Whether it is told ahead of whatever else happened at the same time, copies too. */
  public boolean isAhead() {
    return strand.told() == Plan.Told.AHEAD;
  }

  /** Numbers of the rules; not to be changed. */
  public int[] rules() {
    return rules;
  }

  /** What was observed. */
  public Observation observation() {
    return observation;
  }

  /** Stands for another event from now on, if that comes before; their traits are alike. */
  void keepEarlier(Observation other) {
    if (order().compare(other, observation) < 0) {
      observation = other;
    }
  }

  /** Whether both are copies of one happening. */
  public boolean isTwinOf(Observed other) {
    return observation.time() == other.observation.time()
        && observation.identity() == other.observation.identity();
  }
}
