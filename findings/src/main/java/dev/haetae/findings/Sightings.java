package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.detect.chain.ChainSource;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.familiar.FamiliaritySource;
import dev.haetae.detect.machine.MachineSource;
import dev.haetae.detect.maker.MakerSource;
import dev.haetae.detect.organization.AccountSource;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.finding.RoleChain;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a firing of a detector is told as, by the event and by what is known besides: who called
 * from where before, whose the accounts are, who made what. Not safe for use by several threads.
 */
public final class Sightings {
  /** What clusters of Kubernetes log. */
  private static final String CLUSTERS = "eks";

  private ChainSource chains = ChainSource.NONE;
  private FamiliaritySource places = FamiliaritySource.NONE;
  private AccountSource accounts = AccountSource.NONE;
  private MakerSource makers = MakerSource.NONE;
  private MachineSource machines = MachineSource.NONE;
  private Predicate<String> byTrade = principal -> false;
  private Predicate<String> meantPublic = resource -> false;
  private final IdentityHashMap<Object, Words> words = new IdentityHashMap<>();
  private final IdentityHashMap<Detector, IdentityHashMap<FieldSelection, FindingFields>> fields =
      new IdentityHashMap<>();

  Sightings() {}

  /** Takes who knows how sessions came to be; what it is told of later names it. */
  public void knowingChains(ChainSource source) {
    chains = source;
  }

  /** Takes who knows from where and with what callers usually call. */
  public void knowingPlaces(FamiliaritySource source) {
    places = source;
  }

  /**
   * Takes who knows which accounts are ours: what is shared among them alone is Low. So is what a
   * guest, such as a vendor, shares with its own account, and how an account that was just made is
   * set up.
   */
  public void knowingAccounts(AccountSource source) {
    accounts = source;
  }

  /** Takes who knows who made what, that they may take away again. */
  public void knowingMakers(MakerSource source) {
    makers = source;
  }

  /** Takes who knows which names are of one machine. */
  public void knowingMachines(MachineSource source) {
    machines = source;
  }

  /** The other names of a machine, as far as the logs told so far. */
  public List<String> namesOfMachine(String name) {
    return machines.others(name);
  }

  /**
   * Takes what is meant to be public: that it was opened to everybody is Low.
   *
   * @param known asked for the name, id or ARN of a resource
   */
  public void meantPublic(Predicate<String> known) {
    meantPublic = known;
  }

  /**
   * Takes who scans and enumerates by trade: where they only look around, it is Low.
   *
   * @param known asked for the ARN of a principal
   */
  public void lookingByTrade(Predicate<String> known) {
    byTrade = known;
  }

  /** The firing of a detector on an event, with the words of the case that holds for it. */
  Sighting of(
      Detector detector,
      Optional<Detector.Case> chosen,
      Event event,
      FieldCatalog catalog,
      Correlated correlated) {
    FindingFields known = fields(detector, catalog, event.selection());
    Familiarity familiarity = familiarity(event, known);
    Correlated told = told(letIn(correlated, detector, event, known), familiarity);
    Words said =
        detector.finding().reported()
            ? Reported.words(detector, event, known)
            : words(detector, chosen)
                .among(
                    path -> values(path, told, event, known),
                    account -> isKnown(account, event, known))
                .settingUp(detector, accounts.isBeingSetUp(event.account(), event.time()))
                .byTrade(detector, known.entity(event, EntityKind.PRINCIPAL), byTrade)
                .familiar(familiarity)
                .onJourney(familiarity)
                .own(familiarity, calls -> isMaker(detector, calls, event, known))
                .outOfPlace(familiarity, known.values(event, SequenceSignals.OUTCOME))
                .meantPublic(resources(detector, event, known), meantPublic)
                .supported(Confidence.weight(correlated.support()));
    return new Sighting(detector, said, event, known, told, chains, familiarity);
  }

  private static List<String> values(
      String path, Correlated told, Event event, FindingFields known) {
    String measured = told.baseline().get(path);
    return measured == null ? known.values(event, path) : List.of(measured.split(", "));
  }

  /**
   * With the other accounts that may assume the role a correlation tells of, where it was another
   * of its calls that let them in.
   */
  private Correlated letIn(
      Correlated correlated, Detector detector, Event event, FindingFields known) {
    String role = detector.finding().resources().getOrDefault("IAMRole", "");
    boolean asks =
        !role.isEmpty()
            && Template.parse(detector.finding().says()).paths().contains(Words.OTHER_ACCOUNTS)
            && known.values(event, Words.OTHER_ACCOUNTS).isEmpty();
    List<String> others =
        asks ? accounts.letIn(event.account(), first(known.values(event, role))) : List.of();
    return others.isEmpty()
        ? correlated
        : with(correlated, Words.OTHER_ACCOUNTS, String.join(", ", others));
  }

