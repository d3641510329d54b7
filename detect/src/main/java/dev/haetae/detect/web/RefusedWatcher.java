package dev.haetae.detect.web;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.detect.web.RefusedThenLetIn.RefusedPlan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;

/** Watches logins; state is kept by site and client. */
final class RefusedWatcher implements Watcher {
  /** Who was let in so long before is known. */
  private static final long KNOWN_BEFORE = 12 * Micros.HOUR;

  private final RefusedPlan plan;
  private final KnownEnvironment environment;
  private final Site site;
  private final Layout.Text client;
  private final Layout.Text status;

  RefusedWatcher(RefusedPlan plan, Layout layout, KnownEnvironment environment) {
    this.plan = plan;
    this.environment = environment;
    this.site = Site.of(plan.site(), layout);
    this.client = layout.text(plan.client());
    this.status = layout.text(plan.status());
  }

  @Override
  public boolean wants(Traits traits) {
    String address = client.of(traits);
    return !address.isEmpty()
        && !status.of(traits).isEmpty()
        && (plan.watchesOwn() || !environment.isOwnAddress(address))
        && !environment.isScanningAddress(address);
  }

  @Override
  public String key(Observation observation) {
    return site.key(observation) + "\n" + client.of(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    if (observation.time() == Event.NO_TIME) {
      return;
    }
    StateStore.Value<RefusedRun> kept = context.state().value(plan.runs());
    RefusedRun run = kept.get().orElseGet(RefusedRun::new);
    run.at(observation.time(), plan.within());
    if (plan.refused().contains(status.of(observation))) {
      run.refused();
      run.evidence().offer(context::evidence);
    } else {
      if (run.height() >= plan.least() && !run.isKnown(KNOWN_BEFORE)) {
        context.hit(hit(run));
      }
      run.accepted();
    }
    kept.set(run);
  }

  private Hit hit(RefusedRun run) {
    String times = Long.toString(run.evidence().offered());
    return Hit.since(run.begun())
        .value(RefusedPlan.TIMES, times)
        .baseline("refused since the run began", times)
        .baseline("refused more often than let in, by", Long.toString(run.height()))
        .baseline("threshold", Long.toString(plan.least()))
        .evidence(run.evidence().numbers());
  }
}
