package dev.haetae.detect.network.unusual;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.network.Caller;
import dev.haetae.detect.network.Ends;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowReader;
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
    FlowReader flows)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of(
          "volume.ours",
          "volume.peer",
          "volume.served",
          "volume.megabytes",
          "volume.machine",
          "volume.others");

  /** Machines of one account that are told apart; those beyond are not judged. */
  private static final int MOST_MACHINES = 1 << 16;

  private static final long MEGABYTE = 1_000_000;
  private static final int SHOWN_FROM = 10;

  /** What was sent most so many times is sent to by trade. */
  private static final int USUAL = 3;

  /**
   * What a machine is judged by.
   *
   * @param hours those of its own past, or of its account's
   */
  private record Past(HourlyMost hours, HistoryScope scope) {}

  /** Whoever called, what leaves counts: so records of what is sent to the internet. */
  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.areAMachineAndOneOutside() && !limits.exceptServices().contains(ends.service());
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
    long begin = limits.begin(observation.hour());
    long bytes = sent.add(flow.ends().destination(), flow.bytes(), observation.hour(), begin);
    StateStore.Value<AccountVolumes> kept = context.state().value(accounts);
    AccountVolumes account = kept.get().orElseGet(AccountVolumes::new);
    account.add(bytes, begin);
    Past past = past(sent, account);
    if (past.hours().hours() >= limits.learn() && bytes >= limits.least() / SHOWN_FROM) {
      if (flow.bytes() >= bytes / SHOWN_FROM) {
        sent.evidence().offer(context::evidence);
      }
      judge(flow, bytes, sent, past, context);
    }
    members.put(flow.ends().source(), sent);
    kept.set(account);
  }

  private Past past(SentVolumes sent, AccountVolumes account) {
    return sent.past().hours() >= limits.learn()
        ? new Past(sent.past(), HistoryScope.MACHINE)
        : new Past(account.past(), HistoryScope.ACCOUNT);
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

  private void judge(Flow flow, long bytes, SentVolumes sent, Past past, Context context) {
    String place = flow.ends().destination();
    long most = most(place, sent, past);
    if (bytes < limits.least()
        || bytes < limits.times() * most
        || (limits.isSlow() && !isSlow(place, bytes, sent))
        || !sent.tell(place)) {
      return;
    }
    context.hit(
        Hit.sinceHour(sent.hour())
            .value("volume.ours", flow.ends().source())
            .value("volume.peer", place)
            .value("volume.megabytes", Long.toString(bytes / MEGABYTE))
            .value("volume.served", served(flow))
            .value("volume.others", Long.toString(others(flow, bytes, sent, context)))
            .value("volume.machine", flow.ends().machine())
            .baseline("sent to it in this hour", bytes + " bytes")
            .baseline("most to one place in an hour before", most + " bytes")
            .baseline("usual", past.hours().usual() + " bytes")
            .baseline("hours known", Integer.toString(past.hours().hours()))
            .baseline("past it is compared with", past.scope().past())
            .baseline("threshold", limits.times() + " times the most before")
            .support(support(bytes, past.hours()))
            .evidence(sent.evidence().numbers()));
  }

  /** What was sent a new place on the days before makes it no usual one. */
  private long most(String place, SentVolumes sent, Past past) {
    return limits.isSlow() && past.scope() == HistoryScope.MACHINE
        ? sent.mostToOthers(place)
        : past.hours().most();
  }

  /** A little at a time, and to none of the places that it sends most to anyway. */
  private boolean isSlow(String place, long bytes, SentVolumes sent) {
    long most = sent.mostInAnHour(place);
    return sent.timesForemost(place) < USUAL && most < limits.mostInAnHour() && most <= bytes / 2;
  }

  /**
   * How many other machines of the account sent the place about as much at the same time: what many
   * send to is what they all report to.
   */
  private long others(Flow flow, long bytes, SentVolumes sent, Context context) {
    StateStore.Members<SentVolumes> members = context.state().map(machines);
    String place = flow.ends().destination();
    return members.names().stream()
        .filter(name -> !name.equals(flow.ends().source()))
        .flatMap(name -> members.get(name).stream())
        .filter(other -> other.hour() == sent.hour())
        .filter(other -> other.sentTo(place) >= bytes / SHOWN_FROM)
        .count();
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
