package dev.haetae.flow.match;

import dev.haetae.detect.Detector;
import dev.haetae.detect.chain.RoleLinks;
import dev.haetae.detect.familiar.FamiliarPlaces;
import dev.haetae.detect.machine.MachineNames;
import dev.haetae.detect.maker.MadeThings;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.organization.OrganizationAccounts;
import dev.haetae.detect.owner.InterfaceOwners;
import dev.haetae.detect.owner.ServiceAddresses;
import dev.haetae.detect.run.Cases;
import dev.haetae.detect.run.Detectors;
import dev.haetae.detect.run.Watching;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.findings.FindingFields;
import dev.haetae.flow.account.Kinds;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Detectors made ready to run over logs: what to match, what to read again, what fires. */
public final class Detection {
  private static final FieldSelection NOTHING = new FieldSelection.Builder().build();

  private final List<Detector> running;
  private final List<Detector> searches;
  private final Detectors detectors;
  private final Watching watching;
  private final List<FieldCatalog> catalogs;
  private final Map<String, FieldCatalog> catalogOfLog;

  /**
   * Rules are many and most folders hold few logs: those of a log are made ready when it is met.
   */
  private final Map<String, LogDetection> logs = new ConcurrentHashMap<>();

  /**
   * What runs over one log.
   *
   * @param rules what is matched, in the order events come
   * @param kept the fields read again of an event that matched
   * @param cases chooses among the cases of detectors that fired, in order of time
   */
  public record LogDetection(
      FieldCatalog catalog, CompiledRules rules, FieldSelection kept, Cases cases) {}

  private Detection(
      List<Detector> running,
      List<Detector> searches,
      Detectors detectors,
      List<FieldCatalog> catalogs,
      Surroundings surroundings) {
    this.running = running;
    this.searches = searches;
    this.detectors = detectors;
    this.watching = new Watching(detectors, catalogs, surroundings);
    this.catalogs = catalogs;
    this.catalogOfLog =
        catalogs.stream().collect(Collectors.toMap(FieldCatalog::log, Function.identity()));
  }

  /**
   * Makes detectors ready.
   *
   * @param all every detector there is
   * @param filters what is left out of rules
   * @param wanted which of them are to fire; others only serve correlations that are
   * @param catalogs the logs they may run over
   * @param surroundings what is known besides the logs
   */
  public static Detection of(
      List<Detector> all,
      List<SigmaFilter> filters,
      Predicate<Detector> wanted,
      List<FieldCatalog> catalogs,
      Surroundings surroundings) {
    List<Detector> running = all.stream().filter(wanted).filter(each -> !isSearch(each)).toList();
    List<Detector> ahead = new ArrayList<>(FamiliarPlaces.detectors());
    ahead.add(RoleLinks.detector());
    ahead.add(InterfaceOwners.detector());
    ahead.add(OrganizationAccounts.detector());
    ahead.add(MadeThings.detector());
    ahead.addAll(MachineNames.detectors());
    ahead.addAll(ServiceAddresses.detectors());
    List<Detector> told = new ArrayList<>(all);
    told.addAll(ahead);
    return new Detection(
        running,
        all.stream().filter(wanted).filter(Detection::isSearch).toList(),
        Detectors.of(told, filters, wanted.or(ahead::contains)),
        List.copyOf(catalogs),
        surroundings);
  }

  private static boolean isSearch(Detector detector) {
    return detector.document() instanceof SigmaSearch;
  }

  private LogDetection ready(FieldCatalog catalog) {
    FieldSelection.Builder wanted = selection();
    catalog.path(Kinds.PATH).ifPresent(wanted::add);
    watching.select(catalog.log(), wanted);
    CompiledRules rules =
        CompiledRules.compile(detectors.rules(), catalog, wanted, this::comesToSomething);
    FieldSelection.Builder kept = selection();
    for (Detector detector : alone()) {
      FindingFields.paths(detector, catalog).forEach(kept::add);
    }
    detectors.statefulFields(catalog).forEach(kept::add);
    Cases cases = new Cases(alone(), catalog, kept);
    return new LogDetection(catalog, rules, kept.build(), cases);
  }

  private FieldSelection.Builder selection() {
    return new FieldSelection.Builder()
        .ownAccounts(watching.surroundings().environment().accountsToShareWith());
  }

  /** Those whose findings are made of events as they were read. */
  private List<Detector> alone() {
    return running.stream().filter(detector -> detector.watch().isEmpty()).toList();
  }

  /**
   * Whether anybody acts on a match, so that it is looked for in every event; nobody does on those
   * of detectors that are off or blind.
   */
  private boolean comesToSomething(int rule) {
    return (watching.watches(rule) && !watching.isMatchedByObserver(rule))
        || detectors.firing(rule).isPresent()
        || detectors.isCorrelated(rule);
  }

  /** The fields to be read of a log to match its events. */
  public FieldSelection wanted(String log) {
    return log(log).map(each -> each.rules().fields()).orElse(NOTHING);
  }

  /** The fields to be read again of an event that matched. */
  FieldSelection kept(String log) {
    return log(log).map(LogDetection::kept).orElse(NOTHING);
  }

  /** What runs over a log; nothing where no detector knows it. */
  public Optional<LogDetection> log(String log) {
    return Optional.ofNullable(catalogOfLog.get(log))
        .map(catalog -> logs.computeIfAbsent(log, unused -> ready(catalog)));
  }

  /** The detectors by what they ask for: rules, correlations, mechanisms. */
  public Detectors detectors() {
    return detectors;
  }

  /** The detectors that fire. */
  public List<Detector> running() {
    return running;
  }

  /** Those wanted that search kept events; what they find is judged among the rest. */
  public List<Detector> searches() {
    return searches;
  }

  /** All that findings may come of, searches too. */
  public List<Detector> telling() {
    return Stream.concat(running.stream(), searches.stream()).toList();
  }

  /** What mechanisms watch. */
  public Watching watching() {
    return watching;
  }

  /** The logs detectors may run over. */
  public List<FieldCatalog> catalogs() {
    return catalogs;
  }

  /** What detectors would need to be told and are not, a sentence each; they do not run. */
  public List<String> blindness() {
    return watching.blindness();
  }

  /** The logs among those named that no detector is for: nothing can be found in them. */
  public List<String> unwatched(Collection<String> logs) {
    return logs.stream().filter(log -> !watches(log)).toList();
  }

  private boolean watches(String log) {
    return Optional.ofNullable(catalogOfLog.get(log)).stream()
        .anyMatch(catalog ->
            detectors.rules().stream().anyMatch(rule -> catalog.serves(rule.logSource())));
  }

  /** How many detectors run that find something themselves, and do not only serve others. */
  public int size() {
    Set<String> wanted = running.stream().map(Detector::id).collect(Collectors.toSet());
    return (int) detectors.finding().map(Detector::id).filter(wanted::contains).count();
  }
}
