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
 * Detects that a credential is used in many places by turns: a caller goes back and forth, hour by
 * hour, between more networks than one person is ever in.
 *
 * @see Returns
 */
@AutoService(Mechanism.class)
public final class ManyPlaces implements Mechanism {
  static final String COUNT = "places.count";
  static final String ADDRESSES = "places.addresses";
  private static final Duration EXPIRY = Duration.ofDays(90);

  @Override
  public String name() {
    return "manyplaces";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "One caller goes back and forth between many networks within a day, which it never did: its credential is resold, or used through others' computers.";
  }

  @Override
  public boolean spansRegions() {
    return true;
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new PlacesPlan(
        List.of(
            parameters.text("who", "the field of who calls", "haetae.principal"),
            parameters.text("from", "the field of the address", "haetae.address")),
        (int) parameters.whole("least", "so many networks gone back to", 6, 2, Returns.MOST),
        micros(parameters.duration("within", "in so long a time", Duration.ofDays(1))),
        (int)
            parameters.whole(
                "times", "so many times the most of any such time before", 3, 1, 1_000),
        micros(parameters.duration("after", "of so long a past at least", Duration.ofDays(2))),
        new StateCell.OfValue<>(parameters.scope() + "/places", 1, EXPIRY, Returns.CODEC));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  /**
   * The mechanism with the parameters of a file.
   *
   * @param texts the fields that tell who calls and from where
   * @param least networks gone back to
   * @param within microseconds
   * @param times the most of any such time before
   * @param after microseconds a caller must be known for
   */
  record PlacesPlan(
      List<String> texts,
      int least,
      long within,
      int times,
      long after,
      StateCell.OfValue<Returns> returns)
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
      return List.of(returns);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new PlacesWatcher(this, layout, surroundings);
    }
  }
}
