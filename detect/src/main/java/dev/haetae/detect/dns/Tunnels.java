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

/** Detects that data is carried in look-ups below one domain, by {@link TunnelWindow}. */
@AutoService(Mechanism.class)
public final class Tunnels implements Mechanism {
  private static final Duration EXPIRY = Duration.ofDays(1);

  @Override
  public String name() {
    return "dnstunnel";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "Weighs what one host looked up below one domain within a day for data carried in labels and answers, at whatever rate.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new TunnelPlan(
        LookUpFields.of(parameters),
        parameters.decimal(
            "threshold",
            "so many bits, all look-ups of a host below a domain together",
            TunnelWindow.THRESHOLD,
            10,
            1_000),
        new StateCell.OfValue<>(
            parameters.scope() + "/window", 1, EXPIRY, Suspicion.codec(TunnelWindow.CODEC)));
  }

  private record TunnelPlan(
      LookUpFields fields, double threshold, StateCell.OfValue<Suspicion<TunnelWindow>> cell)
      implements Plan {
    @Override
    public List<String> texts() {
      return fields.all();
    }

    @Override
    public Set<String> tells() {
      return Set.of(
          "dnstunnel.domain", "dnstunnel.names", "dnstunnel.characters", "dnstunnel.examples");
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(cell);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new TunnelWatcher(this, layout);
    }
  }

  private static final class TunnelWatcher implements Watcher {
    private final TunnelPlan plan;
    private final LookUpFields.Reader reader;
    private final CarriedText text = new CarriedText(NameModel.shipped());

    TunnelWatcher(TunnelPlan plan, Layout layout) {
      this.plan = plan;
      this.reader = plan.fields.reader(layout);
    }

    /** A domain looked up by its own name carries nothing. */
    @Override
    public boolean wants(Traits traits) {
      return reader.domain(traits).filter(name -> !name.subdomain().isEmpty()).isPresent();
    }

    @Override
    public String key(Observation observation) {
      String domain = reader.domain(observation.traits()).map(DomainName::heldDomain).orElse("");
      return reader.host(observation) + " " + domain;
    }

    @Override
    public void observe(Observation observation, Context context) {
      Optional<LookUp> read = reader.lookUp(observation);
      if (read.isEmpty()) {
        return;
      }
      LookUp lookUp = read.get();
      StateStore.Value<Suspicion<TunnelWindow>> kept = context.state().value(plan.cell);
      Suspicion<TunnelWindow> suspicion =
          kept.get().orElseGet(() -> new Suspicion<>(new TunnelWindow()));
      TunnelWindow window = suspicion.measure();
      if (window.add(lookUp, text)) {
        if (window.carryingNames() <= 1) {
          suspicion.clear();
        }
        suspicion.show(lookUp.name().name(), context::evidence);
        if (window.weight() >= plan.threshold) {
          context.hit(hit(lookUp.name().heldDomain(), suspicion));
        }
      }
      kept.set(suspicion);
    }

    private Hit hit(String domain, Suspicion<TunnelWindow> suspicion) {
      TunnelWindow window = suspicion.measure();
      String names = Integer.toString(window.carryingNames());
      return Hit.since(window.begun())
          .value("dnstunnel.domain", domain)
          .value("dnstunnel.names", names)
          .value("dnstunnel.characters", Long.toString(window.carried()))
          .value("dnstunnel.examples", suspicion.examples())
          .baseline("names that carry data", names)
          .baseline("look-ups below the domain", Integer.toString(window.lookUps()))
          .baseline("weight of the evidence", window.weight(), 1)
          .baseline("threshold", plan.threshold, 1)
          .support(
              Support.ofMeasure(window.weight(), plan.threshold, names + " names that carry data"))
          .evidence(suspicion.tell());
    }
  }
}
