package dev.haetae.detect.network.scan;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.network.Ends;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowReader;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Phrase;
import java.util.Set;

/**
 * Follows who is pinged at each network interface, or by whom where a record is of both directions.
 * A log of one direction that names no interface does not tell whether an answer went another way.
 */
record PingSweepWatcher(
    PingSweep.Limits limits,
    StateCell.OfValue<Pings> cell,
    FlowReader flows,
    KnownEnvironment environment)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of("ping.source", "ping.hosts", "ping.silent", "ping.machine");

  private static final int ICMP = 1;
  private static final int ICMP_SIX = 58;

  /** A ping is small and alone; what reports errors to a busy caller comes in numbers. */
  private static final int MOST_PACKETS = 10;

  private static final int MOST_BYTES_A_PACKET = 128;

  /** From so many on records are kept as evidence. */
  private static final int SUSPECT = 5;

  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.areMachines()
        && (!ends.machine().isEmpty() || flows.readsBothWays())
        && !environment.isScanningAddress(ends.source());
  }

  @Override
  public String key(Observation observation) {
    Ends ends = flows.of(observation).ends();
    return ends.account() + " " + (ends.machine().isEmpty() ? ends.source() : ends.machine());
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    if (!isPing(flow)) {
      return;
    }
    long time = observation.time();
    StateStore.Value<Pings> kept = context.state().value(cell);
    Pings pings =
        kept.get().filter(each -> time - each.last() <= limits.idle()).orElseGet(Pings::new);
    if (pings.add(flow.ends().source(), flow.ends().destination(), time)
        && pings.silent() >= SUSPECT) {
      pings.evidence().offer(context::evidence);
    }
    if (pings.silent() >= limits.hosts()
        && 2 * pings.silent() >= pings.pinged()
        && pings.isOnceEach()
        && !pings.here().isEmpty()
        && pings.silent() >= 2 * pings.told()) {
      pings.told(pings.silent());
      context.hit(hit(flow, pings));
    }
    kept.set(pings);
  }

  private static boolean isPing(Flow flow) {
    return (flow.protocol() == ICMP || flow.protocol() == ICMP_SIX)
        && flow.packets() > 0
        && flow.packets() <= MOST_PACKETS
        && flow.bytes() <= flow.packets() * (long) MOST_BYTES_A_PACKET;
  }

  private Hit hit(Flow flow, Pings pings) {
    return Hit.since(pings.since())
        .value("ping.source", pings.here())
        .value("ping.hosts", Integer.toString(pings.pinged()))
        .value("ping.silent", Integer.toString(pings.silent()))
        .value("ping.machine", flow.ends().machine())
        .baseline("pinged", Integer.toString(pings.pinged()))
        .baseline("did not answer", Integer.toString(pings.silent()))
        .baseline("threshold", limits.hosts() + " that do not answer")
        .support(
            Support.ofMeasure(
                pings.silent(),
                limits.hosts(),
                Phrase.count(pings.silent(), "machine") + " that did not answer"))
        .evidence(pings.evidence().numbers());
  }
}
