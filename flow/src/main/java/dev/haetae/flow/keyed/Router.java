package dev.haetae.flow.keyed;

import dev.haetae.detect.correlation.CorrelationGroups;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Watchers;
import dev.haetae.flow.copies.FirstCopies;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.Signal;
import dev.haetae.flow.match.SignalEvents;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import java.util.function.Consumer;

/**
 * Sends events to where they are judged. Of several copies of one happening each rule gets only the
 * first, so copies must come one after the other. For one thread.
 */
public final class Router {
  private final Detection detection;
  private final CorrelationGroups groups;
  private final Watchers watchers;
  private final SignalEvents events;
  private final FirstCopies copies = new FirstCopies();

  /** A router to these detectors. */
  public Router(Detection detection, Limits limits) {
    this.detection = detection;
    this.groups = new CorrelationGroups(detection.detectors().correlations(), detection.catalogs());
    this.watchers = new Watchers(detection.watching());
    this.events = new SignalEvents(detection, limits);
  }

  /** Whether several detectors keep their state under one route, each by keys of its own. */
  public boolean isShared(Route route) {
    return route.kind() == Route.Kind.CORRELATION && groups.isNested(route.number());
  }

  /**
   * Sends one event.
   *
   * @param selected not before the last one in {@link Selected#ORDER}
   */
  public void accept(Selected selected, Consumer<Routed> sink) {
    selected.signal().ifPresent(signal -> accept(signal, sink));
    selected.observed().ifPresent(observed -> accept(observed, sink));
  }

  private void accept(Signal signal, Consumer<Routed> sink) {
    int[] rules = copies.rules(signal);
    if (rules.length == 0 || detection.log(signal.log()).isEmpty()) {
      return;
    }
    Selected unseen = Selected.of(signal.with(rules));
    for (int rule : rules) {
      if (detection.detectors().firing(rule).isPresent()) {
        sink.accept(new Routed(new Route(Route.Kind.RULE, rule, ""), unseen));
      }
    }
    Event event = events.of(signal);
    for (CorrelationGroups.Key key : groups.keys(event, rules)) {
      sink.accept(new Routed(new Route(Route.Kind.CORRELATION, key.family(), key.key()), unseen));
    }
  }

  private void accept(Observed observed, Consumer<Routed> sink) {
    if (observed.isAhead()) {
      Route route = new Route(Route.Kind.LINK, observed.rules()[0], "");
      sink.accept(new Routed(route, Selected.of(observed)));
      return;
    }
    for (int rule : copies.rules(observed)) {
      String key = watchers.key(observed.feed(), rule, observed.observation());
      sink.accept(
          new Routed(
              new Route(Route.Kind.MECHANISM, rule, key),
              Selected.of(observed).with(new int[] {rule})));
    }
  }
}
