package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.util.Set;

/** Learns how much each machine sends to places outside; state is kept by its address. */
final class VolumeWatcher implements Watcher {
  static final Set<String> TELLS =
      Set.of("volume.ours", "volume.peer", "volume.megabytes", "volume.machine");

  private static final long MICROS_AN_HOUR = 3_600_000_000L;
  private static final long MEGABYTE = 1_000_000;
  private static final int SHOWN_FROM = 10;

  private final UnusualVolume.Limits limits;
  private final StateCell.OfValue<SentVolumes> cell;
  private final Flow.Reader flows;

  VolumeWatcher(
      UnusualVolume.Limits limits, StateCell.OfValue<SentVolumes> cell, Flow.Reader flows) {
    this.limits = limits;
    this.cell = cell;
    this.flows = flows;
  }

  /** Whoever called, what leaves counts: so records of what is sent to the internet. */
  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.accepted() && ends.areMachines() && ends.side(true) == Side.OUTBOUND;
  }

  @Override
  public String key(Observation observation) {
    Ends ends = flows.of(observation).ends();
    return ends.account() + " " + ends.source();
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    String place = flow.ends().destination();
    StateStore.Value<SentVolumes> kept = context.state().value(cell);
    SentVolumes sent = kept.get().orElseGet(SentVolumes::new);
    long bytes = sent.add(place, flow.bytes(), observation.hour());
    if (sent.hours() >= limits.learn() && bytes >= limits.least() / SHOWN_FROM) {
      if (flow.bytes() >= bytes / SHOWN_FROM) {
        sent.evidence().offer(context::evidence);
      }
      judge(observation, flow, bytes, sent, context);
    }
    kept.set(sent);
  }

  private void judge(
      Observation observation, Flow flow, long bytes, SentVolumes sent, Context context) {
    String place = flow.ends().destination();
    if (bytes < limits.least() || bytes < limits.times() * sent.mostBefore() || !sent.tell(place)) {
      return;
    }
    context.hit(
        Hit.since(observation.hour() * MICROS_AN_HOUR)
            .value("volume.ours", flow.ends().source())
            .value("volume.peer", place)
            .value("volume.megabytes", Long.toString(bytes / MEGABYTE))
            .value("volume.machine", flow.ends().machine())
            .baseline("sent to it in this hour", bytes + " bytes")
            .baseline("most to one place in an hour before", sent.mostBefore() + " bytes")
            .baseline("usual", sent.usual() + " bytes")
            .baseline("hours known", Integer.toString(sent.hours()))
            .baseline("threshold", limits.times() + " times the most before")
            .support(support(bytes, sent))
            .evidence(sent.evidence().numbers()));
  }

  private Support support(long bytes, SentVolumes sent) {
    double needed = Math.max((double) limits.least(), limits.times() * sent.mostBefore());
    return Support.ofMeasure(
            (double) bytes, needed, bytes + " bytes where " + Math.round(needed) + " are needed")
        .and(
            Support.ofHistory(
                sent.hours(), limits.learn() / 4.0, sent.hours() + " hours of the machine known"));
  }
}
