package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** The watchers of every feed, made when it is first observed. For one thread. */
public final class Watchers {
  private final Surroundings surroundings;
  private final IdentityHashMap<Feed, Map<Integer, Watcher>> watchers = new IdentityHashMap<>();

  /** Watchers of these detectors. */
  public Watchers(Watching watching) {
    this.surroundings = watching.surroundings();
  }

  Watcher of(Feed feed, int rule) {
    return Objects.requireNonNull(
        watchers.computeIfAbsent(feed, first -> first.watchers(surroundings)).get(rule));
  }

  /**
   * What the mechanism of a rule keeps an observation's state apart by.
   *
   * @param rule one of the feed's
   */
  public String key(Feed feed, int rule, Observation observation) {
    return of(feed, rule).key(observation);
  }
}
