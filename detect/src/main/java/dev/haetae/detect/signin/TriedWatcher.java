package dev.haetae.detect.signin;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.signin.PasswordsTried.TriedPlan;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import java.util.List;

/** Watches sign-ins; state is kept by account, for who else comes from a network matters. */
final class TriedWatcher implements Watcher {
  /** CloudTrail hides names that do not exist, for they may be passwords. */
  private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

  /** Behind hidden names of one network so many more people are thought to stand, at most. */
  private static final int MOST_HIDDEN = 2;

  /** So many others make a network one that people come from. */
  private static final int SHARED_BY = 2;

  /** Networks remembered as sources of tries; beyond, those that ended are swept out. */
  private static final int MANY_SOURCES = 4096;

  private final TriedPlan plan;
  private final PasswordsTried.Limits limits;
  private final KnownEnvironment environment;
  private final List<Layout.Text> who;
  private final Layout.Text from;
  private final Layout.Text outcome;

  TriedWatcher(TriedPlan plan, Layout layout, KnownEnvironment environment) {
    this.plan = plan;
    this.limits = plan.limits();
    this.environment = environment;
    this.who = plan.who().stream().map(layout::text).toList();
    this.from = layout.text(plan.from());
    this.outcome = layout.text(plan.outcome());
  }

  /** One sign-in. */
  private record Try(String person, String network, boolean failed, long time) {
    long personHash() {
      return Hashing.hash(person);
    }

    long networkHash() {
      return Hashing.hash(network);
    }
  }

  @Override
  public boolean wants(Traits traits) {
    return !from.of(traits).isEmpty() && !person(traits).isEmpty();
  }

  private String person(Traits traits) {
    for (Layout.Text each : who) {
      String name = each.of(traits);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  @Override
  public String key(Observation observation) {
    return observation.traits().account();
  }

  @Override
  public void observe(Observation observation, Context context) {
    Traits traits = observation.traits();
    String address = from.of(traits);
    Try one =
        new Try(
            person(traits),
            Networks.around(address),
            !outcome.of(traits).equals("success"),
            observation.time());
    StateStore.Members<People> homes = context.state().map(plan.homes());
    StateStore.Value<Success> kept = context.state().value(plan.success());
    Success success = kept.get().orElseGet(Success::new);
    People home = homes.get(one.network()).orElse(People.NOBODY);
    if (isHome(home, one.person()) || environment.isOwnAddress(address)) {
      success.add(one.failed(), one.time());
      kept.set(success);
    } else {
      contact(one, success.share(one.time()), context);
    }
    if (!one.failed()) {
      homes.put(one.network(), home.and(one.person()));
    }
  }

  private static boolean isHome(People home, String person) {
    return home.holds(person) || home.besides(person) >= SHARED_BY;
  }

  private void contact(Try one, double peopleSucceed, Context context) {
    long since = one.time() - limits.within();
    StateStore.Members<ContactWalk> sources = context.state().map(plan.sources());
    sweep(sources, since);
    ContactWalk source = sources.get(one.network()).orElseGet(ContactWalk::new);
    StateStore.Value<ContactWalk> kept = context.state().value(plan.all());
    ContactWalk all = kept.get().orElseGet(ContactWalk::new);
    source.begin(one.time(), since);
    all.begin(one.time(), since);
    if (one.failed()) {
      long person = failing(one, source);
      source.contact(person, one.networkHash(), true, peopleSucceed);
      all.contact(person, one.networkHash(), true, peopleSucceed);
      source.evidence().offer(context::evidence);
      all.evidence().offer(context::evidence);
      judge(one, source, all, since, context);
    } else {
      gotIn(one, source, all, since, context);
      source.contact(one.personHash(), one.networkHash(), false, peopleSucceed);
      all.contact(one.personHash(), one.networkHash(), false, peopleSucceed);
    }
    sources.put(one.network(), source);
    kept.set(all);
  }

  /** Hidden names are told apart up to a few. */
  private static long failing(Try one, ContactWalk source) {
    return one.person().equals(HIDDEN)
        ? Hashing.mix(one.personHash(), Math.min(MOST_HIDDEN, source.evidence().offered()))
        : one.personHash();
  }

  private static void sweep(StateStore.Members<ContactWalk> sources, long since) {
    if (sources.size() < MANY_SOURCES) {
      return;
    }
    for (String network : List.copyOf(sources.names())) {
      if (sources.get(network).filter(walk -> walk.last() >= since).isEmpty()) {
        sources.remove(network);
      }
    }
  }

  private void judge(Try one, ContactWalk source, ContactWalk all, long since, Context context) {
    if (isSpray(source)) {
      if (!source.wasTold(since)) {
        context.hit(hit("spray", one, source));
      }
      source.tell(one.time());
    } else if (isStuffing(all)) {
      if (!all.wasTold(since)) {
        context.hit(hit("stuffing", one, all));
      }
      all.tell(one.time());
    }
  }

  private boolean isSpray(ContactWalk source) {
    return source.height() >= limits.height() && source.peopleFailed() >= limits.people();
  }

  private boolean isStuffing(ContactWalk all) {
    return all.height() >= limits.height()
        && all.peopleFailed() >= limits.people()
        && all.networksFailed() >= limits.networks();
  }

  /** Someone logged in from where others failed. */
  private void gotIn(Try one, ContactWalk source, ContactWalk all, long since, Context context) {
    if (source.wasTold(since)) {
      context.hit(hit("spray", one, source).value(TriedPlan.GOT_IN, one.person()));
    } else if (all.wasTold(since) && all.failedFrom(one.networkHash())) {
      context.hit(hit("stuffing", one, all).value(TriedPlan.GOT_IN, one.person()));
    }
  }

  private Hit hit(String pattern, Try one, ContactWalk walk) {
    Hit hit =
        Hit.since(walk.first())
            .value(TriedPlan.PATTERN, pattern)
            .value(TriedPlan.PEOPLE, Integer.toString(walk.peopleFailed()))
            .value(TriedPlan.NETWORKS, Integer.toString(walk.networksFailed()))
            .baseline(
                "people who failed from where they never come from",
                Integer.toString(walk.peopleFailed()))
            .baseline("networks they failed from", Integer.toString(walk.networksFailed()))
            .baseline("odds that it is an attack", Math.exp(Math.min(50, walk.height())), 0)
            .baseline("threshold", Math.exp(limits.height()), 0)
            .support(
                Support.ofMeasure(
                    walk.height(),
                    limits.height(),
                    walk.peopleFailed() + " people who failed from where they never come from"))
            .evidence(walk.evidence().numbers());
    return pattern.equals("spray") ? hit.value(TriedPlan.NETWORK, one.network()) : hit;
  }
}
