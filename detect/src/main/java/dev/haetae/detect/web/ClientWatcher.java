package dev.haetae.detect.web;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.sketch.SpaceSaving;
import dev.haetae.detect.state.StateStore;
import dev.haetae.detect.web.BusyClient.ClientPlan;
import dev.haetae.model.Hashing;
import java.util.List;
import java.util.Locale;

/** Counts what clients ask for; state is kept by site, for what others ask for is the measure. */
final class ClientWatcher implements Watcher {
  /** So many programs may be one house; who sends more of them makes them up. */
  private static final long MOST_PROGRAMS = 30;

  private static final long CRAWLERS_MAY = 10;
  private static final String RULES = "/robots.txt";

  /** A site of which so many hours are known is half known. */
  private static final double ENOUGH_HOURS = 12;

  private final ClientPlan plan;
  private final BusyClient.Limits limits;
  private final KnownEnvironment environment;
  private final Site site;
  private final Layout.Text client;
  private final Layout.Text program;
  private final List<Layout.Text> pages;
  private final Layout.Memo<Asked> asked = Layout.memo(this::asked);

  /** What requests alike have in common. */
  private record Asked(String client, long program, long page, boolean asksForRules) {}

  ClientWatcher(ClientPlan plan, Layout layout, KnownEnvironment environment) {
    this.plan = plan;
    this.limits = plan.limits();
    this.environment = environment;
    this.site = Site.of(plan.site(), layout);
    this.client = layout.text(plan.client());
    this.program = layout.text(plan.program());
    this.pages = plan.pages().stream().map(layout::text).toList();
  }

  @Override
  public boolean wants(Traits traits) {
    String address = client.of(traits);
    return !address.isEmpty()
        && !environment.isScanningAddress(address)
        && site.parts().stream().noneMatch(part -> part.hasAny(plan.except(), traits));
  }

  private Asked asked(Traits traits) {
    String agent = program.of(traits);
    long page = 0;
    for (Layout.Text part : pages) {
      page = Hashing.mix(page, Hashing.hash(part.of(traits)));
    }
    boolean asksForRules =
        !pages.isEmpty() && pages.get(0).of(traits).equals(RULES) && saysWhoItIs(agent);
    return new Asked(client.of(traits), Hashing.hash(agent), page, asksForRules);
  }

  /** Crawlers put an address into their name where one may read about them. */
  private static boolean saysWhoItIs(String agent) {
    return agent.toLowerCase(Locale.ROOT).contains("+http");
  }

  @Override
  public String key(Observation observation) {
    return site.key(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    Asked one = asked.of(observation.traits());
    StateStore.Value<ClientCounts> kept = context.state().value(plan.counts());
    ClientCounts counts = kept.get().orElseGet(ClientCounts::new);
    boolean byPages = !pages.isEmpty();
    SpaceSaving.Counter<ClientCounts.Client> counter =
        counts.add(one.client(), one.program(), observation.hour(), byPages);
    ClientCounts.Client asking = counter.details();
    if (byPages) {
      asking.page(one.page());
    }
    if (one.asksForRules()) {
      asking.crawl();
    }
    judge(observation, counts, asking, byPages ? asking.pages() : counter.sure(), context);
    kept.set(counts);
  }

  private void judge(
      Observation observation,
      ClientCounts counts,
      ClientCounts.Client asking,
      long amount,
      Context context) {
    boolean known = counts.hours() >= limits.learn();
    long least = (known ? limits.least() : limits.alone()) * (asking.crawls() ? CRAWLERS_MAY : 1);
    if (amount < least / 2) {
      return;
    }
    asking.evidence().offer(context::evidence);
    double needed =
        Math.max(
            (double) least * Math.min(MOST_PROGRAMS, asking.programs()),
            known ? limits.times() * counts.mostBefore() : 0);
    if (amount >= needed && asking.tell(amount)) {
      context.hit(hit(observation, counts, asking, amount, needed));
    }
  }

  private static Hit hit(
      Observation observation,
      ClientCounts counts,
      ClientCounts.Client asking,
      long amount,
      double needed) {
    return Hit.sinceHour(observation.hour())
        .value(ClientPlan.AMOUNT, Long.toString(amount))
        .value(ClientPlan.MOST, Long.toString(counts.mostBefore()))
        .value(ClientPlan.PROGRAMS, Long.toString(asking.programs()))
        .baseline("in this hour, or more", Long.toString(amount))
        .baseline("most of any client in an hour before", Long.toString(counts.mostBefore()))
        .baseline("hours known", Integer.toString(counts.hours()))
        .baseline("programs it asks with", Long.toString(asking.programs()))
        .baseline("threshold", needed, 0)
        .support(
            Support.ofMeasure(
                    (double) amount,
                    needed,
                    amount + " where " + Math.round(needed) + " are needed")
                .and(
                    Support.ofHistory(
                        counts.hours(), ENOUGH_HOURS, counts.hours() + " hours of the site known")))
        .evidence(asking.evidence().numbers());
  }
}
