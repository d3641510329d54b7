package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Watcher;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** The watchers of every strand. For one thread. */
public final class Watchers {
  private final IdentityHashMap<Strand, Map<Integer, Watcher>> watchers = new IdentityHashMap<>();

  /** Watchers of these detectors. */
  public Watchers(Watching watching) {
    for (Strand strand : watching.strands()) {
      watchers.put(strand, strand.watchers(watching.surroundings()));
    }
  }

  Watcher of(Strand strand, int rule) {
    return Objects.requireNonNull(Objects.requireNonNull(watchers.get(strand)).get(rule));
  }

  /**
   * What the mechanism of a rule keeps an observation's state apart by.
   *
   * @param rule one of the strand's
   */
  public String key(Strand strand, int rule, Observation observation) {
    return of(strand, rule).key(observation);
  }
}
