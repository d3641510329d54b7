package dev.haetae.detect.signin;

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
 * Passwords tried on many people, from one network (spraying) or from many (stuffing), and who got
 * in that way.
 *
 * <p>It learns from where people sign in: whoever fails from where they signed in before, or from
 * where several others do, is not taken for a thief, and counts only towards how often people fail
 * just now.
 *
 * @see ContactWalk
 */
@AutoService(Mechanism.class)
public final class PasswordsTried implements Mechanism {
  private static final int MOST = 100;

  @Override
  public String name() {
    return "passwordstried";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Passwords are tried on many people, from places they never come from.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Duration within = parameters.duration("within", "how long a try counts", Duration.ofDays(1));
    Limits limits =
        new Limits(
            (int)
                parameters.whole(
                    "people", "so many people on whom passwords are tried", 5, 2, MOST),
            (int) parameters.whole("networks", "so many networks they are tried from", 5, 2, MOST),
            Math.log(
                parameters.decimal(
                    "odds",
                    "so many times likelier than an ordinary day it must be",
                    1000,
                    2,
                    1e12)),
            within.toNanos() / 1_000);
    Duration remember = Duration.ofDays(90);
    String scope = parameters.scope();
    return new TriedPlan(
        parameters.texts(
            "who",
            "the fields that may name the person; the first that has a value does",
            List.of()),
        parameters.required("from", "the field of the address"),
        parameters.text(
            "outcome", "the field that says `success` where somebody got in", "haetae.outcome"),
        limits,
        new StateCell.OfMap<>(scope + "/homes", 1, remember, People.CODEC),
        new StateCell.OfMap<>(scope + "/sources", 1, remember, ContactWalk.CODEC),
        new StateCell.OfValue<>(scope + "/all", 1, remember, ContactWalk.CODEC),
        new StateCell.OfValue<>(scope + "/success", 1, remember, Success.CODEC));
  }

  /**
   * The parameters.
   *
   * @param people who must fail
   * @param networks from which, where there are many
   * @param height of the walk, the natural logarithm of odds
   * @param within microseconds
   */
  record Limits(int people, int networks, double height, long within) {}

  /**
   * The mechanism with the parameters of one file.
   *
   * @param homes who signed in from each network
   * @param sources the walk of each network
   * @param all the walk over all networks
   * @param success how often people succeed just now
   */
  record TriedPlan(
      List<String> who,
      String from,
      String outcome,
      Limits limits,
      StateCell.OfMap<People> homes,
      StateCell.OfMap<ContactWalk> sources,
      StateCell.OfValue<ContactWalk> all,
      StateCell.OfValue<Success> success)
      implements Plan {
    static final String PATTERN = "tried.pattern";
    static final String PEOPLE = "tried.people";
    static final String NETWORKS = "tried.networks";
    static final String NETWORK = "tried.network";
    static final String GOT_IN = "tried.got_in";

    @Override
    public List<String> texts() {
      List<String> texts = new ArrayList<>(who);
      texts.add(from);
      texts.add(outcome);
      return texts;
    }

    @Override
    public Set<String> tells() {
      return Set.of(PATTERN, PEOPLE, NETWORKS, NETWORK, GOT_IN);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(homes, sources, all, success);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new TriedWatcher(this, layout, surroundings.environment());
    }
  }
}
