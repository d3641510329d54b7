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
 * Tells that a known caller takes much from where it never took anything, over days too, and
 * whether it came for it as it always does.
 */
@AutoService(Mechanism.class)
public final class NewSources implements Mechanism {
  static final String TAKEN = "newsource.taken";
  static final String DAYS = "newsource.days";
  static final String WAY = "newsource.way";
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
    return "Knows from where callers take, and tells when one takes much from where it never took anything.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new SourcesPlan(
        List.of(
            parameters.text("who", "haetae.principal"),
            parameters.text("of"),
            parameters.text("from", "haetae.address"),
            parameters.text("with", "userAgent")),
        (int) parameters.whole("learn", 3, 1, 60),
        parameters.whole("many", 200, 2, 1_000_000),
        (int) parameters.whole("within", 7, 1, 60),
        new StateCell.OfValue<>(parameters.scope() + "/takers", 1, EXPIRY, Taker.CODEC));
  }

  /**
   * The mechanism with the parameters of a file.
   *
   * @param texts the fields that tell who takes, from what, and from which address with which
   *     program they come
   * @param learn on so many days before somebody must have taken something to be judged
   * @param many so much is told of
   * @param within taken within so many days since the first of it
   */
  record SourcesPlan(
      List<String> texts, int learn, long many, int within, StateCell.OfValue<Taker> takers)
      implements Plan {
    @Override
    public Set<String> tells() {
      return Set.of(TAKEN, DAYS, WAY);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(takers);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new NewSourcesWatcher(this, layout, surroundings.geography());
    }
  }
}
