package dev.haetae.detect.network.scan;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.network.FlowPlan;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;

/**
 * A machine of ours that pings many others to see who is there.
 *
 * @see Pings
 */
@AutoService(Mechanism.class)
public final class PingSweep implements Mechanism {
  @Override
  public String name() {
    return "pingsweep";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "A machine pings many others, few of which answer and hardly any of which it pings again.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Duration idle =
        parameters.duration(
            "idle", "a machine that pinged nobody for so long begins anew", Duration.ofHours(6));
    Limits limits =
        new Limits(
            (int) parameters.whole("hosts", "so many machines are a sweep", 25, 2, Pings.MOST),
            idle.toNanos() / 1_000);
    StateCell.OfValue<Pings> pings =
        new StateCell.OfValue<>(parameters.scope() + "/pings", 1, idle, Pings.CODEC);
    return new FlowPlan(
        PingSweepWatcher.TELLS,
        List.of(pings),
        (flows, environment) -> new PingSweepWatcher(limits, pings, flows, environment));
  }

  /**
   * The parameters.
   *
   * @param hosts so many that do not answer are a sweep
   * @param idle after so many microseconds without a ping it begins anew
   */
  record Limits(int hosts, long idle) {}
}
