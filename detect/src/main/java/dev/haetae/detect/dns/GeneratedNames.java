package dev.haetae.detect.dns;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Detects that a program on a host makes up names of domains, by {@link HostNames}. */
@AutoService(Mechanism.class)
public final class GeneratedNames implements Mechanism {
  private static final Duration EXPIRY = Duration.ofDays(7);

  @Override
  public String name() {
    return "dga";
  }

  @Override
  public Kind kind() {
    return Kind.MODEL;
  }

  @Override
  public String says() {
    return "Weighs all the domains one host looked up, by what a small model says of their names and whether they exist, for a program that makes names up.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new NamesPlan(
        LookUpFields.of(parameters),
        parameters.decimal(
            "threshold", "so many bits, all names of a host together", HostNames.THRESHOLD, 5, 100),
        new StateCell.OfValue<>(
            parameters.scope() + "/names", 1, EXPIRY, Suspicion.codec(HostNames.CODEC)));
  }

  private record NamesPlan(
      LookUpFields fields, double threshold, StateCell.OfValue<Suspicion<HostNames>> cell)
      implements Plan {
    /** A domain counts once, so that to be told of it once an hour is enough. */
    @Override
    public Delivery delivery() {
      return Delivery.FIRST_OF_HOUR;
    }

    @Override
    public List<String> texts() {
      return fields.withoutAnswers();
    }

    @Override
    public Set<String> tells() {
      return Set.of("dga.domains", "dga.examples");
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(cell);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new NamesWatcher(this, layout);
    }
  }

  private static final class NamesWatcher implements Watcher {
    private final NamesPlan plan;
    private final LookUpFields.Reader reader;
    private final NameJudge judge = new NameJudge(NameModel.shipped());

    NamesWatcher(NamesPlan plan, Layout layout) {
      this.plan = plan;
      this.reader = plan.fields.reader(layout);
    }

    @Override
    public boolean wants(Traits traits) {
      return reader.domain(traits).isPresent();
    }

    @Override
    public String key(Observation observation) {
      return reader.host(observation);
    }

    @Override
    public void observe(Observation observation, Context context) {
      Optional<LookUp> read = reader.lookUp(observation);
      if (read.isEmpty()) {
        return;
      }
      LookUp lookUp = read.get();
      StateStore.Value<Suspicion<HostNames>> kept = context.state().value(plan.cell);
      Suspicion<HostNames> suspicion = kept.get().orElseGet(() -> new Suspicion<>(new HostNames()));
      HostNames host = suspicion.measure();
      if (host.add(lookUp, judge)) {
        if (host.generated() <= 1) {
          suspicion.clear();
        }
        String domain =
            lookUp.isUnanswered()
                ? lookUp.name().heldDomain()
                : lookUp.name().registeredDomain() + " (exists)";
        suspicion.show(domain, context::evidence);
        if (host.weight() >= plan.threshold) {
          context.hit(hit(suspicion));
        }
      }
      kept.set(suspicion);
    }

    private Hit hit(Suspicion<HostNames> suspicion) {
      HostNames host = suspicion.measure();
      return Hit.since(host.since())
          .value("dga.domains", Integer.toString(host.generated()))
          .value("dga.examples", suspicion.examples())
          .baseline("domains likelier made up than chosen", Integer.toString(host.generated()))
          .baseline("weight of the evidence", host.weight(), 1)
          .baseline("threshold", plan.threshold, 1)
          .support(
              Support.ofMeasure(
                  host.weight(), plan.threshold, host.generated() + " names that look made up"))
          .evidence(suspicion.tell());
    }
  }
}
