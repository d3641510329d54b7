package dev.haetae.detect.familiar;

import dev.haetae.detect.baseline.Programs;
import dev.haetae.detect.familiar.NewSources.SourcesPlan;
import dev.haetae.detect.familiar.Taker.Source;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Event;
import dev.haetae.model.Hashing;
import dev.haetae.model.Phrase;

/**
 * Judges each taker by the days before, then learns. Once a day and source it looks where the taker
 * comes from; what it takes is counted from sources alone that are new to somebody known.
 */
final class NewSourcesWatcher implements Watcher {
  private static final long MICROS_A_DAY = 86_400_000_000L;

  /** Somebody who came on so many days is half known. */
  private static final double ENOUGH_DAYS = 3;

  /** Who comes from more networks than this moves about, and another says nothing. */
  private static final int FEW = 2;

  /** Another network must be no likelier than one in so many. */
  private static final int ONE_IN = 4;

  private final SourcesPlan plan;
  private final Geography geography;
  private final Layout.Text taker;
  private final Layout.Text source;
  private final Layout.Text address;
  private final Layout.Text agent;

  NewSourcesWatcher(SourcesPlan plan, Layout layout, Geography geography) {
    this.plan = plan;
    this.geography = geography;
    this.taker = layout.text(plan.texts().get(0));
    this.source = layout.text(plan.texts().get(1));
    this.address = layout.text(plan.texts().get(2));
    this.agent = layout.text(plan.texts().get(3));
  }

  @Override
  public boolean wants(Traits traits) {
    return !taker.of(traits).isEmpty() && !source.of(traits).isEmpty();
  }

  @Override
  public String key(Observation observation) {
    return observation.traits().account() + '\n' + taker.of(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    if (observation.time() == Event.NO_TIME) {
      return;
    }
    int day = (int) Math.floorDiv(observation.time(), MICROS_A_DAY);
    long hash = Hashing.hash(source.of(observation));
    StateStore.Value<Taker> kept = context.state().value(plan.takers());
    Taker known = kept.get().orElse(Taker.UNKNOWN);
    Source before = known.source(hash).orElse(null);
    if (before == null) {
      if (!known.isFull()) {
        learn(first(hash, known, observation, day), known, observation, kept);
      }
    } else if (before.isNew() && day - before.first() < plan.within()) {
      Source now = before.oneMore(day);
      kept.set(known.with(known.past(), now));
      if (now.taken() == plan.many()) {
        context.hit(hit(now, known, observation, day));
      }
    } else if (day > before.last()) {
      learn(before.oneMore(day), known, observation, kept);
    }
  }

  private void learn(
      Source now, Taker known, Observation observation, StateStore.Value<Taker> kept) {
    long network = Hashing.hash(Networks.of(address.of(observation), geography));
    long program = Hashing.hash(Programs.family(agent.of(observation)));
    kept.set(known.with(known.past().and(now.last(), network, program), now));
  }

  private Source first(long hash, Taker known, Observation observation, int day) {
    boolean isNew = known.past().daysBefore(day) >= plan.learn();
    return new Source(hash, isNew, isNew && isOther(known.past(), observation, day), day, day, 1);
  }

  /** Whether somebody who moves little comes from another network with another program. */
  private boolean isOther(Past past, Observation observation, int day) {
    Used networks = past.networks();
    long network = Hashing.hash(Networks.of(address.of(observation), geography));
    long program = Hashing.hash(Programs.family(agent.of(observation)));
    return networks.metBefore(day) <= FEW
        && networks.daysBefore(day, network) == 0
        && networks.chanceOfNew(day) * ONE_IN <= 1
        && past.programs().daysBefore(day, program) == 0;
  }

  private Hit hit(Source now, Taker known, Observation observation, int day) {
    int days = known.past().daysBefore(now.first());
    return Hit.since(observation.time())
        .value(NewSources.TAKEN, Long.toString(now.taken()))
        .value(NewSources.DAYS, Integer.toString(day - now.first() + 1))
        .value(NewSources.WAY, now.isOther() ? "other" : "usual")
        .baseline("taken since the first", Long.toString(now.taken()))
        .baseline("threshold", Long.toString(plan.many()))
        .baseline("days with takings before", Integer.toString(days))
        .baseline("sources before", Integer.toString(known.sources().size() - 1))
        .support(
            Support.ofHistory(days, ENOUGH_DAYS, Phrase.count(days, "day") + " watched before"));
  }
}
