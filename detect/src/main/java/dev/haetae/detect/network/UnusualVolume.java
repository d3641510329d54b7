package dev.haetae.detect.network;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;

/**
 * A machine of ours that sends one place on the internet far more within an hour than it ever sent
 * any.
 *
 * @see SentVolumes
 */
@AutoService(Mechanism.class)
public final class UnusualVolume implements Mechanism {
  @Override
  public String name() {
    return "unusualvolume";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Far more bytes to one place outside within an hour than in any hour of the machine's past.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Limits limits =
        new Limits(
            (int) parameters.whole("learn", 48, 3, SentVolumes.MOST),
            parameters.decimal("times", 5, 1, 1_000_000),
            parameters.whole("least", 500_000_000, 1, Long.MAX_VALUE));
    StateCell.OfValue<SentVolumes> sent =
        new StateCell.OfValue<>(
            parameters.scope() + "/sent", 1, Duration.ofDays(60), SentVolumes.CODEC);
    return new FlowPlan(
        VolumeWatcher.TELLS,
        List.of(sent),
        (flows, environment) -> new VolumeWatcher(limits, sent, flows));
  }

  /**
   * The parameters.
   *
   * @param learn so many hours in which it sent anything come before it is judged
   * @param times so many times the most of any hour is unusual
   * @param least fewer bytes never are
   */
  record Limits(int learn, double times, long least) {}
}
