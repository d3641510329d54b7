package dev.haetae.detect.credential;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Detects that the credentials of a workload (an instance, function, task, build, job or pod) are
 * used elsewhere than there.
 */
@AutoService(Mechanism.class)
public final class CredentialUse implements Mechanism {
  private static final Duration EXPIRY = Duration.ofDays(90);

  @Override
  public String name() {
    return "credentialuse";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Knows from where the credentials of each workload are used, and tells when they are used from elsewhere.";
  }

  @Override
  public boolean spansRegions() {
    return true;
  }

  @Override
  public Plan plan(Parameters parameters) {
    String scope = parameters.scope();
    return new UsePlan(
        parameters
                .duration("settles", "how long a new place is in doubt", Duration.ofHours(1))
                .toNanos()
            / 1_000,
        parameters.text("of", "the field that distinguishes workloads", UseFields.SESSION),
        new StateCell.OfMap<>(scope + "/places", 1, EXPIRY, PlaceUse.CODEC),
        new StateCell.OfMap<>(
            scope + "/workloads",
            1,
            parameters.duration(
                "lasts", "a workload that did nothing for so long is forgotten", EXPIRY),
            Workload.CODEC),
        new StateCell.OfMap<>(scope + "/programs", 1, EXPIRY, Codec.LONG));
  }

  /**
   * The mechanism with the parameters of a file.
   *
   * @param settles how long a place is in doubt, microseconds
   * @param of the field that tells one workload from another
   */
  record UsePlan(
      long settles,
      String of,
      StateCell.OfMap<PlaceUse> places,
      StateCell.OfMap<Workload> workloads,
      StateCell.OfMap<Long> programs)
      implements Plan {
    @Override
    public Delivery delivery() {
      return Delivery.FIRST_OF_HOUR;
    }

    @Override
    public List<String> texts() {
      return UseFields.all(of);
    }

    @Override
    public Set<String> tells() {
      return Set.of(
          "credentialuse.workload",
          "credentialuse.where",
          "credentialuse.place",
          "credentialuse.home",
          "credentialuse.network");
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(places, workloads, programs);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new UseWatcher(this, new UseFields(layout, of), surroundings);
    }
  }
}
