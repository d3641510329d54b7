package dev.haetae.detect.network.relay;

import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
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
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.util.Set;

/** Counts the listed peers of each machine of ours, both ways; state is kept by its address. */
record ListedRelayWatcher(
    ListedRelay.Limits limits,
    StateCell.OfValue<RecentPeers> cell,
    FlowReader flows,
    IndicatorLists lists)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of("relay.ours", "relay.machine", "relay.called", "relay.callers", "relay.port");

  @Override
  public boolean wants(Traits traits) {
    if (!lists.has(limits.category())) {
      return false;
    }
    Ends ends = flows.ends(traits);
    return ends.accepted()
        && ends.areMachines()
        && (isListed(ends.source(), Long.MIN_VALUE)
            || isListed(ends.destination(), Long.MIN_VALUE));
  }

  private boolean isListed(String address, long time) {
    return lists.of(IndicatorKind.ADDRESS, address, time).threats().stream()
        .anyMatch(listing -> listing.indicator().category() == limits.category());
  }

  @Override
  public String key(Observation observation) {
    Flow flow = flows.of(observation);
    return flow.ends().account() + " " + ours(flow);
  }

  private static String ours(Flow flow) {
    return flow.side() == Side.INBOUND ? flow.to() : flow.from();
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    boolean inbound = flow.side() == Side.INBOUND;
    String peer = inbound ? flow.from() : flow.to();
    long time = observation.time();
    if (flow.caller() == Caller.UNKNOWN
        || !(inbound || flow.side() == Side.OUTBOUND)
        || flow.protocol() != Flow.TCP
        || flow.isBare()
        || !isListed(peer, time == Event.NO_TIME ? Long.MIN_VALUE : time)) {
      return;
    }
    StateStore.Value<RecentPeers> kept = context.state().value(cell);
    RecentPeers peers = kept.get().orElseGet(RecentPeers::new);
    long since = time - limits.within();
    if (inbound) {
      peers.isCalledBy(Hashing.hash(peer), time, since, limits.callers());
    } else {
      peers.calls(Hashing.hash(peer), time, since, limits.called());
    }
    if (peers.called(since) >= limits.called()
        && peers.callers(since) >= limits.callers()
        && peers.tell(time, since)) {
      context.hit(hit(flow, peers));
    }
    kept.set(peers);
  }

  private Hit hit(Flow flow, RecentPeers peers) {
    return Hit.since(peers.first())
        .value("relay.ours", ours(flow))
        .value("relay.machine", flow.ends().machine())
        .value("relay.called", Integer.toString(limits.called()))
        .value("relay.callers", Integer.toString(limits.callers()))
        .value("relay.port", Long.toString(flow.port()))
        .baseline("listed addresses it called", limits.called() + " or more")
        .baseline("listed addresses that called it", limits.callers() + " or more")
        .baseline("within", limits.within() / Micros.HOUR + " hours")
        .baseline("listed as", limits.category().word());
  }
}
