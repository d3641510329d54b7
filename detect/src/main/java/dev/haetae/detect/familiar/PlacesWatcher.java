package dev.haetae.detect.familiar;

import dev.haetae.detect.familiar.ManyPlaces.PlacesPlan;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;

/** Watches callers for many places; state is kept by caller. */
final class PlacesWatcher implements Watcher {
  private final PlacesPlan plan;
  private final Geography geography;
  private final CallersOutside callers;
  private final Layout.Text address;

  PlacesWatcher(PlacesPlan plan, Layout layout, Surroundings surroundings) {
    this.plan = plan;
    this.geography = surroundings.geography();
    this.address = layout.text(plan.texts().get(1));
    this.callers =
        new CallersOutside(layout.text(plan.texts().get(0)), address, surroundings.environment());
  }

  @Override
  public boolean wants(Traits traits) {
    return callers.wants(traits);
  }

  @Override
  public String key(Observation observation) {
    return callers.key(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    long time = observation.time();
    if (time == Event.NO_TIME) {
      return;
    }
    StateStore.Value<Returns> kept = context.state().value(plan.returns());
    Returns returns = kept.get().orElseGet(Returns::new);
    returns.at(time, plan.within());
    long network = Hashing.hash(Networks.vicinity(address.of(observation), geography));
    if (returns.add(network, Micros.hour(time))) {
      returns.from(address.of(observation));
      returns.evidence().offer(context::evidence);
      if (returns.knownFor(time) >= plan.after() && returns.count() >= threshold(returns)) {
        context.hit(hit(returns));
      }
    }
    kept.set(returns);
  }

  private int threshold(Returns returns) {
    return Math.max(plan.least(), plan.times() * returns.mostBefore());
  }

  private Hit hit(Returns returns) {
    String count = Integer.toString(returns.count());
    return Hit.since(returns.begun())
        .value(ManyPlaces.COUNT, count)
        .value(ManyPlaces.ADDRESSES, returns.addresses())
        .baseline("networks gone back to", count)
        .baseline("most at any time before", Integer.toString(returns.mostBefore()))
        .baseline("threshold", Integer.toString(threshold(returns)))
        .support(
            Support.ofMeasure(returns.count(), threshold(returns), count + " networks by turns"))
        .evidence(returns.evidence().numbers());
  }
}
