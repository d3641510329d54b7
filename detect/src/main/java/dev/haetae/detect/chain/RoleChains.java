package dev.haetae.detect.chain;

import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.finding.RoleChain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Role chains in state. A key of a session is handed out once, so that the key tells exactly how
 * the session came to be; the name of a session is used again and again, and tells it only where
 * the log shows no key and nobody else was handed a session of that name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">Logging
 *     IAM and AWS STS API calls with AWS CloudTrail</a>
 */
public final class RoleChains implements ChainSource, Knowledge {
  /** No session lives longer than 36 hours. */
  private static final Duration EXPIRY = Duration.ofHours(37);

  static final StateCell.OfValue<Ancestry> BY_KEY =
      new StateCell.OfValue<>("rolechain/key", 1, EXPIRY, Ancestry.CODEC);

  static final StateCell.OfValue<Issued> BY_NAME =
      new StateCell.OfValue<>("rolechain/session", 1, EXPIRY, Issued.CODEC);

  /** The most joints looked for between chains that were put together out of order. */
  private static final int MOST_JOINTS = 8;

  private final StateStore state;

  /** Chains in this state, which must have the {@linkplain #cells cells}. */
  public RoleChains(StateStore store) {
    this.state = store;
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return List.of(BY_KEY, BY_NAME);
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(RoleLinks.FILE, layout -> new RoleLinks.Reader(layout, this));
  }

  /**
   * Takes in a call that handed a session out.
   *
   * @param names other names of the session given, besides its ARN
   */
  void take(Link link, List<String> names) {
    StateStore.Value<Ancestry> kept = state.value(BY_KEY, link.key());
    Optional<Link> before =
        link.key().isEmpty() ? Optional.empty() : kept.get().map(Ancestry::last);
    Link better = before.map(other -> Link.better(link, other)).orElse(link);
    Ancestry ancestry =
        ancestry(better.byKey(), better.bySession())
            .filter(earlier -> !earlier.holds(better))
            .map(earlier -> earlier.then(Ancestry.of(better)))
            .orElseGet(() -> Ancestry.of(better));
    if (!link.key().isEmpty()) {
      kept.set(ancestry);
    }
    name(link.session(), before, ancestry);
    names.forEach(name -> name(name, before, ancestry));
  }

  /** A second record of a call takes the place of the first. */
  private void name(String name, Optional<Link> before, Ancestry ancestry) {
    if (name.isEmpty()) {
      return;
    }
    StateStore.Value<Issued> named = state.value(BY_NAME, name);
    Optional<Issued> known = named.get();
    boolean again = known.isPresent() && before.filter(known.get().latest()::holds).isPresent();
    if (again) {
      named.set(new Issued(ancestry, known.get().several()));
    } else {
      named.set(
          known.map(issued -> issued.and(ancestry)).orElseGet(() -> new Issued(ancestry, false)));
    }
  }

  private Optional<Ancestry> ancestry(String key, String session) {
    Optional<Ancestry> exact = key.isEmpty() ? Optional.empty() : state.value(BY_KEY, key).get();
    if (exact.isPresent() || session.isEmpty()) {
      return exact;
    }
    // A console session changes its keys, and only its name was ever handed out.
    return state
        .value(BY_NAME, session)
        .get()
        .filter(issued -> !issued.several())
        .map(Issued::latest)
        .filter(latest -> key.isEmpty() || latest.last().key().isEmpty());
  }

  @Override
  public Optional<RoleChain> of(String accessKey, String session) {
    return ancestry(accessKey, session).map(this::whole).map(Ancestry::chain);
  }

  /** With what came before its start, where that was learnt later within the same second. */
  private Ancestry whole(Ancestry ancestry) {
    Ancestry whole = ancestry;
    for (int joint = 0; joint < MOST_JOINTS; joint++) {
      Link first = whole.first();
      Ancestry known = whole;
      Optional<Ancestry> earlier =
          ancestry(first.byKey(), first.bySession())
              .filter(before -> before.links().stream().noneMatch(known::holds));
      if (earlier.isEmpty()) {
        return whole;
      }
      whole = earlier.get().then(whole);
    }
    return whole;
  }
}
