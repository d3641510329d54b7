package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.KeyedState;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.owner.InterfaceSource;
import dev.haetae.detect.owner.ServiceSource;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Hands mechanisms observations in order of time, and makes events of what they find so that
 * findings can be made of those. For one thread.
 */
public final class WatchEngine {
  private final StateStore state;
  private final Watchers watchers;
  private final HitReporter reporter;

  /** Takes what a mechanism found. */
  @FunctionalInterface
  public interface Sink {
    /**
     * A detector fired.
     *
     * @param chosen the case of the detector that holds
     * @param event what was observed and what the hit tells; good for this call
     * @param catalog names the event's fields
     * @param hit the hit; its evidence ends in the event itself
     */
    void hit(
        Detector detector,
        Optional<Detector.Case> chosen,
        Event event,
        FieldCatalog catalog,
        Hit hit);
  }

  /** Takes a hit as a mechanism made it. */
  @FunctionalInterface
  public interface Hits {
    /**
     * A mechanism found something.
     *
     * @param rule the rule that told it
     * @param hit the hit; its evidence ends in the observed event
     */
    void hit(int rule, Hit hit);
  }

  /** An engine over this state, which must have the {@linkplain Watching#cells cells}. */
  public WatchEngine(Watching watching, StateStore state) {
    this(watching, state, InterfaceSource.NONE, ServiceSource.NONE);
  }

  /** An engine that also tells whose network interfaces are. */
  public WatchEngine(
      Watching watching, StateStore state, InterfaceSource interfaces, ServiceSource services) {
    this.state = state;
    this.watchers = new Watchers(watching);
    this.reporter = new HitReporter(interfaces, services);
  }

  /**
   * Hands an observation to the mechanisms of some rules.
   *
   * @param evidence keeps the observed event and gives its number; asked at most once
   */
  public void accept(
      Feed feed, Observation observation, int[] rules, LongSupplier evidence, Sink sink) {
    watch(
        feed,
        observation,
        rules,
        evidence,
        (rule, hit) -> reporter.report(feed, rule, observation, hit, sink));
  }

  /**
   * Hands an observation to the mechanisms of some rules, and leaves it to others to make events of
   * what they find: see {@link HitReporter}.
   *
   * @param evidence keeps the observed event and gives its number; asked at most once
   */
  public void watch(
      Feed feed, Observation observation, int[] rules, LongSupplier evidence, Hits hits) {
    if (observation.time() != Event.NO_TIME) {
      state.advance(observation.time());
    }
    Once number = new Once(evidence);
    for (int rule : rules) {
      Watcher watcher = watchers.of(feed, rule);
      KeyedState keyed = new KeyedState(state, watcher.key(observation));
      watcher.observe(
          observation, new Telling(keyed, number, hit -> hits.hit(rule, shown(hit, number))));
    }
  }

  private static Hit shown(Hit hit, Once number) {
    List<Long> evidence = new ArrayList<>(hit.evidence());
    evidence.remove(number.getAsLong());
    evidence.add(number.getAsLong());
    return hit.evidence(evidence);
  }

  /** A number that is asked for once and remembered. */
  private static final class Once implements LongSupplier {
    private final LongSupplier source;
    private boolean known;
    private long number;

    Once(LongSupplier source) {
      this.source = source;
    }

    @Override
    public long getAsLong() {
      if (!known) {
        number = source.getAsLong();
        known = true;
      }
      return number;
    }
  }

  private record Telling(KeyedState state, Once number, Consumer<Hit> hits)
      implements Watcher.Context {
    @Override
    public long evidence() {
      return number.getAsLong();
    }

    @Override
    public void hit(Hit hit) {
      hits.accept(hit);
    }
  }
}
