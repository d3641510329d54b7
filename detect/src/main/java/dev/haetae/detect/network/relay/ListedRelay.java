package dev.haetae.detect.network.relay;

import com.google.auto.service.AutoService;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.network.BothWays;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowReader;
import dev.haetae.detect.owner.InterfaceOwner;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A machine of ours that is one of a listed network's own: it both calls many of its addresses and
 * is called by many. Who uses such a network calls few of its addresses (a client of Tor keeps to
 * its guards), and who serves people is called by those it lets out, and calls none.
 *
 * @see <a href="https://spec.torproject.org/guard-spec/">Tor guard specification</a>
 */
@AutoService(Mechanism.class)
public final class ListedRelay implements Mechanism {
  private static final int MOST = 1000;

  @Override
  public String name() {
    return "listedrelay";
  }

  @Override
  public Kind kind() {
    return Kind.LIST;
  }

  @Override
  public String says() {
    return "A machine calls many addresses of a listed network and is called by many, as one of its relays.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    String word =
        parameters.text(
            "category", "the category of the lists whose addresses are the network", "tor");
    Category category =
        Category.of(word)
            .filter(each -> each != Category.TRUSTED)
            .orElseThrow(
                () -> parameters.refuse("category", "there is no category \"" + word + "\""));
    Duration within = parameters.duration("within", "in so long a time", Duration.ofDays(1));
    Limits limits =
        new Limits(
            category,
            (int)
                parameters.whole(
                    "called", "so many of its addresses the machine calls", 10, 1, MOST),
            (int)
                parameters.whole(
                    "callers", "so many of its addresses call the machine", 10, 1, MOST),
            within.toNanos() / 1_000);
    return new RelayPlan(
        limits,
        new StateCell.OfValue<>(parameters.scope() + "/peers", 1, within, RecentPeers.CODEC));
  }

  /**
   * The parameters.
   *
   * @param category what the addresses are listed as
   * @param called so many different ones are called
   * @param callers so many different ones call
   * @param within microseconds in which both happens
   */
  record Limits(Category category, int called, int callers, long within) {}

  private record RelayPlan(Limits limits, StateCell.OfValue<RecentPeers> cell) implements Plan {
    @Override
    public List<String> texts() {
      return Flow.TEXTS;
    }

    @Override
    public List<String> numbers() {
      return Flow.NUMBERS;
    }

    @Override
    public Set<String> tells() {
      Set<String> tells = new LinkedHashSet<>(ListedRelayWatcher.TELLS);
      tells.addAll(InterfaceOwner.FIELDS);
      return tells;
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(cell);
    }

    @Override
    public List<String> blindness(Surroundings surroundings) {
      return surroundings.indicators().blindness();
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      FlowReader flows = new FlowReader(layout, surroundings.environment());
      return BothWays.over(
          new ListedRelayWatcher(limits, cell, flows, surroundings.indicators()), flows);
    }
  }
}
