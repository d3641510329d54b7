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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Detects that who always called from one or two networks with one or two programs, as the keys of
 * machines do, calls from another with another, or does there what it never did.
 */
@AutoService(Mechanism.class)
public final class SteadyCallers implements Mechanism {
  static final String DAYS = "steadycaller.days";
  private static final String PROGRAM = "program";
  private static final String BUILD = "build";
  private static final String NEW_PLACE = "new-place";
  private static final String TWO_PLACES = "two-places";
  private static final Duration EXPIRY = Duration.ofDays(90);

  @Override
  public String name() {
    return "steadycaller";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Knows callers that always come from the same place with the same program, and tells when they come from another with another, or to do something else.";
  }

  @Override
  public boolean spansRegions() {
    return true;
  }

  @Override
  public Plan plan(Parameters parameters) {
    String scope = parameters.scope();
    return new SteadyPlan(
        texts(parameters),
        parameters
            .word(
                "as",
                "`build` takes each build of a program for another program, `program` does not",
                PROGRAM,
                Set.of(PROGRAM, BUILD))
            .equals(BUILD),
        parameters.whole(
            "one-in",
            "how unlikely network and program must be together: one in so many",
            20,
            2,
            1_000_000),
        parameters.whole(
            "left",
            "who came from inside alone on so many days is found on the internet, whatever it calls with; 0 for nobody",
            0,
            0,
            90),
        parameters
                .word(
                    "at",
                    "`new-place` is a place where the caller never was; `two-places` is another place, while it goes on at the old one",
                    NEW_PLACE,
                    Set.of(NEW_PLACE, TWO_PLACES))
                .equals(TWO_PLACES)
            ? Told.TWO_PLACES
            : Told.NEW_PLACE,
        new StateCell.OfMap<>(scope + "/callers", 2, EXPIRY, Past.CODEC),
        new StateCell.OfMap<>(scope + "/networks", 1, EXPIRY, Used.CODEC),
        new StateCell.OfMap<>(scope + "/doings", 1, EXPIRY, Used.CODEC));
  }

  private static List<String> texts(Parameters parameters) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                parameters.text("who", "the field of who calls", "haetae.principal"),
                parameters.text("from", "the field of the address", "haetae.address"),
                parameters.text("with", "the field of the program", "userAgent")));
    String doing =
        parameters.text(
            "doing",
            "the field of what is done there, where only what a caller never did counts",
            "");
    if (!doing.isEmpty()) {
      texts.add(doing);
    }
    return texts;
  }

  /** What a caller is told of for. */
  enum Told {
    /** It comes to a place where it never was. */
    NEW_PLACE,
    /** It came to another place, and goes on at the old one besides. */
    TWO_PLACES
  }

  /**
   * The mechanism with the parameters of a file.
   *
   * @param texts the fields that tell who calls, from where, with what, and what it does where that
   *     counts
   * @param builds whether each build of a program is another one, as people have one on their
   *     computer; else programs are told apart by product and system
   * @param oneIn how unlikely both together must be: one in so many
   * @param left who came from inside alone on so many days is told of on the internet, whatever it
   *     calls with; none where 0
   * @param told what a caller must do to be told of
   */
  record SteadyPlan(
      List<String> texts,
      boolean builds,
      long oneIn,
      long left,
      Told told,
      StateCell.OfMap<Past> callers,
      StateCell.OfMap<Used> networks,
      StateCell.OfMap<Used> doings)
      implements Plan {
    /** The field that tells what is done, if that counts. */
    Optional<String> doing() {
      return texts.size() > 3 ? Optional.of(texts.get(3)) : Optional.empty();
    }

    @Override
    public Delivery delivery() {
      return Delivery.FIRST_OF_HOUR;
    }

    @Override
    public Set<String> tells() {
      return Set.of(DAYS);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(callers, networks, doings);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new SteadyWatcher(this, layout, surroundings.geography());
    }
  }
}
