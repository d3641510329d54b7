package dev.haetae.detect.network.beacon;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.network.Caller;
import dev.haetae.detect.network.Ends;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowReader;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Micros;
import java.util.Set;

/** Follows the calls of each machine to each port of each place outside. */
record BeaconingWatcher(Beaconing.Limits limits, StateCell.OfValue<Calls> cell, FlowReader flows)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of(
          "beacon.ours",
          "beacon.peer",
          "beacon.port",
          "beacon.calls",
          "beacon.interval",
          "beacon.machine");

  /** Quartiles may lie so unevenly around the median. */
  private static final double MOST_SKEWED = 0.4;

  /** Sizes may differ by so large a part. */
  private static final double MOST_UNLIKE = 0.25;

  /** What is faster is one thing in many connections. */
  private static final long FASTEST = 10;

  private static final int SUSPECT = 12;

  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.areAMachineAndOneOutside() && !limits.exceptServices().contains(ends.service());
  }

  @Override
  public String key(Observation observation) {
    return flows.call(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    if (flow.caller() != Caller.SOURCE || flow.isFailed()) {
      return;
    }
    StateStore.Value<Calls> kept = context.state().value(cell);
    Calls calls = kept.get().orElseGet(Calls::new);
    if (!calls.add(observation.time() / Micros.SECOND, flow.callingPort(), flow.bytes())) {
      return;
    }
    if (calls.count() >= SUSPECT && calls.size() <= limits.mostBytes()) {
      calls.evidence().offer(context::evidence);
    }
    if (calls.count() >= 2 * calls.told() && isBeacon(calls)) {
      calls.told(calls.count());
      context.hit(hit(flow, calls));
    }
    kept.set(calls);
  }

  private boolean isBeacon(Calls calls) {
    return calls.kept() >= limits.calls()
        && calls.span() >= limits.span()
        && calls.size() <= limits.mostBytes()
        && calls.interval() >= FASTEST
        && calls.jitter() <= limits.jitter()
        && Math.abs(calls.skewness()) <= MOST_SKEWED
        && calls.unlikeness() <= MOST_UNLIKE;
  }

  private Hit hit(Flow flow, Calls calls) {
    return Hit.since(calls.since() * Micros.SECOND)
        .value("beacon.ours", flow.from())
        .value("beacon.peer", flow.to())
        .value("beacon.port", Long.toString(flow.port()))
        .value("beacon.calls", Long.toString(calls.count()))
        .value("beacon.interval", Long.toString(calls.interval()))
        .value("beacon.machine", flow.ends().machine())
        .baseline("jitter", calls.jitter(), 3)
        .baseline("skewness", calls.skewness(), 3)
        .baseline("size of a call", Phrase.count(calls.size(), "byte"))
        .baseline("threshold", "jitter " + limits.jitter() + ", " + limits.calls() + " calls")
        .support(
            Support.ofMeasure(
                (double) calls.count(), limits.calls(), Phrase.count(calls.count(), "call")))
        .evidence(calls.evidence().numbers());
  }
}
