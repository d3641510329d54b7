package dev.haetae.detect.network.scan;

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
import java.util.Optional;
import java.util.Set;

/**
 * Follows the walk of each caller; state is kept by the caller's address. Detectors that watch the
 * same flows and whose files name the same walk follow one: an observation moves it once, and
 * whoever is told of it again finds it moved.
 */
record PortScanWatcher(
    PortScan.Limits limits,
    String detector,
    StateCell.OfValue<ScanWalk> walks,
    FlowReader flows,
    KnownEnvironment environment)
    implements Watcher {
  private static final String SOURCE = "scan.source";
  private static final String KIND = "scan.kind";
  private static final String DIRECTION = "scan.direction";
  private static final String PORTS = "scan.ports";
  private static final String HOSTS = "scan.hosts";
  private static final String HOST = "scan.host";
  private static final String PORT = "scan.port";
  private static final String MACHINE = "scan.machine";

  static final Set<String> TELLS =
      Set.of(SOURCE, KIND, DIRECTION, PORTS, HOSTS, HOST, PORT, MACHINE);

  /** A scanner of ports tries several on each machine; a program of peers one on each of many. */
  private static final int PORTS_OF_ONE_HOST = 2;

  /** A sweep has few ports for many machines. */
  private static final int HOSTS_OF_ONE_PORT = 4;

  /** From so many failures on records are kept as evidence. */
  private static final int SUSPECT = 5;

  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.areMachines() && (isWatched(ends.side(true)) || isWatched(ends.side(false)));
  }

  private boolean isWatched(Side side) {
    return side == Side.UNKNOWN || limits.own() != (side == Side.INBOUND);
  }

  @Override
  public String key(Observation observation) {
    return flows.caller(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    if (flow.caller() == Caller.UNKNOWN
        || !isWatched(flow.side())
        || environment.isScanningAddress(flow.from())) {
      return;
    }
    StateStore.Value<ScanWalk> kept = context.state().value(walks);
    Optional<ScanWalk> before = kept.get();
    if (before.isEmpty() && !begins(flow)) {
      return;
    }
    long time = observation.time();
    ScanWalk walk =
        before.filter(each -> time - each.last() <= limits.idle()).orElseGet(ScanWalk::new);
    long target = ScanWalk.target(flow.to(), flow.port(), flow.protocol());
    if (flow.fromCaller()) {
      called(flow, time, target, walk, context);
    } else {
      answered(flow, time, target, walk);
    }
    if (walk.isOver()) {
      kept.clear();
    } else {
      kept.set(walk);
    }
  }

  /**
   * A datagram's answer may be read before the datagram; anything else that is no failure is not
   * needed.
   */
  private static boolean begins(Flow flow) {
    return flow.fromCaller() ? flow.isFailed() : flow.protocol() != Flow.TCP;
  }

  private void called(Flow flow, long time, long target, ScanWalk walk, Context context) {
    note(flow, walk);
    if (!flow.isFailed()) {
      walk.succeeded(time, target);
    } else if (walk.failed(time, flow.to(), flow.port(), target) && walk.targets() >= SUSPECT) {
      walk.evidence().offer(context::evidence);
    }
    if (limits.probe()) {
      tellProbes(flow, walk, context);
    } else {
      tellScan(flow, walk, context);
    }
  }

  private static void note(Flow flow, ScanWalk walk) {
    if (flow.ends().isLoggedAtCaller(true)) {
      walk.loggedAtCaller(flow.ends().machine());
    } else {
      walk.loggedAt(flow.ends().machine(), flow.to());
    }
  }

  private void answered(Flow flow, long time, long target, ScanWalk walk) {
    if (flow.protocol() != Flow.TCP || !flow.isBare()) {
      walk.succeeded(time, target);
    }
    if (limits.probe() && flow.answersOpen() && !limits.ignored().contains(flow.port())) {
      walk.told(detector).found(flow.to() + " " + flow.port());
    }
  }

  private void tellScan(Flow flow, ScanWalk walk, Context context) {
    if (!walk.isConvinced() || !isOurs(flow, walk)) {
      return;
    }
    boolean isOfPorts = isOfPorts(walk);
    boolean isSweep = isSweep(walk);
    if (!isOfPorts && !isSweep) {
      return;
    }
    ReportedScan told = walk.told(detector);
    if (isOfPorts && told.hasNewPorts(walk)) {
      tell(flow, walk, "ports", context);
    } else if (isSweep && told.hasNewHosts(walk)) {
      tell(flow, walk, "hosts", context);
    }
  }

  private void tell(Flow flow, ScanWalk walk, String kind, Context context) {
    context.hit(
        hit(flow, walk)
            .value(KIND, kind)
            .value(HOST, walk.usualHost())
            .value(PORT, Long.toString(walk.usualPort()))
            .evidence(walk.evidence().numbers()));
  }

  /** Between two public addresses the interface tells who is ours, once it saw enough. */
  private boolean isOurs(Flow flow, ScanWalk walk) {
    return flow.side() != Side.UNKNOWN || limits.own() != walk.ownMachine().isEmpty();
  }

  private boolean isOfPorts(ScanWalk walk) {
    return (walk.ports() >= limits.ports() || isOfSomePortsOfSomeHosts(walk))
        && (!limits.own() || walk.targets() >= PORTS_OF_ONE_HOST * walk.hosts());
  }

  /** A list of well-known ports is tried at one machine after the other. */
  private boolean isOfSomePortsOfSomeHosts(ScanWalk walk) {
    return 2 * walk.ports() >= limits.ports() && walk.targets() >= 2L * limits.ports();
  }

  private boolean isSweep(ScanWalk walk) {
    return walk.hosts() >= limits.hosts() && walk.hosts() >= HOSTS_OF_ONE_PORT * walk.ports();
  }

  private void tellProbes(Flow flow, ScanWalk walk, Context context) {
    if (!walk.isConvinced() || walk.targets() < limits.targets() || !isOurs(flow, walk)) {
      return;
    }
    for (String place : walk.told(detector).newlyOpen()) {
      int space = place.indexOf(' ');
      context.hit(
          hit(flow, walk)
              .value(KIND, "probe")
              .value(HOST, place.substring(0, space))
              .value(PORT, place.substring(space + 1))
              .evidence(walk.evidence().numbers()));
    }
  }

  private long least() {
    return limits.probe() ? limits.targets() : Math.min(limits.ports(), limits.hosts());
  }

  private Hit hit(Flow flow, ScanWalk walk) {
    Side side = flow.side() == Side.UNKNOWN && limits.own() ? Side.OUTBOUND : flow.side();
    return Hit.since(walk.since())
        .value(SOURCE, flow.from())
        .value(DIRECTION, side.word())
        .value(PORTS, Long.toString(walk.ports()))
        .value(HOSTS, Long.toString(walk.hosts()))
        .value(MACHINE, limits.own() ? walk.ownMachine() : flow.ends().machine())
        .baseline("tried in vain", Long.toString(walk.targets()))
        .baseline(
            "threshold",
            limits.probe()
                ? limits.targets() + " places"
                : limits.ports() + " ports or " + limits.hosts() + " machines")
        .support(
            Support.ofMeasure(
                (double) walk.targets(),
                (double) least(),
                walk.targets() + " places that did not answer"));
  }
}
