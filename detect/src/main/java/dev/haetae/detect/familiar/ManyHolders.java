package dev.haetae.detect.familiar;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Detects that a credential of one is used by many: within days or hours from ever other networks,
 * each with a program of its own.
 *
 * @see Holders
 */
@AutoService(Mechanism.class)
public final class ManyHolders implements Mechanism {
  static final String COUNT = "holders.count";
  static final String ADDRESSES = "holders.addresses";
  private static final Duration EXPIRY = Duration.ofDays(90);

  @Override
  public String name() {
    return "manyholders";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "One caller comes within days from ever other networks, each with another build of a program: its credential is in many hands.";
  }

  @Override
  public boolean spansRegions() {
    return true;
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new HoldersPlan(
        List.of(
            parameters.text("who", "the field of who calls", "haetae.principal"),
            parameters.text("from", "the field of the address", "haetae.address"),
            parameters.text("with", "the field of the program", "userAgent")),
        (int) parameters.whole("least", "so many holders", 6, 2, Holders.MOST),
        parameters.duration("within", "in so long a time", Duration.ofDays(7)).toNanos() / 1_000,
        (int)
            parameters.whole(
                "times", "so many times the most of any such time before", 2, 1, 1_000),
        new StateCell.OfValue<>(parameters.scope() + "/holders", 1, EXPIRY, Holders.CODEC));
  }

  /**
   * The mechanism with the parameters of a file.
   *
   * @param texts the fields that tell who calls, from where and with what
   * @param least holders
   * @param within microseconds
   * @param times the most holders of any such time before
   */
  record HoldersPlan(
      List<String> texts, int least, long within, int times, StateCell.OfValue<Holders> holders)
      implements Plan {
    @Override
    public Delivery delivery() {
      return Delivery.FIRST_OF_HOUR;
    }

    @Override
    public Set<String> tells() {
      return Set.of(COUNT, ADDRESSES);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(holders);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new HoldersWatcher(this, layout, surroundings);
    }
  }
}
