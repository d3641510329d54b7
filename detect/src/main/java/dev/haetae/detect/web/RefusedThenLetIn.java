package dev.haetae.detect.web;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A client that a site refused logins again and again, fast or slow, and then let in.
 *
 * <p>An office behind one address is refused often, too, but let in more often still, so being let
 * in takes away two refusals, and below none a run begins anew. A program whose password was
 * changed fails for hours until somebody tells it the new one: who was let in half a day before the
 * run began is no stranger, and is not told of.
 */
@AutoService(Mechanism.class)
public final class RefusedThenLetIn implements Mechanism {
  @Override
  public String name() {
    return "refusedthenletin";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "A client whose logins a site refused again and again is let in.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new RefusedPlan(
        parameters.texts("site", "the fields that together are the site", List.of("cs-host")),
        parameters.text("client", "the field of the client", "c-ip"),
        parameters.text("status", "the field of the answer", "sc-status"),
        Set.copyOf(
            parameters.texts(
                "refused",
                "answers that mean no; all others mean yes",
                List.of("401", "403", "422", "429"))),
        parameters.whole("least", "so many refusals more than it was let in", 15, 2, 1_000_000),
        parameters
                .duration(
                    "within", "a run is over after so long without a try", Duration.ofHours(6))
                .toNanos()
            / 1_000,
        parameters
            .word(
                "clients",
                "`foreign` leaves out clients with addresses of yours",
                "foreign",
                Set.of("foreign", "all"))
            .equals("all"),
        new StateCell.OfValue<>(
            parameters.scope() + "/runs", 1, Duration.ofDays(30), RefusedRun.CODEC));
  }

  /**
   * The mechanism with the parameters of one file.
   *
   * @param least refusals more than it was let in
   * @param within microseconds
   * @param watchesOwn whether clients with addresses of one's own are watched, too
   */
  record RefusedPlan(
      List<String> site,
      String client,
      String status,
      Set<String> refused,
      long least,
      long within,
      boolean watchesOwn,
      StateCell.OfValue<RefusedRun> runs)
      implements Plan {
    static final String TIMES = "refused.times";

    @Override
    public List<String> texts() {
      List<String> texts = new ArrayList<>(site);
      texts.add(client);
      texts.add(status);
      return texts;
    }

    @Override
    public Set<String> tells() {
      return Set.of(TIMES);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(runs);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new RefusedWatcher(this, layout, surroundings.environment());
    }
  }
}
