package dev.haetae.flow.keyed;

import dev.haetae.detect.correlation.CorrelationEngine;
import dev.haetae.detect.correlation.CorrelationGroups;
import dev.haetae.detect.correlation.CorrelationHit;
import dev.haetae.detect.correlation.CorrelationPlan;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Watch;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.WatchEngine;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.flow.evidence.Occurrences;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.Signal;
import dev.haetae.flow.match.SignalEvents;
import dev.haetae.model.Hashing;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Judges events route by route. Those of one route must come in order of time; those of others may
 * come in between or be judged elsewhere, for all that is remembered lies in the state under the
 * route. For one thread.
 */
public final class KeyedStage {
  private static final StateCell.OfMap<Long> HOURS =
      new StateCell.OfMap<>("flow/hours", 1, Duration.ofHours(1), Codec.LONG);

  private final Detection detection;
  private final StateStore state;
  private final SignalEvents events;
  private final CorrelationEngine correlations;
  private final WatchEngine watches;
  private final Map<Route.Kind, Map<Integer, StateCell.OfMap<KeyedEvidence.Kept>>> evidence =
      new HashMap<>();

  private long forgotten;

  /**
   * A stage over this state.
   *
   * @param state has the {@link #cells} of the routes that will be asked for
   */
  public KeyedStage(Detection detection, StateStore state, Limits limits) {
    this.detection = detection;
    this.state = state;
    this.events = new SignalEvents(detection, limits);
    this.correlations =
        new CorrelationEngine(detection.detectors().correlations(), detection.catalogs(), state);
    this.watches = new WatchEngine(detection.watching(), state);
  }

  /** The state under a route. */
  public static List<StateCell<?>> cells(Detection detection, Route route) {
    List<StateCell<?>> cells = new ArrayList<>(detectorCells(detection, route));
    cells.add(evidenceCell(route, cells));
    if (route.kind() == Route.Kind.MECHANISM) {
      cells.add(HOURS);
    }
    return cells;
  }

  private static List<StateCell<?>> detectorCells(Detection detection, Route route) {
    return switch (route.kind()) {
      case RULE, LINK -> List.of();
      case CORRELATION ->
          CorrelationEngine.cells(detection.detectors().correlations(), route.number());
      case MECHANISM ->
          detection
              .detectors()
              .watching(route.number())
              .flatMap(detector -> detector.watch().map(Watch::plan))
              .map(Plan::cells)
              .orElse(List.of());
    };
  }

  private static StateCell.OfMap<KeyedEvidence.Kept> evidenceCell(
      Route route, List<StateCell<?>> cells) {
    Duration longest =
        cells.stream().map(StateCell::expiry).max(Duration::compareTo).orElse(Duration.ZERO);
    String name = "flow/evidence/" + route.kind().letter() + route.number();
    // What a mechanism remembers lives on when it is touched; the oldest event of it, which it may
    // show then, is as much older as it was idle.
    return KeyedEvidence.cell(
        name, route.kind() == Route.Kind.MECHANISM ? longest.multipliedBy(2) : longest);
  }

  /** Judges one event. */
  public void accept(Routed routed, Consumer<Fired> sink) {
    Route route = routed.route();
    Selected selected = routed.selected();
    switch (route.kind()) {
      case RULE, LINK -> sink.accept(new Fired(route, selected, alone(selected), List.of()));
      case CORRELATION -> correlate(route, selected, sink);
      case MECHANISM -> watch(route, selected, sink);
    }
  }

  private static Hit alone(Selected selected) {
    return Hit.since(selected.time());
  }

  private void correlate(Route route, Selected selected, Consumer<Fired> sink) {
    Signal signal = selected.signal().orElseThrow();
    Event event = events.of(signal);
    KeyedEvidence kept = evidence(route);
    state.advance(event.time());
    long number = kept.keep(signal.occurrence());
    correlations.accept(
        event,
        number,
        signal.rules(),
        new CorrelationGroups.Key(route.number(), route.key()),
        hit -> sink.accept(fired(selected, hit, kept)));
  }

  private Fired fired(Selected selected, CorrelationHit hit, KeyedEvidence kept) {
    return fired(
        new Route(Route.Kind.CORRELATION, number(hit), ""),
        selected,
        new Hit(hit.since(), hit.group(), hit.baseline(), hit.evidence(), OptionalDouble.empty()),
        kept);
  }

  private int number(CorrelationHit hit) {
    List<CorrelationPlan> plans = detection.detectors().correlations();
    for (int number = 0; number < plans.size(); number++) {
      if (plans.get(number).detector().equals(hit.detector())) {
        return number;
      }
    }
    throw new IllegalStateException("a hit of no correlation: " + hit.detector().id());
  }

  private void watch(Route route, Selected selected, Consumer<Fired> sink) {
    Observed observed = selected.observed().orElseThrow();
    Observation observation = observed.observation();
    if (observation.time() != Event.NO_TIME) {
      state.advance(observation.time());
    }
    if (observed.feed().delivery().isHourly() && isRepeat(route, observation)) {
      return;
    }
    KeyedEvidence kept = evidence(route);
    watches.watch(
        observed.feed(),
        observation,
        new int[] {route.number()},
        () -> kept.keep(Occurrences.of(observation)),
        (rule, hit) -> sink.accept(fired(route, selected, hit, kept)));
  }

  /** Evidence that was kept for too long to be there still is not shown. */
  private Fired fired(Route route, Selected selected, Hit hit, KeyedEvidence kept) {
    List<KeyedEvidence.Kept> shown = kept.kept(hit.evidence());
    forgotten += hit.evidence().size() - shown.size();
    List<Long> numbers = shown.stream().map(KeyedEvidence.Kept::number).toList();
    return new Fired(route, selected, hit.evidence(numbers), shown);
  }

  /** Whether the like of it was met under its route within its hour. */
  private boolean isRepeat(Route route, Observation observation) {
    StateStore.Members<Long> hours = state.map(HOURS, route.text());
    long hour = observation.hour();
    String traits =
        Long.toHexString(
            Hashing.mix(observation.traits().alikeHash(), Hashing.hash(observation.log())));
    Optional<Long> before = hours.get(traits);
    if (before.isPresent() && before.get() == hour) {
      return true;
    }
    for (String each : List.copyOf(hours.names())) {
      if (hours.get(each).orElse(hour) < hour) {
        hours.remove(each);
      }
    }
    hours.put(traits, hour);
    return false;
  }

  private KeyedEvidence evidence(Route route) {
    StateCell.OfMap<KeyedEvidence.Kept> cell =
        evidence
            .computeIfAbsent(route.kind(), unused -> new HashMap<>())
            .computeIfAbsent(
                route.number(), unused -> evidenceCell(route, detectorCells(detection, route)));
    // A correlation shows what is in its window; what a mechanism still knows of, it alone can
    // tell.
    long window =
        route.kind() == Route.Kind.CORRELATION ? cell.expiry().toNanos() / 1_000 : Long.MAX_VALUE;
    return new KeyedEvidence(state, cell, route.text(), window);
  }

  /** Evidence that could not be shown because it was kept for too long. */
  public long forgotten() {
    return forgotten;
  }

  /** Matches that correlations gave up because there were too many of them. */
  public long givenUp() {
    return correlations.dropped();
  }
}
