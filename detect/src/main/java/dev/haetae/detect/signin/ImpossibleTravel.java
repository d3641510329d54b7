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
import java.util.List;
import java.util.Set;

/**
 * Somebody who is seen in two places, too far from each other for anybody to have gone from one to
 * the other in between.
 *
 * <p>Ways out of a company do not count as places: those the user names, and networks that several
 * others of the account come from. Nor does a pair of places somebody has long been seen at, as
 * with a VPN of their own: one of both must be new.
 */
@AutoService(Mechanism.class)
public final class ImpossibleTravel implements Mechanism {
  @Override
  public String name() {
    return "impossibletravel";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Somebody is seen in two places within a time in which nobody gets from one to the other.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Limits limits =
        new Limits(
            parameters.decimal(
                "speed", "kilometres an hour that nobody exceeds", 1000, 1, 1_000_000),
            parameters.decimal(
                "apart", "kilometres below which two places are one", 500, 0, 40_000),
            micros(
                parameters.duration(
                    "together",
                    "within so long two countries are too far apart, where only countries are known",
                    Duration.ofHours(1))),
            micros(parameters.duration("within", "how long a place counts", Duration.ofDays(1))));
    Duration remember = Duration.ofDays(90);
    String scope = parameters.scope();
    return new TravelPlan(
        parameters.required("who", "the field of the person"),
        parameters.required("from", "the field of the address"),
        limits,
        new StateCell.OfMap<>(scope + "/stays", 1, remember, Stays.CODEC),
        new StateCell.OfMap<>(scope + "/networks", 1, remember, People.CODEC));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  /**
   * The parameters.
   *
   * @param speed kilometres an hour
   * @param apart kilometres
   * @param together microseconds
   * @param within microseconds
   */
  record Limits(double speed, double apart, long together, long within) {}

  /**
   * The mechanism with the parameters of one file.
   *
   * @param stays where each person was, by name
   * @param networks who comes from each network
   */
  record TravelPlan(
      String who,
      String from,
      Limits limits,
      StateCell.OfMap<Stays> stays,
      StateCell.OfMap<People> networks)
      implements Plan {
    static final String HERE = "travel.here";
    static final String THERE = "travel.there";
    static final String ADDRESS = "travel.other_address";
    static final String MINUTES = "travel.minutes";

    @Override
    public List<String> texts() {
      return List.of(who, from);
    }

    @Override
    public Set<String> tells() {
      return Set.of(HERE, THERE, ADDRESS, MINUTES);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(stays, networks);
    }

    @Override
    public List<String> blindness(Surroundings surroundings) {
      return surroundings.geography().knowsCountries()
          ? List.of()
          : List.of("No geolocation file: impossible travel is not detected (--geo).");
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new TravelWatcher(this, layout, surroundings);
    }
  }
}
