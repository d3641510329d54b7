package dev.haetae.detect.network.unusual;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.network.FlowPlan;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A machine of ours that sends one place on the internet far more within an hour, or a day, than it
 * ever sent any. A machine of whose past too little is known is compared with what any machine of
 * its account ever sent.
 *
 * @see SentVolumes
 */
@AutoService(Mechanism.class)
public final class UnusualVolume implements Mechanism {
  /** What sent nothing for so long is forgotten. */
  static final Duration KEPT = Duration.ofDays(60);

  private static final int MOST_HOURS = 168;

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
    return "Far more bytes to one place outside within an hour, or a day, than in any of the machine's past.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Limits limits =
        new Limits(
            (int)
                parameters.whole(
                    "learn",
                    "so many hours with anything sent are the past of a machine; so many of the account are that of a new machine",
                    48,
                    3,
                    HourlyMost.MOST),
            parameters.decimal(
                "times", "so many times the most of any hour before", 5, 1, 1_000_000),
            parameters.whole(
                "least", "fewer bytes are never found", 500_000_000, 1, Long.MAX_VALUE),
            (int)
                parameters.whole(
                    "hours",
                    "so many hours are counted as one, those of `learn` too",
                    1,
                    1,
                    MOST_HOURS),
            parameters.whole(
                "slow",
                "only what stays below so many bytes in each single hour; 0 for any",
                0,
                0,
                Long.MAX_VALUE),
            Set.copyOf(
                parameters.texts(
                    "except_services", "AWS services that machines store much in", List.of())));
    StateCell.OfMap<SentVolumes> sent =
        new StateCell.OfMap<>(parameters.scope() + "/sent", 3, KEPT, SentVolumes.CODEC);
    StateCell.OfValue<AccountVolumes> accounts =
        new StateCell.OfValue<>(parameters.scope() + "/accounts", 1, KEPT, AccountVolumes.CODEC);
    return FlowPlan.counting(
        VolumeWatcher.TELLS,
        List.of(sent, accounts),
        (flows, environment) -> new VolumeWatcher(limits, sent, accounts, flows));
  }

  /**
   * The parameters.
   *
   * @param learn so many hours in which it sent anything come before it is judged by itself, and so
   *     many of the account before its machines are compared with it
   * @param times so many times the most of any hour is unusual
   * @param least fewer bytes never are
   * @param hours so many hours are looked at as one; those of {@code learn} too
   * @param mostInAnHour only what is sent slowly is told of, less than so many bytes in each single
   *     hour; 0 where it may come at once
   * @param exceptServices AWS services that machines store much in
   */
  record Limits(
      int learn,
      double times,
      long least,
      int hours,
      long mostInAnHour,
      Set<String> exceptServices) {
    /** Whether only what is sent slowly is told of. */
    boolean isSlow() {
      return mostInAnHour > 0;
    }

    /** The hour in which what an hour belongs to began. */
    long begin(long hour) {
      return hour - Math.floorMod(hour, hours);
    }
  }
}
