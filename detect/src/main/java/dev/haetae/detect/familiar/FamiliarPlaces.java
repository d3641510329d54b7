package dev.haetae.detect.familiar;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.baseline.Programs;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.TextMemo;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns from where and with what each caller of AWS calls, day by day, and tells findings how
 * usual that is. A day is judged by the days before it alone, so that the order within a day does
 * not matter and nothing is judged by what came of it. Finds nothing itself.
 *
 * <p>Strange is who always came from few networks with few programs and now comes from another with
 * another: one of them alone is a journey or a new tool, and a network next to its own is a line
 * that was lent another address. A network from which two others of the account called before is
 * the office or its way out, and strange to nobody. Familiar is who used the program before, and
 * the network on two days or where two others did; of roles that come from elsewhere each day, as
 * those of builds do, the program alone tells, and of people of Identity Center, who try another
 * program any day, the network of their own, or since yesterday one where they work with a program
 * they had long before; so it does of whoever works on a cluster, with a tool for each task. A
 * newcomer is a person never seen before, from where nobody of an account calls whose people come
 * from few networks.
 *
 * <p>An instance that never called before was launched since: where it calls from is where it was
 * put, and strange of nobody. Of one that called before its role's past tells.
 *
 * <p>Callers of a cluster of Kubernetes are learnt of in the same way, under the names they have
 * there.
 */
public final class FamiliarPlaces implements FamiliaritySource, Knowledge {
  private static final String FILE = "familiar-places.yml";
  private static final String SIGN_INS = "familiar-signins.yml";
  private static final String KUBERNETES = "familiar-places-kubernetes.yml";
  private static final String PRINCIPAL = "haetae.principal";
  private static final String ADDRESS = "haetae.address";
  private static final String ADDRESSES = "sourceIPs";
  private static final String AGENT = "userAgent";
  private static final String SESSION = "userIdentity.arn";
  private static final String IDENTITY_CENTER = "/AWSReservedSSO_";
  private static final Duration EXPIRY = Duration.ofDays(90);

  /** Fleets come and go: an instance that did not call for so long is as good as a new one. */
  private static final Duration INSTANCE_EXPIRY = Duration.ofDays(14);

  private static final Pattern INSTANCE_SESSION =
      Pattern.compile(".*:assumed-role/[^/]+/(i-[0-9a-f]{8,17})");

  /** Days on which a caller must have called before anything is strange of it. */
  private static final int KNOWN_DAYS = 2;

  /** Days on which a network nobody shares must have been used to be familiar. */
  private static final int FAMILIAR_DAYS = 2;

  /** Both together are strange where they are no likelier than this. */
  private static final double UNLIKELY = 0.1;

  /** What is new to a caller likelier than this says nothing. */
  private static final double TELLING = 0.5;

  /** Days of which the people of an account must be known before anybody is new to it. */
  private static final int KNOWN_DAYS_OF_PEOPLE = 3;

  /** Nobody is new to an account whose people's next network is new likelier than this. */
  private static final double SETTLED = 0.3;

  /** So many callers use a network in common. */
  private static final int SHARED = 2;

  static final StateCell.OfValue<Past> PAST =
      new StateCell.OfValue<>("familiar/caller", 3, EXPIRY, Past.CODEC);

  /** Of a network of an account, who called from there: used as values of {@link Used}. */
  static final StateCell.OfValue<Used> CALLERS =
      new StateCell.OfValue<>("familiar/network", 2, EXPIRY, Used.CODEC);

  /** Of an account, from where its people called, whoever. */
  static final StateCell.OfValue<Past> PEOPLE =
      new StateCell.OfValue<>("familiar/people", 3, EXPIRY, Past.CODEC);

  /** Of a person, from which networks it signed in to Identity Center. */
  static final StateCell.OfValue<Used> SIGNED_IN =
      new StateCell.OfValue<>("familiar/signed-in", 2, EXPIRY, Used.CODEC);

