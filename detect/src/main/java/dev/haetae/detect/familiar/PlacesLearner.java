package dev.haetae.detect.familiar;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes in from where and with what callers call, for {@link FamiliarPlaces} to judge by. */
final class PlacesLearner {
  private static final String FILE = "familiar-places.yml";
  private static final String SIGN_INS = "familiar-signins.yml";
  private static final String KUBERNETES = "familiar-places-kubernetes.yml";
  private static final String PRINCIPAL = "haetae.principal";
  private static final String ADDRESS = "haetae.address";
  private static final String ADDRESSES = "sourceIPs";
  private static final String AGENT = "userAgent";
  private static final String SESSION = "userIdentity.arn";

  private final PlaceCells cells;
  private final PlaceKeys keys;

  PlacesLearner(PlaceCells cells, PlaceKeys keys) {
    this.cells = cells;
    this.keys = keys;
  }

  /** What watches the calls, of AWS and of clusters. */
  static List<Detector> detectors() {
    return List.of(
        AheadDetector.hourly(
            FamiliarPlaces.class, FILE, List.of(PRINCIPAL, ADDRESS, AGENT, SESSION)),
        AheadDetector.hourly(FamiliarPlaces.class, SIGN_INS, List.of(PRINCIPAL, ADDRESS)),
        AheadDetector.hourly(
            FamiliarPlaces.class, KUBERNETES, List.of(PRINCIPAL, ADDRESSES, AGENT)));
  }

  /** Readers of what those watch, by the file of each. */
  Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(
        FILE,
        layout -> calls(layout, ADDRESS),
        SIGN_INS,
        this::signIns,
        KUBERNETES,
        layout -> calls(layout, ADDRESSES));
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

  private AheadReader calls(Layout layout, String addresses) {
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

  private static int day(long time) {
    return (int) Micros.day(time);
  }

  /** Takes in that a person signed in to Identity Center. */
  void signedIn(String person, String address, int day) {
    StateStore.Value<Used> from = cells.signedIn(new CallerName(person));
    from.set(from.get().orElse(Used.NOTHING).and(keys.network(address), day));
  }

  /** What there is to know of calls by a principal from an address with a program. */
  Call call(String principal, String session, String address, String userAgent) {
    return new Call(new CallerName(principal), session, address, userAgent);
  }

  /** Calls alike, what there is to know of them worked out once. */
  final class Call {
    private final CallerName name;
    private final Optional<String> instance;
    private final String account;
    private final boolean isComplete;
    private final long caller;
    private final long network;
    private final long program;
    private int latest = Integer.MIN_VALUE;

    private Call(CallerName name, String session, String address, String userAgent) {
      this.name = name;
      this.instance = CallerName.instance(session);
      this.account = name.account();
      this.isComplete = !name.principal().isEmpty() && !address.isEmpty();
      this.caller = Hashing.hash(name.caller());
      this.network = isComplete ? keys.network(address) : 0;
      this.program = keys.program(userAgent);
    }
  }

  /** Takes in a call on a day. A second one alike on the same day tells nothing. */
  void take(Call call, int day) {
    if (!call.isComplete || day == call.latest) {
      return;
    }
    call.latest = day;
    add(cells.past(call.name), call, day);
    call.instance.map(cells::instance).ifPresent(first -> met(first, day));
    if (call.name.isPerson()) {
      add(cells.people(call.account), call, day);
    }
    StateStore.Value<Used> callers = cells.callers(call.account, call.network);
    Used known = callers.get().orElse(Used.NOTHING);
    Used more = known.and(call.caller, day);
    if (!more.equals(known)) {
      callers.set(more);
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
}
