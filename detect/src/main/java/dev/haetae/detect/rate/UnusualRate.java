package dev.haetae.detect.rate;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;

/**
 * Far more of something within an hour than in the hours before, of one principal, call or account.
 *
 * @see RateHistory
 */
@AutoService(Mechanism.class)
public final class UnusualRate implements Mechanism {
  @Override
  public String name() {
    return "unusualrate";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Far more of something within an hour than the hours before let expect.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Duration learn =
        parameters.duration(
            "learn", "how long something is watched before it is judged", Duration.ofDays(7));
    Limits limits =
        new Limits(
            learn.toHours(),
            parameters
                .duration(
                    "early",
                    "the same for what is so much more that it shows sooner: the less of `learn` is over, the larger `factor` is. As `learn` where it is not given",
                    learn)
                .toHours(),
            parameters.decimal("bits", "how surprising an hour must be", 20, 1, 1000),
            parameters.decimal(
                "factor", "so many times the greatest hour before it must be", 3, 1, 1_000_000),
            parameters.decimal(
                "burst", "so many at once are ordinary of anything", 5, 0, 1_000_000));
    StateCell.OfValue<RateHistory> history =
        new StateCell.OfValue<>(
            parameters.scope() + "/rate", 1, Duration.ofDays(60), RateHistory.CODEC);
    return new RatePlan(
        parameters.texts(
            "by", "the fields whose values are counted apart; the account always is", List.of()),
        parameters.texts("except", "parts of values of `by` that are left out", List.of()),
        parameters.texts(
            "sum", "numbers that are added up. Without it, events are counted", List.of()),
        limits,
        history);
  }

  /**
   * The parameters.
   *
   * @param learn hours something is watched before it is judged
   * @param early hours after which it is judged by a larger factor
   * @param bits an hour is told of that is so surprising
   * @param factor and at least so many times the greatest before, once it is learnt
   * @param burst so many at once are thought to have been met once
   */
  record Limits(long learn, long early, double bits, double factor, double burst) {
    /** So many times the greatest hour before it takes when so many hours are watched. */
    double factor(long watched) {
      return watched >= learn ? factor : factor * learn / Math.max(1, watched);
    }
  }
}
