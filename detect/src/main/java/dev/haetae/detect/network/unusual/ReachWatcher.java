package dev.haetae.detect.network.unusual;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.network.Caller;
import dev.haetae.detect.network.Ends;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowReader;
import dev.haetae.detect.network.Side;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import dev.haetae.model.Phrase;
import java.util.Optional;
import java.util.Set;

/** Learns how many machines each machine talks to; state is kept by account. */
record ReachWatcher(
    UnusualReach.Limits limits,
    StateCell.OfValue<Long> since,
    StateCell.OfMap<Reach> cell,
    FlowReader flows,
    KnownEnvironment environment)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of("reach.source", "reach.hosts", "reach.most", "reach.port", "reach.machine");

  /** Callers of an account beyond so many are not learnt. */
  private static final int MOST = 50_000;

  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.accepted()
        && ends.areMachines()
        && ends.side(true) == Side.INTERNAL
        && !environment.isScanningAddress(ends.source());
  }

  @Override
  public String key(Observation observation) {
    return observation.traits().account();
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    if (flow.protocol() != Flow.TCP || flow.caller() != Caller.SOURCE || flow.isFailed()) {
      return;
    }
    StateStore.Value<Long> first = context.state().value(since);
    Optional<Long> begun = first.get();
    if (begun.isEmpty()) {
      first.set(observation.hour());
    }
    StateStore.Members<Reach> callers = context.state().map(cell);
    Reach before = callers.get(flow.from()).orElse(Reach.NOTHING);
    Reach now = before.and(Hashing.hash(flow.to()), observation.hour());
    long watched = observation.hour() - begun.orElse(observation.hour());
    if (watched >= limits.learn() && isUnusual(now)) {
      now = now.beingTold();
      context.hit(hit(flow, now, watched));
    }
    // What did not change is not written again.
    if (now.size() != before.size() || now.hour() != before.hour()) {
      callers.putAmong(MOST, flow.from(), now);
    }
  }

  private boolean isUnusual(Reach reach) {
    return !reach.told()
        && reach.size() >= limits.hosts()
        && reach.size() >= limits.times() * reach.most();
  }

  private Hit hit(Flow flow, Reach reach, long watched) {
    return Hit.sinceHour(reach.hour())
        .value("reach.source", flow.from())
        .value("reach.hosts", Integer.toString(reach.size()))
        .value("reach.most", Integer.toString(reach.most()))
        .value("reach.port", Long.toString(flow.port()))
        .value("reach.machine", flow.ends().isLoggedAtCaller(true) ? flow.ends().machine() : "")
        .baseline("machines called in this hour", Integer.toString(reach.size()))
        .baseline("most in an hour before", Integer.toString(reach.most()))
        .baseline("threshold", limits.hosts() + " and " + limits.times() + " times the most before")
        .support(
            Support.ofMeasure(
                    (double) reach.size(),
                    Math.max(limits.hosts(), limits.times() * reach.most()),
                    Phrase.count(reach.size(), "machine"))
                .and(
                    Support.ofHistory(
                        (double) watched,
                        limits.learn() / 4.0,
                        "the account watched for " + Phrase.count(watched, "hour") + " before")));
  }
}