  private static List<String> resources(Detector detector, Event event, FindingFields known) {
    return detector.finding().resources().values().stream()
        .flatMap(field -> known.values(event, field).stream())
        .toList();
  }

  private boolean isKnown(String account, Event event, FindingFields known) {
    return accounts.isOurs(account)
        || known.entity(event, EntityKind.ACCESS_KEY).stream()
            .anyMatch(key -> accounts.isGuest(key, account));
  }

  private boolean isMaker(Detector detector, List<String> calls, Event event, FindingFields known) {
    return makers.isMaker(
        first(known.entity(event, EntityKind.PRINCIPAL)),
        event.account(),
        calls,
        resources(detector, event, known));
  }

  private Familiarity familiarity(Event event, FindingFields known) {
    String principal = first(known.entity(event, EntityKind.PRINCIPAL));
    String address = first(known.entity(event, EntityKind.ADDRESS));
    String userAgent = first(known.entity(event, EntityKind.USER_AGENT));
    if (event.log().equals(CLUSTERS)) {
      return places.inCluster(principal, address, userAgent, event.time());
    }
    String session = first(known.entity(event, EntityKind.SESSION));
    Familiarity judged = places.of(principal, session, address, userAgent, event.time());
    return judged == Familiarity.UNKNOWN
        ? ofTakers(takers(event, known), by -> places.of(by, address, userAgent, event.time()))
        : judged;
  }

  /**
   * Of a role of which nothing is known, what is known of those who took it on: it is out of place
   * with any of them that is, and as always with a person who is.
   */
  private static Familiarity ofTakers(List<String> takers, Function<String, Familiarity> place) {
    if (takers.stream().map(place).anyMatch(Familiarity.STRANGE::equals)) {
      return Familiarity.STRANGE;
    }
    return takers.stream()
        .filter(by -> by.contains(":user/") || by.contains("/AWSReservedSSO_"))
        .findFirst()
        .map(place)
        .filter(Familiarity.FAMILIAR::equals)
        .map(familiar -> Familiarity.THROUGH_ROLE)
        .orElse(Familiarity.UNKNOWN);
  }

  /** Who took on the role of a session, and the roles before it; the first comes first. */
  private List<String> takers(Event event, FindingFields known) {
    String accessKey = first(known.entity(event, EntityKind.ACCESS_KEY));
    String session = first(known.entity(event, EntityKind.SESSION));
    return chains.of(accessKey, session).stream()
        .flatMap(chain -> chain.steps().stream())
        .map(RoleChain.Step::by)
        .toList();
  }

  private static String first(List<String> names) {
    return names.isEmpty() ? "" : names.get(0);
  }

  /** With what is to be said of who called from where. */
  private static Correlated told(Correlated correlated, Familiarity familiarity) {
    String words =
        switch (familiarity) {
          case STRANGE -> "a network and a program this caller never used on the days before";
          case NEWCOMER ->
              "a network nobody of the account used on the days before, nor was the caller seen then";
          case ELSEWHERE ->
              "a network neither this caller nor anybody else used on the days before";
          case JOURNEY ->
              "a network this caller never used on the days before, where the person signed in to Identity Center";
          case FAMILIAR -> "a place that is usual for this caller, by the days before";
          case AFTER_HOURS ->
              "a place that is usual for this caller, by the days before, but outside business hours";
          case THROUGH_ROLE -> "a place that is usual for the person who took the role on";
          case UNKNOWN, AMONG_OTHERS -> "";
        };
    if (words.isEmpty()) {
      return correlated;
    }
    return with(correlated, "called from", words);
  }

  private static Correlated with(Correlated correlated, String name, String words) {
    Map<String, String> measured = new LinkedHashMap<>(correlated.baseline());
    measured.put(name, words);
    return new Correlated(
        correlated.since(),
        correlated.group(),
        measured,
        correlated.evidence(),
        correlated.support());
  }

  private Words words(Detector detector, Optional<Detector.Case> chosen) {
    Object key = chosen.isPresent() ? chosen.get() : detector;
    return words.computeIfAbsent(key, unused -> Words.of(detector, chosen));
  }

  private FindingFields fields(Detector detector, FieldCatalog catalog, FieldSelection selection) {
    return fields
        .computeIfAbsent(detector, unused -> new IdentityHashMap<>())
        .computeIfAbsent(selection, unused -> new FindingFields(detector, catalog, selection));
  }
}
