package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.detect.chain.ChainSource;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.familiar.FamiliaritySource;
import dev.haetae.detect.machine.MachineSource;
import dev.haetae.detect.maker.MakerSource;
import dev.haetae.detect.organization.AccountSource;
import dev.haetae.detect.sequence.SequenceSignal;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.RoleChain;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes findings of what detectors saw. Occurrences with the same type, detector, account, Region
 * and identifying values are one finding; after a quiet time, the same thing again is the next
 * generation of it.
 *
 * <p>Fed in order of time, then of event id; the same events give the same findings then, whatever
 * the order among detectors that fired on one event. Events must carry the {@linkplain
 * FindingFields#paths fields} their findings are made from. Not safe for use by several threads.
 */
public final class FindingLedger {
  /** What clusters of Kubernetes log. */
  private static final String CLUSTERS = "eks";

  /** Raised whenever a ledger is written differently. */
  private static final int VERSION = 4;

  private final EvidenceStore evidence;
  private final boolean everyEventId;
  private ChainSource chains = ChainSource.NONE;
  private FamiliaritySource places = FamiliaritySource.NONE;
  private AccountSource accounts = AccountSource.NONE;
  private MakerSource makers = MakerSource.NONE;
  private MachineSource machines = MachineSource.NONE;
  private Predicate<String> byTrade = principal -> false;
  private Predicate<String> meantPublic = resource -> false;
  private Consumer<SequenceSignal> signals = signal -> {};
  private final FindingStates findings;
  private final Map<FindingIdentity, Integer> latest = new HashMap<>();
  private final IdentityHashMap<Object, Words> words = new IdentityHashMap<>();
  private final IdentityHashMap<Detector, IdentityHashMap<FieldSelection, FindingFields>> fields =
      new IdentityHashMap<>();

  /**
   * An empty ledger.
   *
   * @param evidence where the events it is told of are kept
   * @param everyEventId whether findings name all their events; each then costs eight bytes here
   */
  public FindingLedger(EvidenceStore evidence, boolean everyEventId) {
    this(evidence, everyEventId, Aside.NOWHERE, Integer.MAX_VALUE);
  }

  /**
   * The same with most findings put aside where there are many.
   *
   * @param aside where to
   * @param most how many findings are in memory at once
   */
  public FindingLedger(EvidenceStore evidence, boolean everyEventId, Aside aside, int most) {
    this.evidence = evidence;
    this.everyEventId = everyEventId;
    this.findings = new FindingStates(aside, most);
  }

  /** Tells the ledger who knows how sessions came to be; what it is told of later names it. */
  public void knowing(ChainSource source) {
    chains = source;
  }

  /** Tells the ledger who knows from where and with what callers usually call. */
  public void knowingPlaces(FamiliaritySource source) {
    places = source;
  }

  /**
   * Tells the ledger who knows which accounts are ours: what is shared among them alone is Low. So
   * is what a guest, such as a vendor, shares with its own account, and how an account that was
   * just made is set up.
   */
  public void knowingAccounts(AccountSource source) {
    accounts = source;
  }

  /** Tells the ledger who knows who made what, that they may take away again. */
  public void knowingMakers(MakerSource source) {
    makers = source;
  }

  /** Tells the ledger who knows which names are of one machine. */
  public void knowingMachines(MachineSource source) {
    machines = source;
  }

  /** The other names of a machine, as far as the logs told so far. */
  public List<String> namesOfMachine(String name) {
    return machines.others(name);
  }

  /**
   * Tells the ledger what is meant to be public: that it was opened to everybody is Low.
   *
   * @param known asked for the name, id or ARN of a resource
   */
  public void meantPublic(Predicate<String> known) {
    meantPublic = known;
  }

  /**
   * Tells the ledger who scans and enumerates by trade: where they only look around, it is Low.
   *
   * @param known asked for the ARN of a principal
   */
  public void lookingByTrade(Predicate<String> known) {
    byTrade = known;
  }

  /**
   * Tells somebody of sightings: of one finding at most a few an hour, those that differ in who
   * acted and from where. In order of time.
   */
  public void tell(Consumer<SequenceSignal> listener) {
    signals = listener;
  }

  /**
   * A detector fired on one event.
   *
   * @param chosen the case of the detector that holds for the event
   * @param number the event's number in the evidence store
   */
  public void occurred(
      Detector detector,
      Optional<Detector.Case> chosen,
      Event event,
      FieldCatalog catalog,
      long number) {
    Correlated alone = new Correlated(event.time(), Map.of(), Map.of(), List.of(number));
    correlated(detector, chosen, event, catalog, alone);
  }

  /** A correlation of several events fired; {@code event} is the one that completed it. */
  public void correlated(
      Detector detector,
      Optional<Detector.Case> chosen,
      Event event,
      FieldCatalog catalog,
      Correlated correlated) {
    Sighting sighting = sighting(detector, chosen, event, catalog, correlated);
    Detector.FoundWhen told = chosen.map(Detector.Case::told).orElse(Detector.FoundWhen.ALWAYS);
    if (told.allows(sighting::isOutOfPlace)) {
      taken(FindingIdentity.of(sighting), sighting).signal(sighting).ifPresent(signals);
    }
  }

  /**
   * What a detector fired on before is there again, and more of it: the newest of its findings
   * counts no more for it, and nobody is told.
   */
  public void grown(Detector detector, Event event, FieldCatalog catalog, Correlated correlated) {
    Sighting sighting = sighting(detector, Optional.empty(), event, catalog, correlated);
    Integer known = latest.get(FindingIdentity.of(sighting));
    if (known != null) {
      findings.get(known).grow(sighting);
    }
  }

  private Sighting sighting(
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
                .familiar(detector, familiarity)
                .onJourney(detector, familiarity)
                .own(detector, familiarity, calls -> isMaker(detector, calls, event, known))
                .outOfPlace(detector, familiarity, known.values(event, SequenceSignals.OUTCOME))
                .meantPublic(detector, resources(detector, event, known), meantPublic)
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
            && person(first(known.entity(event, EntityKind.ACCESS_KEY)), session)
                .map(person -> places.of(person, address, userAgent, event.time()))
                .filter(Familiarity.FAMILIAR::equals)
                .isPresent()
        ? Familiarity.THROUGH_ROLE
        : judged;
  }

  /** Who took on the role of a session, or the role before it. */
  private Optional<String> person(String accessKey, String session) {
    return chains.of(accessKey, session).stream()
        .flatMap(chain -> chain.steps().stream())
        .map(RoleChain.Step::by)
        .filter(by -> by.contains(":user/") || by.contains("/AWSReservedSSO_"))
        .findFirst();
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

  private FindingState taken(FindingIdentity identity, Sighting sighting) {
    Integer known = latest.get(identity);
    if (known == null) {
      return begin(identity, 1, sighting);
    }
    FindingState state = findings.get(known);
    if (state.isOverAt(sighting.event().time())) {
      return begin(identity, state.generation() + 1, sighting);
    }
    state.add(sighting);
    return state;
  }

  private FindingState begin(FindingIdentity identity, int generation, Sighting sighting) {
    FindingState state = new FindingState(identity, generation, everyEventId, sighting);
    latest.put(identity, findings.add(state));
    return state;
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

  /** Writes every finding down, to be read by the ledger of a later run. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(findings.size());
    for (int number = 0; number < findings.size(); number++) {
      byte[] bytes = findings.bytes(number);
      Texts.write(findings.detector(number).id(), out);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /**
   * Reads what {@link #write} wrote into this ledger, which must be empty. A finding whose detector
   * is not there any more is left out.
   *
   * @param detectors the detectors there are, by id
   * @return how many findings were left out
   * @throws IOException where it is something else, or written by another version
   */
  public int read(DataInput in, Map<String, Detector> detectors) throws IOException {
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("its findings have version " + version + ", not " + VERSION);
    }
    int left = 0;
    for (int count = Saved.count(in); count > 0; count--) {
      Detector detector = detectors.get(Texts.read(in));
      byte[] bytes = new byte[Saved.count(in)];
      in.readFully(bytes);
      if (detector == null) {
        left++;
      } else {
        DataInput one = new DataInputStream(new ByteArrayInputStream(bytes));
        FindingState state = FindingState.read(detector, one);
        latest.put(state.identity(), findings.add(state));
      }
    }
    return left;
  }

  /** The numbers of the events that are shown whole with the findings as they stand. */
  public LongStream evidence() {
    return IntStream.range(0, findings.size())
        .mapToObj(findings::look)
        .flatMapToLong(state -> Arrays.stream(state.evidence()));
  }

  /**
   * The findings as they stand, worst first, then by time first seen and id. Evidence is fetched as
   * the stream is drawn, so that no more than one finding's need be in memory.
   */
  public Stream<Finding> findings() {
    return sketches().map(sketch -> sketch.whole().get());
  }

  /** The same, to be put in order among others. */
  public Stream<FindingSketch> sketches() {
    FindingStates all = findings;
    EvidenceStore shown = evidence;
    return IntStream.range(0, all.size())
        .mapToObj(number -> sketch(number, all, shown))
        .sorted(FindingSketch.WORST_FIRST);
  }

  /** Holds on to no more than what findings are made of, and not to all that the ledger knows. */
  private static FindingSketch sketch(int number, FindingStates all, EvidenceStore evidence) {
    FindingState state = all.look(number);
    return new FindingSketch(
        state.severity(), state.firstSeen(), state.id(), () -> all.look(number).finding(evidence));
  }
}
