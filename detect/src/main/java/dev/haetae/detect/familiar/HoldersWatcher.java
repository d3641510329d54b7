package dev.haetae.detect.familiar;

import dev.haetae.detect.familiar.ManyHolders.HoldersPlan;
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
import java.util.Arrays;
import java.util.stream.Collectors;

/** Watches callers for many holders; state is kept by caller. */
final class HoldersWatcher implements Watcher {
  private final HoldersPlan plan;
  private final Geography geography;
  private final CallersOutside callers;
  private final Layout.Text address;
  private final Layout.Text agent;

  HoldersWatcher(HoldersPlan plan, Layout layout, Surroundings surroundings) {
    this.plan = plan;
    this.geography = surroundings.geography();
    this.address = layout.text(plan.texts().get(1));
    this.callers =
        new CallersOutside(layout.text(plan.texts().get(0)), address, surroundings.environment());
    this.agent = layout.text(plan.texts().get(2));
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
    if (observation.time() == Event.NO_TIME) {
      return;
    }
    StateStore.Value<Holders> kept = context.state().value(plan.holders());
    Holders holders = kept.get().orElseGet(Holders::new);
    holders.at(observation.time(), plan.within());
    long network = Hashing.hash(Networks.of(address.of(observation), geography));
    if (holders.add(network, Hashing.hash(build(agent.of(observation))))) {
      holders.from(address.of(observation));
      holders.evidence().offer(context::evidence);
      if (holders.count() >= threshold(holders)) {
        context.hit(hit(holders));
      }
    }
    kept.set(holders);
  }

  private int threshold(Holders holders) {
    return Math.max(plan.least(), plan.times() * holders.mostBefore());
  }

  private Hit hit(Holders holders) {
    String count = Integer.toString(holders.count());
    return Hit.since(holders.begun())
        .value(ManyHolders.COUNT, count)
        .value(ManyHolders.ADDRESSES, holders.addresses())
        .baseline("networks, each with another build of a program", count)
        .baseline("most at any time before", Integer.toString(holders.mostBefore()))
        .baseline("threshold", Integer.toString(threshold(holders)))
        .support(Support.ofMeasure(holders.count(), threshold(holders), count + " holders"))
        .evidence(holders.evidence().numbers());
  }

  /**
   * A program with its versions and those of the machine it is on, which one computer has and
   * another seldom: without what differs from one call to the next.
   */
  static String build(String agent) {
    return Arrays.stream(agent.split(" "))
        .filter(word -> !isOfOneCall(word))
        .collect(Collectors.joining(" "));
  }

  /** Which command it was, what it is asked for and how, and in what it runs. */
  private static boolean isOfOneCall(String word) {
    return word.startsWith("md/command")
        || word.startsWith("command/")
        || word.startsWith("md/prompt")
        || word.startsWith("prompt/")
        || word.startsWith("cfg/")
        || word.startsWith("m/")
        || word.startsWith("ft/")
        || word.startsWith("api/")
        || word.startsWith("exec-env/");
  }
}
