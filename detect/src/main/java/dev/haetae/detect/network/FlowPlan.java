package dev.haetae.detect.network;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.owner.InterfaceOwner;
import dev.haetae.detect.owner.ServiceAddresses;
import dev.haetae.detect.state.StateCell;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A mechanism over records of flows, with the parameters of one file.
 *
 * @param tells the names of what its hits tell
 * @param cells the cells of state it keeps
 * @param watchers makes its watchers
 */
public record FlowPlan(Set<String> tells, List<StateCell<?>> cells, Watchers watchers)
    implements Plan {

  /** Makes the watcher of one log. */
  @FunctionalInterface
  public interface Watchers {
    Watcher watcher(FlowReader flows, KnownEnvironment environment);
  }

  /**
   * A mechanism that counts: calls, tries, packets or bytes. What passes a gateway is in the logs
   * of the machines at its ends too, and twice in its own, so that it is told of none of that.
   */
  public static FlowPlan counting(Set<String> tells, List<StateCell<?>> cells, Watchers watchers) {
    return new FlowPlan(
        tells,
        cells,
        (flows, environment) -> {
          Watcher watcher = watchers.watcher(flows, environment);
          return flows.readsGateways() ? new OfMachines(watcher, flows) : watcher;
        });
  }

  /** A watcher that no record of a gateway concerns. */
  private record OfMachines(Watcher watcher, FlowReader flows) implements Watcher {
    @Override
    public boolean wants(Traits traits) {
      return !flows.isOfGateway(traits) && watcher.wants(traits);
    }

    @Override
    public String key(Observation observation) {
      return watcher.key(observation);
    }

    @Override
    public void observe(Observation observation, Context context) {
      watcher.observe(observation, context);
    }
  }

  public FlowPlan {
    Set<String> all = new LinkedHashSet<>(tells);
    all.addAll(InterfaceOwner.FIELDS);
    all.add(ServiceAddresses.FIELD);
    tells = Collections.unmodifiableSet(all);
  }

  @Override
  public List<String> texts() {
    return Flow.TEXTS;
  }

  @Override
  public List<String> numbers() {
    return Flow.NUMBERS;
  }

  @Override
  public Watcher watcher(Layout layout, Surroundings surroundings) {
    KnownEnvironment environment = surroundings.environment();
    FlowReader flows =
        layout.shared(FlowReader.class, environment, () -> new FlowReader(layout, environment));
    return BothWays.over(watchers.watcher(flows, environment), flows);
  }
}
