package dev.haetae.flow.keyed;

import dev.haetae.detect.run.Observed;
import dev.haetae.flow.match.Signal;
import java.util.Comparator;
import java.util.Optional;

/**
 * An event that some rules selected, on its way from stage to stage: with its record where a rule
 * matched it, or what was observed of it where a mechanism watches it.
 */
public final class Selected {
  /**
   * By time, what is told ahead first, then by what happened; of one event, what matched before
   * what is watched.
   */
  public static final Comparator<Selected> ORDER = Selected::compare;

  private final Optional<Signal> signal;
  private final Optional<Observed> observed;

  private Selected(Optional<Signal> signal, Optional<Observed> observed) {
    this.signal = signal;
    this.observed = observed;
  }

  static Selected of(Signal signal) {
    return new Selected(Optional.of(signal), Optional.empty());
  }

  static Selected of(Observed observed) {
    return new Selected(Optional.empty(), Optional.of(observed));
  }

  private static int compare(Selected one, Selected other) {
    int byTime = Long.compare(one.time(), other.time());
    int byRank = byTime != 0 ? byTime : Boolean.compare(other.isAhead(), one.isAhead());
    int byIdentity = byRank != 0 ? byRank : Long.compare(one.identity(), other.identity());
    if (byIdentity != 0) {
      return byIdentity;
    }
    if (one.signal.isPresent() && other.signal.isPresent()) {
      return Signal.ORDER.compare(one.signal.get(), other.signal.get());
    }
    if (one.observed.isPresent() && other.observed.isPresent()) {
      return Observed.ORDER.compare(one.observed.get(), other.observed.get());
    }
    return one.signal.isPresent() ? -1 : 1;
  }

  private boolean isAhead() {
    return observed.filter(Observed::isAhead).isPresent();
  }

  Optional<Signal> signal() {
    return signal;
  }

  Optional<Observed> observed() {
    return observed;
  }

  /**
   * When it happened, in microseconds since 1970, or {@link dev.haetae.model.event.Event#NO_TIME}.
   */
  public long time() {
    return signal.isPresent() ? signal.get().time() : observed.orElseThrow().observation().time();
  }

  /** Equal for every copy of one happening. */
  public long identity() {
    return signal.isPresent()
        ? signal.get().identity()
        : observed.orElseThrow().observation().identity();
  }

  /** The same for these rules alone. */
  Selected with(int[] rules) {
    return signal.isPresent()
        ? of(signal.get().with(rules))
        : of(
            new Observed(
                observed.orElseThrow().feed(), rules, observed.orElseThrow().observation()));
  }
}
