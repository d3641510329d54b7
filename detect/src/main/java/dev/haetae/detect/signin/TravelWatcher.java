package dev.haetae.detect.signin;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.geo.Place;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.signin.ImpossibleTravel.TravelPlan;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.event.Micros;
import java.util.List;
import java.util.Locale;

/** Follows people; state is kept by account, for who else comes from a network matters. */
final class TravelWatcher implements Watcher {
  /** So many others make a network the way out of a company. */
  private static final int SHARED_BY = 2;

  private final TravelPlan plan;
  private final ImpossibleTravel.Limits limits;
  private final Geography geography;
  private final KnownEnvironment environment;
  private final Layout.Text who;
  private final Layout.Text from;

  TravelWatcher(TravelPlan plan, Layout layout, Surroundings surroundings) {
    this.plan = plan;
    this.limits = plan.limits();
    this.geography = surroundings.geography();
    this.environment = surroundings.environment();
    this.who = layout.text(plan.who());
    this.from = layout.text(plan.from());
  }

  @Override
  public boolean wants(Traits traits) {
    String address = from.of(traits);
    return !who.of(traits).isEmpty()
        && !geography.of(address).country().isEmpty()
        && !environment.isOwnAddress(address);
  }

  @Override
  public String key(Observation observation) {
    return observation.traits().account();
  }

  @Override
  public void observe(Observation observation, Context context) {
    String person = who.of(observation);
    Stay now = stay(observation, context.evidence());
    StateStore.Members<People> networks = context.state().map(plan.networks());
    People here = networks.get(now.network()).orElse(People.NOBODY).and(person);
    networks.put(now.network(), here);
    StateStore.Members<Stays> people = context.state().map(plan.stays());
    Stays stays = people.get(person).orElse(Stays.NONE);
    if (here.besides(person) < SHARED_BY) {
      for (Stay earlier : stays.all()) {
        boolean isShared =
            networks.get(earlier.network()).orElse(People.NOBODY).besides(person) >= SHARED_BY;
        if (!isShared && isSuspicious(earlier, now, stays.first(now))) {
          context.hit(hit(earlier, now));
          break;
        }
      }
    }
    people.put(person, stays.and(now));
  }

  private Stay stay(Observation observation, long evidence) {
    String address = from.of(observation);
    Place place = geography.of(address);
    return new Stay(
        place.country(),
        Networks.of(address, geography),
        address,
        place.point(),
        observation.time(),
        observation.time(),
        evidence);
  }

  private boolean isSuspicious(Stay earlier, Stay now, long firstHere) {
    long since = now.last() - limits.within();
    return earlier.last() >= since
        && (earlier.first() >= since || firstHere >= since)
        && now.isOutOfReachOf(earlier, limits);
  }

  private Hit hit(Stay earlier, Stay now) {
    Hit hit =
        Hit.since(earlier.last())
            .value(TravelPlan.HERE, now.country())
            .value(TravelPlan.THERE, earlier.country())
            .value(TravelPlan.ADDRESS, earlier.address())
            .value(TravelPlan.MINUTES, Long.toString((now.last() - earlier.last()) / Micros.MINUTE))
            .baseline("here", now.address() + ", " + now.network() + ", " + now.country())
            .baseline(
                "before", earlier.address() + ", " + earlier.network() + ", " + earlier.country())
            .evidence(List.of(earlier.evidence()));
    return now.point().isPresent() && earlier.point().isPresent()
        ? hit.baseline(
                "distance",
                String.format(
                    Locale.ROOT, "%.0f km", now.point().get().kilometresTo(earlier.point().get())))
            .baseline("threshold", limits.speed() + " km an hour")
        : hit.baseline(
            "threshold", "two countries within " + limits.together() / Micros.MINUTE + " minutes");
  }
}