  /** Of an instance, the first day it called on. */
  static final StateCell.OfValue<Long> INSTANCE =
      new StateCell.OfValue<>("familiar/instance", 1, INSTANCE_EXPIRY, Codec.LONG);

  private final StateStore state;
  private final Geography geography;
  private final TextMemo<Long> networks = new TextMemo<>(this::network);
  private final TextMemo<Long> programs =
      new TextMemo<>(userAgent -> Hashing.hash(Programs.family(userAgent)));

  /**
   * Places in this state.
   *
   * @param state has the {@linkplain #cells cells}
   * @param geography tells whose network an address is in
   */
  public FamiliarPlaces(StateStore state, Geography geography) {
    this.state = state;
    this.geography = geography;
  }

  /** What watches the calls, of AWS and of clusters. */
  public static List<Detector> detectors() {
    return List.of(
        AheadDetector.hourly(
            FamiliarPlaces.class, FILE, List.of(PRINCIPAL, ADDRESS, AGENT, SESSION)),
        AheadDetector.hourly(FamiliarPlaces.class, SIGN_INS, List.of(PRINCIPAL, ADDRESS)),
        AheadDetector.hourly(
            FamiliarPlaces.class, KUBERNETES, List.of(PRINCIPAL, ADDRESSES, AGENT)));
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return List.of(PAST, CALLERS, PEOPLE, SIGNED_IN, INSTANCE);
  }

  @Override
  public Familiarity of(String principal, String address, String userAgent, long time) {
    return of(principal, address, userAgent, time, isOfIdentityCenter(principal));
  }

  @Override
  public Familiarity inCluster(String principal, String address, String userAgent, long time) {
    return of(principal, address, userAgent, time, isCallerOfAws(principal));
  }

  private Familiarity of(
      String principal, String address, String userAgent, long time, boolean triesPrograms) {
    if (time == Event.NO_TIME || principal.isEmpty() || address.isEmpty()) {
      return Familiarity.UNKNOWN;
    }
    Past past = state.value(PAST, caller(principal)).get().orElse(Past.NONE);
    int day = day(time);
    long network = networks.of(address);
    int others = others(account(principal), network, day);
    Visit visit = new Visit(principal, past, day, network, others);
    return past.daysBefore(day) < KNOWN_DAYS
        ? ofUnknown(visit)
        : ofKnown(visit, past.programs().daysBefore(day, programs.of(userAgent)), triesPrograms);
  }

  /**
   * Somebody at a network on a day.
   *
   * @param others callers of the account who were there before
   */
  private record Visit(String principal, Past past, int day, long network, int others) {
    boolean isShared() {
      return others >= SHARED;
    }
  }

  /** Of whom too little is known; a new person stands out where all the others are known. */
  private Familiarity ofUnknown(Visit visit) {
    if (visit.isShared()) {
      return Familiarity.AMONG_OTHERS;
    }
    String principal = visit.principal();
    int day = visit.day();
    boolean isNew = visit.past().daysBefore(day) == 0 && visit.others() == 0 && isPerson(principal);
    if (!isNew || !isSettled(account(principal), day)) {
      return Familiarity.UNKNOWN;
    }
    return isSignedIn(principal, visit.network(), day) ? Familiarity.JOURNEY : Familiarity.NEWCOMER;
  }

  private Familiarity ofKnown(Visit visit, int programDays, boolean triesPrograms) {
    String principal = visit.principal();
    Past past = visit.past();
    int day = visit.day();
    int networkDays = past.networks().daysBefore(day, visit.network());
    boolean isHome =
        networkDays >= FAMILIAR_DAYS
            || visit.isShared()
            || (isOfIdentityCenter(principal) && isArrived(networkDays, programDays));
    boolean isUsualProgram = programDays > 0 || (networkDays >= FAMILIAR_DAYS && triesPrograms);
    if (isUsualProgram && (isHome || isPipeline(principal, past, day))) {
      return Familiarity.FAMILIAR;
    }
    if (visit.isShared()) {
      return Familiarity.AMONG_OTHERS;
    }
    if (networkDays > 0) {
      return Familiarity.UNKNOWN;
    }
    if (programDays == 0 && isUnlikely(past, day)) {
      return Familiarity.STRANGE;
    }
    boolean isExpected = visit.others() > 0 || past.networks().chanceOfNew(day) > TELLING;
    if (isExpected || past.networks().isNear(day, visit.network())) {
      return Familiarity.UNKNOWN;
    }
    return programDays >= FAMILIAR_DAYS && isSignedIn(principal, visit.network(), day)
        ? Familiarity.JOURNEY
        : Familiarity.ELSEWHERE;
  }

