package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import java.util.List;
import java.util.Set;

/** The mechanism {@link PortScan} with the parameters of one file. */
record PortScanPlan(Limits limits, StateCell.OfValue<ScanWalk> walk) implements Plan {
  static final String SOURCE = "scan.source";
  static final String KIND = "scan.kind";
  static final String DIRECTION = "scan.direction";
  static final String PORTS = "scan.ports";
  static final String HOSTS = "scan.hosts";
  static final String HOST = "scan.host";
  static final String PORT = "scan.port";
  static final String MACHINE = "scan.machine";

  /**
   * The parameters.
   *
   * @param own whether machines of ours are watched, or addresses outside
   * @param probe whether the open ports that a scan finds are told, or the scan
   * @param ports so many ports are a scan
   * @param hosts so many machines are a sweep
   * @param targets so many places tried make a prober
   * @param idle microseconds after which a caller begins anew
   * @param ignored open ports that are not told
   */
  record Limits(
      boolean own,
      boolean probe,
      long ports,
      long hosts,
      long targets,
      long idle,
      Set<Long> ignored) {}

  @Override
  public List<String> texts() {
    return Flow.TEXTS;
  }

  @Override
  public List<String> numbers() {
    return Flow.NUMBERS;
  }

  @Override
  public Set<String> tells() {
    return Set.of(SOURCE, KIND, DIRECTION, PORTS, HOSTS, HOST, PORT, MACHINE);
  }

  @Override
  public List<StateCell<?>> cells() {
    return List.of(walk);
  }

  @Override
  public Watcher watcher(Layout layout, Surroundings surroundings) {
    return new PortScanWatcher(
        limits,
        walk,
        new Flow.Reader(layout, surroundings.environment()),
        surroundings.environment());
  }
}
