package dev.haetae.detect.credential;

import dev.haetae.detect.credential.CredentialUse.UsePlan;
import dev.haetae.detect.geo.Place;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.KeyedState;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.address.AddressScope;
import dev.haetae.model.address.Network;
import dev.haetae.model.event.Micros;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges each place a workload's credentials are used from.
 *
 * <p>At home it is where it was before, where two other workloads of the account are (a NAT
 * gateway), at an address the account was given, at one of the organisation's own, and where two
 * people of the account called from before (the company's proxy). A function leaves by whatever
 * address it is lent and is at home where its program, if no person types it, says so. The first
 * place on the internet is home, unless its role was only used inside for a day and uses another
 * program there. Any other place is elsewhere at once where the role never used that program, or
 * the network is of nobody's cloud while its home is. Otherwise it is in doubt, for a network may
 * change: until the workload is back at its home, which proves two places at a time, or nobody
 * followed it there for a while; where another workload follows it is a new way out.
 */
final class UseWatcher implements Watcher {
  /** Places and workloads of an account beyond so many are not learnt. */
  private static final int MOST = 50_000;

  private static final Map<String, String> SERVICES =
      Map.of(
          "lambda.amazonaws.com",
          UseFields.FUNCTION,
          "ecs-tasks.amazonaws.com",
          "task",
          "codebuild.amazonaws.com",
          "build",
          "pods.eks.amazonaws.com",
          "pod");

  /** How long a role must be known to stay inside. */
  private static final long KNOWN_BEFORE = Micros.DAY;

  /** Before the name of a role, since when it is used inside; and with what, behind it. */
  private static final String INSIDE = "inside ";

  /** Before the name of a role that has a home on the internet. */
  private static final String OUTSIDE = "outside ";

  /** What leaves by whatever address it is lent. */
  private static final Set<String> LENT = Set.of(UseFields.FUNCTION, "job");

  private final UsePlan plan;
  private final UseFields fields;
  private final Surroundings surroundings;

  UseWatcher(UsePlan plan, UseFields fields, Surroundings surroundings) {
    this.plan = plan;
    this.fields = fields;
    this.surroundings = surroundings;
  }

  /** One account: its workloads share ways out, and its people proxies. */
  @Override
  public String key(Observation observation) {
    return fields.isService(observation)
        ? observation.traits().account()
        : fields.account(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    StateStore.Members<PlaceUse> places = context.state().map(plan.places());
    for (String own : fields.ownAddresses(observation)) {
      places.putAmong(MOST, own, places.get(own).orElse(PlaceUse.NONE).asOwn());
    }
    if (fields.isService(observation)) {
      handedOut(observation, context.state());
    } else if (fields.isPerson(observation)) {
      String place = neighbourhood(fields.address(observation));
      if (!place.isEmpty()) {
        String person = fields.principal(observation);
        places.putAmong(MOST, place, places.get(place).orElse(PlaceUse.NONE).person(person));
      }
    } else {
      used(observation, context);
    }
  }

  private void handedOut(Observation observation, KeyedState state) {
    String kind = SERVICES.get(fields.principal(observation));
    String session = fields.handedOut(observation);
    StateStore.Members<Workload> workloads = state.map(plan.workloads());
    if (kind != null && !session.isEmpty() && workloads.get(session).isEmpty()) {
      workloads.putAmong(MOST, session, Workload.of(kind));
    }
  }

  private void used(Observation observation, Context context) {
    StateStore.Members<Workload> workloads = context.state().map(plan.workloads());
    String session = fields.session(observation);
    String kind = fields.kind(observation);
    Optional<Workload> known =
        workloads
            .get(session)
            .or(() -> kind.isEmpty() ? Optional.empty() : Optional.of(Workload.of(kind)));
    Optional<String> place = place(observation);
    if (known.isPresent() && place.isPresent()) {
      Workload judged = judge(known.get(), place.get(), session, observation, context);
      workloads.putAmong(MOST, session, judged);
    } else if (known.isPresent() && isInside(observation)) {
      stayedInside(observation, context.state().map(plan.programs()));
    }
  }

  /** By an endpoint of its own or an address inside, and not by a service of AWS. */
  private boolean isInside(Observation observation) {
    return fields.isByEndpoint(observation)
        || AddressScope.of(fields.address(observation)) == AddressScope.PRIVATE;
  }

  private void stayedInside(Observation observation, StateStore.Members<Long> programs) {
    String role = INSIDE + fields.principal(observation);
    if (programs.get(role).isEmpty()) {
      programs.putAmong(MOST, role, observation.time());
    }
    programs.putAmong(MOST, role + " " + fields.program(observation), observation.time());
  }

  /**
   * Whether a role that for a day and longer was used from inside alone is used on the internet
   * with a program it did not use inside. With the same one it was given a way out.
   */
  private boolean hasLeft(Observation observation, StateStore.Members<Long> programs) {
    String principal = fields.principal(observation);
    String role = INSIDE + principal;
    return programs
            .get(role)
            .filter(since -> observation.time() - since >= KNOWN_BEFORE)
            .isPresent()
        && programs.get(role + " " + fields.program(observation)).isEmpty()
        && programs.get(OUTSIDE + principal).isEmpty();
  }

  /**
   * Empty where there is nothing to judge: the account's own endpoints, addresses not of the
   * internet.
   */
  private Optional<String> place(Observation observation) {
    String text = fields.address(observation);
    if (fields.isByEndpoint(observation)) {
      String owner = fields.endpointAccount(observation);
      boolean own =
          owner.isEmpty()
              || owner.equals(fields.account(observation))
              || surroundings.environment().isOwnAccount(owner);
      return own ? Optional.empty() : Optional.of("endpoint of account " + owner);
    }
    return AddressScope.of(text) == AddressScope.PUBLIC
        ? Optional.of(Workload.isSix(text) ? neighbourhood(text) : text)
        : Optional.empty();
  }

  private Workload judge(
      Workload workload, String place, String session, Observation observation, Context context) {
    StateStore.Members<PlaceUse> places = context.state().map(plan.places());
    StateStore.Members<Long> programs = context.state().map(plan.programs());
    String program = fields.principal(observation) + " " + fields.program(observation);
    boolean used = programs.get(program).isPresent();
    boolean lent =
        fields.saysFunction(observation)
            && !fields.isTyped(observation)
            && workload.kind().equals(UseFields.FUNCTION)
            && !isOutOfTheCloud(workload, place);
    boolean left = workload.home().isEmpty() && hasLeft(observation, programs);
    if (lent || isHome(workload, place, session, left, places)) {
      programs.putAmong(MOST, program, observation.time());
      programs.putAmong(MOST, OUTSIDE + fields.principal(observation), observation.time());
      places.putAmong(MOST, place, places.get(place).orElse(PlaceUse.NONE).workload(session));
      Workload home = workload.atHome(place);
      return settled(home, false, observation, context);
    }
    if (isProxy(place, places)) {
      return workload;
    }
    if (workload.elsewhere().contains(place) || !used || isOutOfTheCloud(workload, place)) {
      context.hit(hit(workload, place, observation.time()));
      return workload.foundAt(place);
    }
    if (LENT.contains(workload.kind()) || !workload.hasHome(Workload.isSix(place))) {
      // The other family of addresses is the same machine as long as the program is.
      return workload.atHome(place);
    }
    places.putAmong(MOST, place, places.get(place).orElse(PlaceUse.NONE).workload(session));
    if (places.get(place).orElse(PlaceUse.NONE).workloads().besides(session) > 0) {
      return workload.atHome(place);
    }
    if (workload.doubtful().equals(place)) {
      return settled(workload, true, observation, context);
    }
    return workload.doubt(place, observation.time(), context.evidence());
  }

  private boolean isHome(
      Workload workload,
      String place,
      String session,
      boolean left,
      StateStore.Members<PlaceUse> places) {
    PlaceUse use = places.get(place).orElse(PlaceUse.NONE);
    boolean first = workload.home().isEmpty() && !left && !isProxy(place, places);
    return workload.home().contains(place)
        || first
        || use.own()
        || (use.workloads().besides(session) >= 2 && !workload.elsewhere().contains(place))
        || surroundings.environment().isOwnAddress(place);
  }

  /** Two people of the account called from there: an office, a VPN, a proxy. */
  private boolean isProxy(String place, StateStore.Members<PlaceUse> places) {
    return places.get(neighbourhood(place)).orElse(PlaceUse.NONE).people().size() >= 2;
  }

  /** Back home, or nobody followed for long enough: the place in doubt was elsewhere. */
  private Workload settled(
      Workload workload, boolean still, Observation observation, Context context) {
    String place = workload.doubtful();
    if (place.isEmpty()) {
      return workload;
    }
    StateStore.Members<PlaceUse> places = context.state().map(plan.places());
    boolean followed = places.get(place).orElse(PlaceUse.NONE).workloads().size() > 1;
    if (followed) {
      return workload.atHome(place);
    }
    if (still && observation.time() - workload.since() < plan.settles()) {
      return workload;
    }
    context.hit(hit(workload, place, workload.since()).evidence(List.of(workload.evidence())));
    return workload.foundAt(place);
  }

  private boolean isOutOfTheCloud(Workload workload, String place) {
    return isOfAmazon(place).filter(of -> !of).isPresent()
        && workload.home().stream().anyMatch(home -> isOfAmazon(home).orElse(false));
  }

  /** Whether Amazon runs the network; empty where nobody knows. */
  private Optional<Boolean> isOfAmazon(String place) {
    if (place.startsWith("endpoint ")) {
      return Optional.of(true);
    }
    String runs = network(place);
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(runs.toLowerCase(Locale.ROOT).contains("amazon"));
  }

  private String network(String place) {
    Place known = surroundings.geography().of(place);
    return known.organization();
  }

  private Hit hit(Workload workload, String place, long since) {
    boolean inside = isOfAmazon(place).orElse(false);
    // Without a home it is told of where its role was only used inside.
    String home = workload.home().isEmpty() ? "inside alone" : String.join(", ", workload.home());
    return Hit.since(since)
        .value("credentialuse.workload", workload.kind())
        .value("credentialuse.where", inside ? "inside" : "outside")
        .value("credentialuse.place", place)
        .value("credentialuse.home", home)
        .value("credentialuse.network", network(place))
        .baseline("used before from", home)
        .baseline("used now from", place);
  }

  /**
   * The network a place is in that one household or office has: of IPv4 256 addresses, of IPv6 the
   * first address of its 64 bits.
   */
  private static String neighbourhood(String place) {
    if (place.startsWith("endpoint ")) {
      return place;
    }
    if (!Workload.isSix(place)) {
      int dot = place.lastIndexOf('.');
      return dot < 0 ? place : place.substring(0, dot) + ".0/24";
    }
    return Network.parse(place)
        .map(one -> new Network(true, one.high(), 0, 128).toString())
        .orElse(place);
  }
}
