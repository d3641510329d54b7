package dev.haetae.detect.network.beacon;

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
 * A machine of ours that calls one place on the internet again and again, at intervals alike and to
 * say things alike in size, as programs do that ask for orders.
 *
 * @see Calls
 */
@AutoService(Mechanism.class)
public final class Beaconing implements Mechanism {
  @Override
  public String name() {
    return "beaconing";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "Small calls of one machine to one place, for hours, at intervals alike.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Duration idle =
        parameters.duration(
            "idle", "a place that was not called for so long is forgotten", Duration.ofDays(2));
    Limits limits =
        new Limits(
            (int) parameters.whole("calls", "so many calls", 24, 8, Calls.MOST),
            parameters
                .duration("span", "over so long a time at least", Duration.ofHours(2))
                .toSeconds(),
            parameters.decimal(
                "jitter",
                "the median deviation from the median interval at most, as a part of it",
                0.3,
                0,
                1),
            parameters.whole(
                "most_bytes", "a call carries no more", 20_000, 100, Integer.MAX_VALUE),
            Set.copyOf(
                parameters.texts(
                    "except_services", "AWS services that machines call by the clock", List.of())));
    StateCell.OfValue<Calls> calls =
        new StateCell.OfValue<>(parameters.scope() + "/calls", 2, idle, Calls.CODEC);
    return FlowPlan.counting(
        BeaconingWatcher.TELLS,
        List.of(calls),
        (flows, environment) -> new BeaconingWatcher(limits, calls, flows));
  }

  /**
   * The parameters.
   *
   * @param calls so many calls
   * @param span over so many seconds at least
   * @param jitter the median deviation from the median interval, as a part of it, at most
   * @param mostBytes a call says no more than this
   * @param exceptServices AWS services that machines call by the clock
   */
  record Limits(int calls, long span, double jitter, long mostBytes, Set<String> exceptServices) {}
}
