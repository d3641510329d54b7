package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns how much each machine sends to places outside. State is kept by account, so that a machine
 * without a past can be compared with the others.
 */
record VolumeWatcher(
    UnusualVolume.Limits limits,
    StateCell.OfMap<SentVolumes> machines,
    StateCell.OfValue<AccountVolumes> accounts,
    Flow.Reader flows)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of("volume.ours", "volume.peer", "volume.served", "volume.megabytes", "volume.machine");

  /** Machines of one account that are told apart; those beyond are not judged. */
  private static final int MOST_MACHINES = 1 << 16;

  private static final long MEGABYTE = 1_000_000;
  private static final int SHOWN_FROM = 10;

  /**
   * What a machine is judged by.
   *
   * @param hours those of its own past, or of its account's
   */
  private record Past(HourlyMost hours, Whose whose) {}

  /** Whoever called, what leaves counts: so records of what is sent to the internet. */
  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.accepted()
        && ends.areMachines()
        && ends.side(true) == Side.OUTBOUND
        && !limits.exceptServices().contains(ends.service());
  }

  @Override
  public String key(Observation observation) {
    return flows.of(observation).ends().account();
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    StateStore.Members<SentVolumes> members = context.state().map(machines);
    Optional<SentVolumes> known = members.get(flow.ends().source());
    if (known.isEmpty() && !hasRoom(members, observation.hour())) {
      return;
    }
    SentVolumes sent = known.orElseGet(SentVolumes::new);
    long bytes = sent.add(flow.ends().destination(), flow.bytes(), observation.hour());
    StateStore.Value<AccountVolumes> kept = context.state().value(accounts);
    AccountVolumes account = kept.get().orElseGet(AccountVolumes::new);
    account.add(bytes, observation.hour());
    Past past = past(sent, account);
    if (past.hours().hours() >= limits.learn() && bytes >= limits.least() / SHOWN_FROM) {
      if (flow.bytes() >= bytes / SHOWN_FROM) {
        sent.evidence().offer(context::evidence);
      }
      judge(observation, flow, bytes, sent, past, context);
    }
    members.put(flow.ends().source(), sent);
    kept.set(account);
  }

  private Past past(SentVolumes sent, AccountVolumes account) {
    return sent.past().hours() >= limits.learn()
        ? new Past(sent.past(), Whose.MACHINE)
        : new Past(account.past(), Whose.ACCOUNT);
  }

  /** Whether one more machine can be told apart; those of long ago make room. */
  private static boolean hasRoom(StateStore.Members<SentVolumes> members, long hour) {
    if (members.size() < MOST_MACHINES) {
      return true;
    }
    List<String> old =
        members.names().stream()
            .filter(name -> members.get(name).filter(sent -> isOld(sent, hour)).isPresent())
            .toList();
    old.forEach(members::remove);
    return !old.isEmpty();
  }

  private static boolean isOld(SentVolumes sent, long hour) {
    return hour - sent.hour() > UnusualVolume.KEPT.toHours();
  }

  private void judge(
      Observation observation,
      Flow flow,
      long bytes,
      SentVolumes sent,
      Past past,
      Context context) {
    String place = flow.ends().destination();
    long most = past.hours().most();
    if (bytes < limits.least() || bytes < limits.times() * most || !sent.tell(place)) {
      return;
    }
    context.hit(
        Hit.sinceHour(observation.hour())
            .value("volume.ours", flow.ends().source())
            .value("volume.peer", place)
            .value("volume.megabytes", Long.toString(bytes / MEGABYTE))
            .value("volume.served", served(flow))
            .value("volume.machine", flow.ends().machine())
            .baseline("sent to it in this hour", bytes + " bytes")
            .baseline("most to one place in an hour before", most + " bytes")
            .baseline("usual", past.hours().usual() + " bytes")
            .baseline("hours known", Integer.toString(past.hours().hours()))
            .baseline("past it is compared with", past.whose().past())
            .baseline("threshold", limits.times() + " times the most before")
            .support(support(bytes, past.hours()))
            .evidence(sent.evidence().numbers()));
  }

  /** The port at which the place called the machine and fetched; empty where the machine called. */
  private static String served(Flow flow) {
    return flow.caller() == Caller.DESTINATION ? Long.toString(flow.sourcePort()) : "";
  }

  private Support support(long bytes, HourlyMost past) {
    double needed = Math.max((double) limits.least(), limits.times() * past.most());
    return Support.ofMeasure(
            (double) bytes, needed, bytes + " bytes where " + Math.round(needed) + " are needed")
        .and(Support.ofHistory(past.hours(), limits.learn() / 4.0, past.hours() + " hours known"));
  }
}
