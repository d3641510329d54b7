package dev.haetae.detect.network.unusual;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.network.FlowPlan;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;

/**
 * A machine of ours that within an hour talks to many more of our machines than in any hour before,
 * and is answered. Machines that administer others do so from their first days on.
 *
 * @see Reach
 */
@AutoService(Mechanism.class)
public final class UnusualReach implements Mechanism {
  private static final int MOST_HOSTS = 200;
  private static final Duration EXPIRY = Duration.ofDays(60);

  @Override
  public String name() {
    return "unusualreach";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "A machine talks to many more of your machines within an hour than it ever did.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Limits limits =
        new Limits(
            (int) parameters.whole("hosts", "fewer machines are never found", 15, 2, MOST_HOSTS),
            parameters.decimal("times", "so many times the most of any hour before", 4, 1, 1_000),
            parameters
                .duration(
                    "learn",
                    "how long such calls are watched in an account before any is judged",
                    Duration.ofDays(2))
                .toHours());
    StateCell.OfValue<Long> since =
        new StateCell.OfValue<>(parameters.scope() + "/since", 1, EXPIRY, Codec.LONG);
    StateCell.OfMap<Reach> callers =
        new StateCell.OfMap<>(parameters.scope() + "/callers", 1, EXPIRY, Reach.CODEC);
    return new FlowPlan(
        ReachWatcher.TELLS,
        List.of(since, callers),
        (flows, environment) -> new ReachWatcher(limits, since, callers, flows, environment));
  }

  /**
   * The parameters.
   *
   * @param hosts so many machines within an hour
   * @param times the most of any hour before
   * @param learn hours an account is watched before anything is judged
   */
  record Limits(int hosts, double times, long learn) {}
}