  /** Came there on a day before with a program that was its own already. */
  private static boolean isArrived(int networkDays, int programDays) {
    return networkDays > 0 && programDays >= networkDays + FAMILIAR_DAYS;
  }

  /** Whether a person of Identity Center signed in from there, today or on the day before. */
  private boolean isSignedIn(String principal, long network, int day) {
    return isOfIdentityCenter(principal)
        && state
            .value(SIGNED_IN, name(principal))
            .get()
            .orElse(Used.NOTHING)
            .isMetSince(day - 1, network);
  }

  /** What Identity Center calls a person who signs in, and the person's sessions are named. */
  private static String name(String principal) {
    return principal.substring(principal.lastIndexOf('/') + 1);
  }

  @Override
  public Familiarity of(
      String principal, String session, String address, String userAgent, long time) {
    Familiarity judged = of(principal, address, userAgent, time);
    return judged.isOutOfPlace() && isNewInstance(session, time) ? Familiarity.UNKNOWN : judged;
  }

  private boolean isNewInstance(String session, long time) {
    return instance(session)
        .filter(id -> state.value(INSTANCE, id).get().filter(first -> first < day(time)).isEmpty())
        .isPresent();
  }

  private static Optional<String> instance(String session) {
    Matcher matcher = INSTANCE_SESSION.matcher(session);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Runs somewhere else each time, as builds do, so that its place says nothing of it. */
  private static boolean isPipeline(String principal, Past past, int day) {
    return principal.contains(":role/")
        && !isOfIdentityCenter(principal)
        && past.daysBefore(day) > KNOWN_DAYS
        && past.networks().chanceOfNew(day) > TELLING;
  }

  /** Who it is: of a person of Identity Center the same in every account and permission set. */
  private static String caller(String principal) {
    return isOfIdentityCenter(principal) ? "person " + name(principal) : principal;
  }

  /** Not a service account of a cluster, in whose pod another program is a sign. */
  private static boolean isCallerOfAws(String principal) {
    return principal.startsWith("arn:");
  }

  private static boolean isOfIdentityCenter(String principal) {
    return principal.contains(IDENTITY_CENTER);
  }

  /** Somebody who signs in, not what runs by itself. */
  private static boolean isPerson(String principal) {
    return principal.contains(":user/")
        || isOfIdentityCenter(principal)
        || principal.endsWith(":root");
  }

  /** Whether the people of an account come from few networks, so that another one is unlikely. */
  private boolean isSettled(String account, int day) {
    Past people = state.value(PEOPLE, account).get().orElse(Past.NONE);
    return people.daysBefore(day) >= KNOWN_DAYS_OF_PEOPLE
        && people.networks().chanceOfNew(day) <= SETTLED;
  }

  private static boolean isUnlikely(Past past, int day) {
    double network = past.networks().chanceOfNew(day);
    double program = past.programs().chanceOfNew(day);
    return Math.max(network, program) <= TELLING && network * program <= UNLIKELY;
  }

  /** How many callers used a network before a day. */
  private int others(String account, long network, int day) {
    return state.value(CALLERS, name(account, network)).get().orElse(Used.NOTHING).metBefore(day);
  }

  private static String name(String account, long network) {
    return account + " " + Long.toHexString(network);
  }

  private static int day(long time) {
    return (int) Micros.day(time);
  }

  /** The network, with what it lies in to the left of it, so that one near to it is known. */
  private long network(String address) {
    long vicinity = Hashing.hash(Networks.vicinity(address, geography));
    long network = Hashing.hash(Networks.of(address, geography));
    return vicinity << Used.NEAR_BITS | network >>> Used.NEAR_BITS;
  }

  /** The account of a principal, which an ARN has in fifth place. */
  private static String account(String principal) {
    String[] parts = principal.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(
        FILE,
        layout -> reader(layout, ADDRESS),
        SIGN_INS,
        this::signIns,
        KUBERNETES,
        layout -> reader(layout, ADDRESSES));
  }

  private AheadReader signIns(Layout layout) {
    Layout.Text person = layout.text(PRINCIPAL);
    Layout.Text address = layout.text(ADDRESS);
    return observation -> {
      if (observation.time() != Event.NO_TIME) {
        signedIn(person.of(observation), address.of(observation), day(observation.time()));
      }
    };
  }

  /** Takes in that a person signed in. */
  void signedIn(String person, String address, int day) {
    StateStore.Value<Used> from = state.value(SIGNED_IN, name(person));
    from.set(from.get().orElse(Used.NOTHING).and(networks.of(address), day));
  }

  private AheadReader reader(Layout layout, String addresses) {
    Layout.Text principal = layout.text(PRINCIPAL);
    Layout.Text address = layout.text(addresses);
    Layout.Text agent = layout.text(AGENT);
    Layout.Text session = layout.text(SESSION);
    Layout.Memo<Call> calls =
        Layout.memo(traits ->
            call(
                principal.of(traits),
                session.of(traits),
                address.of(traits).lines().findFirst().orElse(""),
                agent.of(traits)));
    return observation -> {
      if (observation.time() != Event.NO_TIME) {
        take(calls.of(observation.traits()), day(observation.time()));
      }
    };
  }

  /** What there is to know of calls by a principal from an address with a program. */
  Call call(String principal, String session, String address, String userAgent) {
    return new Call(principal, session, address, userAgent);
  }

  /** What there is to know of calls alike, worked out once. */
  final class Call {
    private final String principal;
    private final Optional<String> instance;
    private final String place;
    private final long caller;
    private final long network;
    private final long program;
    private int latest = Integer.MIN_VALUE;

    private Call(String principal, String session, String address, String userAgent) {
      this.principal = principal;
      this.instance = instance(session);
      this.caller = Hashing.hash(FamiliarPlaces.caller(principal));
      this.network = address.isEmpty() ? 0 : networks.of(address);
      this.place = address.isEmpty() ? "" : name(account(principal), network);
      this.program = programs.of(userAgent);
    }

    /** Whether it says who called and from where. */
    boolean isComplete() {
      return !principal.isEmpty() && !place.isEmpty();
    }
  }

  private static void add(StateStore.Value<Past> past, Call call, int day) {
    Past before = past.get().orElse(Past.NONE);
    Past after = before.and(day, call.network, call.program);
    if (!after.equals(before)) {
      past.set(after);
    }
  }

  /** Set anew on each day, so that it is kept as long as the instance calls. */
  private static void met(StateStore.Value<Long> first, int day) {
    first.set(first.get().orElse((long) day));
  }

  /** Takes in a call; see {@link #of}. A second one alike on the same day tells nothing. */
  void take(Call call, int day) {
    if (!call.isComplete() || day == call.latest) {
      return;
    }
    call.latest = day;
    add(state.value(PAST, caller(call.principal)), call, day);
    call.instance.map(id -> state.value(INSTANCE, id)).ifPresent(first -> met(first, day));
    if (isPerson(call.principal)) {
      add(state.value(PEOPLE, account(call.principal)), call, day);
    }
    StateStore.Value<Used> callers = state.value(CALLERS, call.place);
    Used known = callers.get().orElse(Used.NOTHING);
    Used more = known.and(call.caller, day);
    if (!more.equals(known)) {
      callers.set(more);
    }
  }
}
