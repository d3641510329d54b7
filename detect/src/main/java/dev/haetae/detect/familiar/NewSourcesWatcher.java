package dev.haetae.detect.familiar;

import dev.haetae.detect.baseline.Programs;
import dev.haetae.detect.familiar.NewSources.SourcesPlan;
import dev.haetae.detect.familiar.ReaderHistory.Source;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;

/**
 * Judges each reader by the days before, then learns. Once a day and source it looks where the
 * reader comes from; hours are counted of sources alone that are new to somebody known.
 */
final class NewSourcesWatcher implements Watcher {
  private static final int HOURS_A_DAY = 24;

  /** Somebody who came on so many days is half known. */
  private static final double ENOUGH_DAYS = 3;

  /** Who comes from more networks than this moves about, and another says nothing. */
  private static final int FEW = 2;

  /** Another network must be no likelier than one in so many. */
  private static final int ONE_IN = 4;

  private final SourcesPlan plan;
  private final Geography geography;
  private final Layout.Text reader;
  private final Layout.Text source;
  private final Layout.Text address;
  private final Layout.Text agent;

  NewSourcesWatcher(SourcesPlan plan, Layout layout, Geography geography) {
    this.plan = plan;
    this.geography = geography;
    this.reader = layout.text(plan.texts().get(0));
    this.source = layout.text(plan.texts().get(1));
    this.address = layout.text(plan.texts().get(2));
    this.agent = layout.text(plan.texts().get(3));
  }

  @Override
  public boolean wants(Traits traits) {
    return !reader.of(traits).isEmpty() && !source.of(traits).isEmpty();
  }

  @Override
  public String key(Observation observation) {
    return observation.traits().account() + '\n' + reader.of(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    if (observation.time() == Event.NO_TIME) {
      return;
    }
    int hour = (int) observation.hour();
    long hash = Hashing.hash(source.of(observation));
    StateStore.Value<ReaderHistory> kept = context.state().value(plan.readers());
    ReaderHistory known = kept.get().orElse(ReaderHistory.UNKNOWN);
    Source before = known.source(hash).orElse(null);
    if (before == null) {
      if (!known.isFull()) {
        first(hash, known, observation, context);
      }
    } else if (before.isOdd() && hour - before.first() < plan.within() * HOURS_A_DAY) {
      if (hour > before.last()) {
        oneMore(before.oneMore(hour), known, observation, context);
      }
    } else if (day(hour) > day(before.last())) {
      learn(before.oneMore(hour), known, coming(observation), kept);
    }
  }

  private static int day(int hour) {
    return Math.floorDiv(hour, HOURS_A_DAY);
  }

  /** Learns a source that is new to its reader, and says so at once where it is odd. */
  private void first(long hash, ReaderHistory known, Observation observation, Context context) {
    int hour = (int) observation.hour();
    Coming coming = coming(observation);
    Source now = new Source(hash, isOdd(known.past(), coming, day(hour)), hour, hour, 1);
    learn(now, known, coming, context.state().value(plan.readers()));
    if (now.isOdd()) {
      context.hit(hit(now, known, observation));
    }
  }

  private void oneMore(Source now, ReaderHistory known, Observation observation, Context context) {
    context.state().value(plan.readers()).set(known.with(known.past(), now));
    if (now.hours() == plan.hours()) {
      context.hit(hit(now, known, observation));
    }
  }

  private static void learn(
      Source now, ReaderHistory known, Coming coming, StateStore.Value<ReaderHistory> kept) {
    Past past = known.past().and(day(now.last()), coming.network(), coming.program());
    kept.set(known.with(past, now));
  }

  /** Hashes of the network somebody comes from, and of the program. */
  private record Coming(long network, long program) {}

  private Coming coming(Observation observation) {
    return new Coming(
        Hashing.hash(Networks.of(address.of(observation), geography)),
        Hashing.hash(Programs.family(agent.of(observation))));
  }

  /** Whether somebody known, who moves little, comes from another network with another program. */
  private boolean isOdd(Past past, Coming coming, int day) {
    Used networks = past.networks();
    return past.daysBefore(day) >= plan.learn()
        && networks.metBefore(day) <= FEW
        && networks.isNew(day, coming.network())
        && networks.chanceOfNew(day) * ONE_IN <= 1
        && past.programs().isNew(day, coming.program());
  }

  private Hit hit(Source now, ReaderHistory known, Observation observation) {
    int days = known.past().daysBefore(day(now.first()));
    return Hit.since(observation.time())
        .value(NewSources.HOURS, Integer.toString(now.hours()))
        .value(NewSources.DAYS, Integer.toString(day(now.last()) - day(now.first()) + 1))
        .baseline("hours since the first", Integer.toString(now.hours()))
        .baseline("threshold", Integer.toString(plan.hours()))
        .baseline("days with takings before", Integer.toString(days))
        .baseline("sources before", Integer.toString(known.sourcesBut(now)))
        .support(
            Support.ofHistory(days, ENOUGH_DAYS, Phrase.count(days, "day") + " watched before"));
  }
}
