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
 * Detects that a known caller takes from where it never took anything, and came for it from
 * elsewhere with something else than ever: in the first hour, and again when it did so hour after
 * hour.
 */
@AutoService(Mechanism.class)
public final class NewSources implements Mechanism {
  static final String HOURS = "newsource.hours";
  static final String DAYS = "newsource.days";
  private static final Duration EXPIRY = Duration.ofDays(90);

  @Override
  public String name() {
    return "newsource";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Knows from where callers take, and tells when one takes from where it never took anything, from elsewhere and with another program than ever.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new SourcesPlan(
        List.of(
            parameters.text("who", "the field of who takes", "haetae.principal"),
            parameters.required("of", "the field of what it is taken from"),
            parameters.text("from", "the field of the address", "haetae.address"),
            parameters.text("with", "the field of the program", "userAgent")),
        (int)
            parameters.whole(
                "learn", "on so many days before the caller must have taken something", 3, 1, 60),
        (int)
            parameters.whole(
                "hours", "found again when it took something in so many hours", 3, 2, 1000),
        (int) parameters.whole("within", "of so many days since the first of them", 7, 1, 60),
        new StateCell.OfValue<>(parameters.scope() + "/takers", 2, EXPIRY, ReaderHistory.CODEC));
  }

  /**
   * The mechanism with the parameters of a file.
   *
   * @param texts the fields that tell who takes, from what, and from which address with which
   *     program they come
   * @param learn on so many days before somebody must have taken something to be judged
   * @param hours told again when it was taken from the new one in so many hours
   * @param within of so many days since the first of them
   */
  record SourcesPlan(
      List<String> texts,
      int learn,
      int hours,
      int within,
      StateCell.OfValue<ReaderHistory> readers)
      implements Plan {
    @Override
    public Delivery delivery() {
      return Delivery.FIRST_OF_HOUR;
    }

    @Override
    public Set<String> tells() {
      return Set.of(HOURS, DAYS);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(readers);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new NewSourcesWatcher(this, layout, surroundings.geography());
    }
  }
}
