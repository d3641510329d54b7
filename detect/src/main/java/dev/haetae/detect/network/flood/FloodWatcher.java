package dev.haetae.detect.network.flood;

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
import dev.haetae.model.event.Micros;
import java.util.Set;

/**
 * Counts what goes between our machines and the internet. Outbound by both addresses; inbound by
 * our address and the port that tells the flood: ours, or the one of the service that was made to
 * answer, for those who send are many or pretend to be.
 */
record FloodWatcher(Flood.Limits limits, StateCell.OfValue<Stream> cell, FlowReader flows)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of(
          "flood.kind",
          "flood.ours",
          "flood.peer",
          "flood.port",
          "flood.packets",
          "flood.bytes",
          "flood.peers",
          "flood.machine");

  /** So many records before it is judged, so that answers had time to be logged. */
  private static final int FEWEST_RECORDS = 3;

  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    Side side = ends.side(true);
    return ends.areMachines() && (side == Side.OUTBOUND || side == Side.INBOUND);
  }

  private static boolean isSentByUs(Flow flow) {
    return flow.ends().side(true) == Side.OUTBOUND;
  }

  /** Whether a record is of what may be a flood, not of what answers it. */
  private boolean isForth(Flow flow) {
    return isSentByUs(flow) == limits.outbound();
  }

  private FloodKind kind(Flow flow) {
    return isForth(flow)
        ? FloodKind.of(
            flow.protocol(), flow.sourcePort(), flow.destinationPort(), limits.outbound())
        : FloodKind.of(
            flow.protocol(), flow.destinationPort(), flow.sourcePort(), limits.outbound());
  }

  private static String ours(Flow flow) {
    return isSentByUs(flow) ? flow.ends().source() : flow.ends().destination();
  }

  private static String peer(Flow flow) {
    return isSentByUs(flow) ? flow.ends().destination() : flow.ends().source();
  }

  private static long ourPort(Flow flow) {
    return isSentByUs(flow) ? flow.sourcePort() : flow.destinationPort();
  }

  private static long peersPort(Flow flow) {
    return isSentByUs(flow) ? flow.destinationPort() : flow.sourcePort();
  }

  private long telling(Flow flow, FloodKind kind) {
    return limits.outbound() || kind == FloodKind.REFLECTION ? peersPort(flow) : ourPort(flow);
  }

  @Override
  public String key(Observation observation) {
    Flow flow = flows.of(observation);
    FloodKind kind = kind(flow);
    String apart = limits.outbound() ? peer(flow) : Long.toString(telling(flow, kind));
    return flow.ends().account() + " " + ours(flow) + " " + kind.word() + " " + apart;
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    FloodKind kind = kind(flow);
    boolean forth = isForth(flow);
    if (kind == FloodKind.NONE || (kind == FloodKind.SYN && !isAttempt(flow, forth))) {
      return;
    }
    StateStore.Value<Stream> kept = context.state().value(cell);
    Stream stream = kept.get().orElseGet(Stream::new);
    stream.begin(observation.time(), limits.within());
    if (forth) {
      stream.sent(flow, peer(flow));
      judge(flow, kind, stream, context);
    } else {
      stream.answered(flow);
    }
    kept.set(stream);
  }

  /** Of connections only those count that come to nothing; their answers prove nothing. */
  private static boolean isAttempt(Flow flow, boolean forth) {
    return forth && flow.caller() == Caller.SOURCE && flow.isFailed();
  }

  private void judge(Flow flow, FloodKind kind, Stream stream, Context context) {
    long threshold = kind == FloodKind.SYN ? limits.attempts() : limits.datagrams();
    if (stream.packets() > threshold / 4) {
      stream.evidence().offer(context::evidence);
    }
    if (stream.packets() >= threshold
        && stream.records() >= FEWEST_RECORDS
        && stream.answers() <= limits.answered() * stream.packets()
        && stream.packets() >= 2 * stream.told()) {
      stream.told(stream.packets());
      context.hit(hit(flow, kind, stream, threshold));
    }
  }

  private Hit hit(Flow flow, FloodKind kind, Stream stream, long threshold) {
    return Hit.since(stream.since())
        .value("flood.kind", kind.word())
        .value("flood.ours", ours(flow))
        .value("flood.peer", peer(flow))
        .value("flood.port", Long.toString(telling(flow, kind)))
        .value("flood.packets", Long.toString(stream.packets()))
        .value("flood.bytes", Long.toString(stream.bytes()))
        .value("flood.peers", Long.toString(stream.peers()))
        .value("flood.machine", flow.ends().machine())
        .baseline("answered", stream.answers() + " packets")
        .baseline(
            "threshold",
            threshold + " packets within " + limits.within() / Micros.MINUTE + " minutes")
        .support(
            Support.ofMeasure(
                (double) stream.packets(),
                (double) threshold,
                stream.packets() + " packets hardly anybody answered"))
        .evidence(stream.evidence().numbers());
  }
}
