package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.KeyedState;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Event;
import dev.haetae.model.FieldCatalog;
import dev.haetae.model.FieldSelection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells mechanisms of observations in order of time, and makes events of what they find so that
 * findings can be made of those. For one thread.
 */
public final class WatchEngine {
  private final StateStore state;
  private final IdentityHashMap<Strand, Running> running = new IdentityHashMap<>();

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

  /** A strand at work. */
  private record Running(Map<Integer, Watcher> watchers, Cases cases, HitEvents events) {}

  /** An engine over this state, which must have the {@linkplain Watching#cells cells}. */
  public WatchEngine(Watching watching, StateStore state) {
    this.state = state;
    for (Strand strand : watching.strands()) {
      Cases cases =
          new Cases(
              List.copyOf(strand.detectors().values()),
              strand.catalog(),
              FieldSelection.Builder.from(strand.fields()));
      running.put(
          strand,
          new Running(strand.watchers(watching.surroundings()), cases, new HitEvents(strand)));
    }
  }

  /**
   * Tells the mechanisms of some rules of an observation.
   *
   * @param evidence keeps the observed event and gives its number; asked at most once
   */
  public void accept(
      Strand strand, Observation observation, int[] rules, LongSupplier evidence, Sink sink) {
    Running at = Objects.requireNonNull(running.get(strand));
    if (observation.time() != Event.NO_TIME) {
      state.advance(observation.time());
    }
    Once number = new Once(evidence);
    for (int rule : rules) {
      Watcher watcher = at.watchers().get(rule);
      Detector detector = strand.detectors().get(rule);
      if (watcher != null && detector != null) {
        KeyedState keyed = new KeyedState(state, watcher.key(observation));
        watcher.observe(
            observation,
            new Telling(
                keyed, number, hit -> tell(strand, at, detector, observation, hit, number, sink)));
      }
    }
  }

  private static void tell(
      Strand strand,
      Running at,
      Detector detector,
      Observation observation,
      Hit hit,
      Once number,
      Sink sink) {
    Event event = at.events().event(observation, hit);
    List<Long> evidence = new ArrayList<>(hit.evidence());
    evidence.remove(number.getAsLong());
    evidence.add(number.getAsLong());
    sink.hit(
        detector,
        at.cases().chosen(detector, event),
        event,
        strand.catalog(),
        hit.evidence(evidence));
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

  private interface Hits {
    void hit(Hit hit);
  }

  private record Telling(KeyedState state, Once number, Hits hits) implements Watcher.Context {
    @Override
    public long evidence() {
      return number.getAsLong();
    }

    @Override
    public void hit(Hit hit) {
      hits.hit(hit);
    }
  }
}
