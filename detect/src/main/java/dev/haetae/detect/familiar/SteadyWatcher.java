package dev.haetae.detect.familiar;

import com.google.common.net.InetAddresses;
import dev.haetae.detect.baseline.Programs;
import dev.haetae.detect.familiar.SteadyCallers.SteadyPlan;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import dev.haetae.model.address.AddressScope;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.util.Optional;

/**
 * Judges each caller of an account by the days before, then learns. A network from which two others
 * called before is an office or a way out, and says nothing. Who only ever called from inside, and
 * now calls from the internet, has left, whatever it calls with: the key of a machine in a network
 * of one's own was taken out of it. Who finds a key often uses the program its owner does, for the
 * libraries are few; a machine that only ever did a few things and does another one at another
 * place is then told by what it does.
 *
 * <p>A program that is moved leaves the place where it was. A key that comes from another place
 * and, on the days after, from both, has two holders.
 */
final class SteadyWatcher implements Watcher {

  /** Callers and networks of an account beyond so many are not learnt. */
  private static final int MOST = 50_000;

  /** Who uses more networks, or more programs, is not steady. */
  private static final int FEW = 2;

  private static final int SHARED = 2;

  /** Who does more than so many things is no machine that always does the same. */
  private static final int FEW_DOINGS = 10;

  /** Days on which one place alone must have been used to be the one of a machine. */
  private static final int KNOWN_DAYS = 4;

  private final SteadyPlan plan;
  private final Geography geography;
  private final Layout.Text principal;
  private final Layout.Text address;
  private final Layout.Text agent;
  private final Optional<Layout.Text> doing;

  SteadyWatcher(SteadyPlan plan, Layout layout, Geography geography) {
    this.plan = plan;
    this.geography = geography;
    this.principal = layout.text(plan.texts().get(0));
    this.address = layout.text(plan.texts().get(1));
    this.agent = layout.text(plan.texts().get(2));
    this.doing = plan.doing().map(layout::text);
  }

  @Override
  public boolean wants(Traits traits) {
    return !principal.of(traits).isEmpty() && !address.of(traits).isEmpty();
  }

  /** One account: its callers share offices and ways out. */
  @Override
  public String key(Observation observation) {
    return observation.traits().account();
  }

  /**
   * What one observation says; names are hashed.
   *
   * @param done what was done; 0 where that does not count
   */
  private record Call(int day, long caller, String from, long network, long program, long done) {
    boolean isInside() {
      return AddressScope.of(from) == AddressScope.PRIVATE;
    }

    boolean isFromInternet() {
      return !isInside() && InetAddresses.isInetAddress(from);
    }
  }

  private Call call(Observation observation) {
    String from = address.of(observation);
    return new Call(
        (int) Micros.day(observation.time()),
        Hashing.hash(principal.of(observation)),
        from,
        Hashing.hash(Networks.of(from, geography)),
        Hashing.hash(program(agent.of(observation))),
        doing.map(text -> Hashing.hash(text.of(observation))).orElse(0L));
  }

  @Override
  public void observe(Observation observation, Context context) {
    if (observation.time() == Event.NO_TIME) {
      return;
    }
    Call call = call(observation);
    int day = call.day();
    StateStore.Members<Past> callers = context.state().map(plan.callers());
    StateStore.Members<Used> networks = context.state().map(plan.networks());
    String name = Long.toHexString(call.caller());
    String place = Long.toHexString(call.network());
    Past past = callers.get(name).orElse(Past.NONE);
    Used there = networks.get(place).orElse(Used.NOTHING);
    Used doings = doings(context, name);
    if (isTold(call, past, doings) && there.metBefore(day) < SHARED) {
      context.hit(hit(observation.time(), past, day));
    }
    Past now = past.and(day, call.network(), call.program(), call.isInside());
    put(callers, name, past, now);
    put(networks, place, there, there.and(call.caller(), day));
    if (doing.isPresent()) {
      put(context.state().map(plan.doings()), name, doings, doings.and(call.done(), day));
    }
  }

  private boolean isTold(Call call, Past past, Used doings) {
    return switch (plan.told()) {
      case TWO_PLACES -> isInTwoPlaces(call, past, doings);
      case NEW_PLACE ->
          isElsewhere(call, past)
              || doesElse(call, past, doings)
              || (hasLeft(past, call.day()) && call.isFromInternet());
    };
  }

  private static Hit hit(long time, Past past, int day) {
    String days = Integer.toString(past.daysBefore(day));
    return Hit.since(time)
        .value(SteadyCallers.DAYS, days)
        .baseline("days with calls before", days)
        .baseline("networks before", Integer.toString(past.networks().metBefore(day)))
        .baseline("programs before", Integer.toString(past.programs().metBefore(day)));
  }

  private Used doings(Context context, String name) {
    return doing.isEmpty()
        ? Used.NOTHING
        : context.state().map(plan.doings()).get(name).orElse(Used.NOTHING);
  }

  /** Whether it does what it never did, at a place where it never was, and does few things else. */
  private boolean doesElse(Call call, Past past, Used doings) {
    int day = call.day();
    Used networks = past.networks();
    return isOfFew(doings, day)
        && networks.metBefore(day) <= FEW
        && networks.isNew(day, call.network())
        && doings.isNew(day, call.done())
        && networks.chanceOfNew(day) * doings.chanceOfNew(day) * plan.oneIn() <= 1;
  }

  /** Whether it came to this place on a day before, and was at the one it always used since. */
  private static boolean isInTwoPlaces(Call call, Past past, Used doings) {
    int day = call.day();
    Used networks = past.networks();
    return isOfFew(doings, day)
        && networks.metBefore(day) == 2
        && past.programs().metBefore(day) <= FEW
        && networks.wasBesides(call.network(), KNOWN_DAYS);
  }

  /** Whether it only ever did a few things, as machines do. */
  private static boolean isOfFew(Used doings, int day) {
    int known = doings.metBefore(day);
    return known > 0 && known <= FEW_DOINGS;
  }

  private String program(String userAgent) {
    return plan.builds() ? userAgent : Programs.family(userAgent);
  }

  private boolean isElsewhere(Call call, Past past) {
    int day = call.day();
    Used networks = past.networks();
    Used programs = past.programs();
    boolean isSteady = networks.metBefore(day) <= FEW && programs.metBefore(day) <= FEW;
    return isSteady
        && networks.isNew(day, call.network())
        && programs.isNew(day, call.program())
        && networks.chanceOfNew(day) * programs.chanceOfNew(day) * plan.oneIn() <= 1;
  }

  /** Whether it never called from the internet on so many days that it is not expected to. */
  private boolean hasLeft(Past past, int day) {
    return plan.left() > 0 && past.isInside() && past.daysBefore(day) >= plan.left();
  }

  private static <T> void put(StateStore.Members<T> members, String name, T before, T after) {
    if (!after.equals(before)) {
      members.putAmong(MOST, name, after);
    }
  }
}
