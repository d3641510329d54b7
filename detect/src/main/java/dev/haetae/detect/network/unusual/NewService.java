package dev.haetae.detect.network.unusual;

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
 * A machine of ours that begins to use a service on the internet it never used, though it has been
 * watched long enough and takes up new ones rarely. A machine of which too little is known is
 * compared with what any machine of its account ever used. The other way round: a machine that
 * begins to answer the internet at a port where it never did.
 *
 * @see UsedServices
 */
@AutoService(Mechanism.class)
public final class NewService implements Mechanism {
  @Override
  public String name() {
    return "newservice";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "A machine uses a service on the internet that it never used, by its own past or that of its account.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Duration remember =
        parameters.duration(
            "remember", "what was not used for so long is new again", Duration.ofDays(90));
    Limits limits =
        new Limits(
            parameters
                .duration(
                    "learn",
                    "how long a machine is watched before it is judged by itself, and an account before its machines are compared with it",
                    Duration.ofDays(3))
                .toHours(),
            parameters.decimal(
                "chance",
                "found where the chance that the next service is a new one was no larger",
                0.02,
                0,
                1),
            parameters
                .word(
                    "by",
                    "`outside` watches services of yours that somebody outside uses, `own` those outside that your machines use",
                    "own",
                    Set.of("own", "outside"))
                .equals("outside"));
    StateCell.OfMap<UsedServices> machines =
        new StateCell.OfMap<>(parameters.scope() + "/machines", 1, remember, UsedServices.CODEC);
    StateCell.OfValue<UsedServices> accounts =
        new StateCell.OfValue<>(parameters.scope() + "/accounts", 1, remember, UsedServices.CODEC);
    return FlowPlan.counting(
        NewServiceWatcher.TELLS,
        List.of(machines, accounts),
        (flows, environment) -> new NewServiceWatcher(limits, machines, accounts, flows));
  }

  /**
   * The parameters.
   *
   * @param learn hours a machine is watched before it is judged by itself, and an account before
   *     its machines are compared with it
   * @param chance a service is told of where the chance that the next one is new was no larger
   * @param answered whether services of ours are watched that somebody outside uses, not those
   *     outside that our machines use
   */
  record Limits(long learn, double chance, boolean answered) {}
}
