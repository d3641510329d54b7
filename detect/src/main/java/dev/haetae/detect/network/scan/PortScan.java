package dev.haetae.detect.network.scan;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.network.FlowPlan;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who tries ports and machines to see which answer.
 *
 * @see ScanWalk
 */
@AutoService(Mechanism.class)
public final class PortScan implements Mechanism {
  private static final Set<String> CALLERS = Set.of("own", "outside");
  private static final Set<String> NOTICED = Set.of("scan", "probe");

  @Override
  public String name() {
    return "portscan";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "One address calls many ports or machines and few answer: a threshold random walk over its"
        + " first contacts.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    boolean own =
        parameters
            .word(
                "by", "whether machines of yours are watched, or addresses outside", "own", CALLERS)
            .equals("own");
    boolean probe =
        parameters
            .word(
                "notice",
                "`probe` finds the open ports that a scan met, `scan` the scan",
                "scan",
                NOTICED)
            .equals("probe");
    Duration idle =
        parameters.duration(
            "idle", "a caller that called nobody for so long begins anew", Duration.ofDays(1));
    Limits limits =
        new Limits(
            own,
            probe,
            parameters.whole("ports", "so many ports of a machine are a scan", 20, 2, 60_000),
            parameters.whole("hosts", "so many machines are a scan", 25, 2, 1_000_000),
            parameters.whole("targets", "so many places tried make a prober", 5, 2, 64),
            idle.toNanos() / 1_000,
            Set.copyOf(
                parameters.wholes(
                    "ignore", "open ports that are never found", List.of(), 0, 65_535)));
    String callers = own ? "own" : "outside";
    String detector = parameters.scope();
    // Only who watches the same flows may follow the same walk, and only the files can say so.
    String walk =
        parameters.text(
            "walk",
            "detectors that watch the same flows and name the same walk share its state. By itself where it is not given",
            detector);
    StateCell.OfValue<ScanWalk> walks =
        new StateCell.OfValue<>(
            "portscan/" + walk + "/" + callers + "/" + idle, 2, idle, ScanWalk.CODEC);
    return new FlowPlan(
        PortScanWatcher.TELLS,
        List.of(walks),
        (flows, environment) -> new PortScanWatcher(limits, detector, walks, flows, environment));
  }

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
}
