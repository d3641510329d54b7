package dev.haetae.flow.judge;

import dev.haetae.detect.Detector;
import dev.haetae.detect.chain.RoleChains;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.familiar.FamiliarPlaces;
import dev.haetae.detect.machine.MachineNames;
import dev.haetae.detect.maker.MadeThings;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.organization.OrganizationAccounts;
import dev.haetae.detect.owner.InterfaceOwners;
import dev.haetae.detect.owner.ServiceAddresses;
import dev.haetae.detect.run.AheadReading;
import dev.haetae.detect.run.HitReporter;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateCell;
import dev.haetae.findings.Correlated;
import dev.haetae.findings.FindingLedger;
import dev.haetae.findings.Sightings;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.Detection.LogDetection;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes findings of what detectors saw. For one thread. */
public final class FindingStage {
  /** Sessions remembered at once, and as many network interfaces. */
  private static final int MOST_KEYS = 1_000_000;

  private final Detection detection;
  private final FindingLedger ledger;
  private final HitReporter reporter;
  private final InProcessStateStore links = new InProcessStateStore(cells(), MOST_KEYS);
  private final OrganizationAccounts accounts;
  private final AheadReading reading;

  /** A stage that tells this ledger. */
  public FindingStage(Detection detection, FindingLedger ledger) {
    this.detection = detection;
    this.ledger = ledger;
    Surroundings surroundings = detection.watching().surroundings();
    KnownEnvironment environment = surroundings.environment();
    InterfaceOwners owners = new InterfaceOwners(links, environment);
    ServiceAddresses services = new ServiceAddresses(links);
    RoleChains chains = new RoleChains(links);
    this.reporter = new HitReporter(owners, services);
    FamiliarPlaces places =
        new FamiliarPlaces(links, surroundings.geography(), environment.businessHours());
    this.accounts = new OrganizationAccounts(links, places);
    MadeThings made = new MadeThings(links);
    MachineNames machines = new MachineNames(links);
    this.reading =
        new AheadReading(List.of(chains, owners, services, places, accounts, made, machines));
    Sightings sightings = ledger.sightings();
    sightings.knowingChains(chains);
    sightings.knowingPlaces(places);
    sightings.lookingByTrade(environment::isScanner);
    sightings.meantPublic(environment::isMeantPublic);
    sightings.knowingAccounts(accounts);
    sightings.knowingMakers(made);
    sightings.knowingMachines(machines);
  }

  private static List<StateCell<?>> cells() {
    List<StateCell<?>> cells = new ArrayList<>(RoleChains.cells());
    cells.addAll(InterfaceOwners.cells());
    cells.addAll(FamiliarPlaces.cells());
    cells.addAll(OrganizationAccounts.cells());
    cells.addAll(MadeThings.cells());
    cells.addAll(MachineNames.cells());
    cells.addAll(ServiceAddresses.cells());
    return cells;
  }

  /**
   * A session was handed out, and what is found later of it is told who began it; or an interface
   * was made, and what is found at it is told whose it is; or somebody called from somewhere, and
   * what is found of them is told whether they ever did before; or an account was told of; or a
   * thing was made; or a log told the name of a machine or of a service.
   */
  public void linked(Observed observed) {
    if (observed.observation().time() != Event.NO_TIME) {
      links.advance(observed.observation().time());
    }
    accounts.logged(observed.observation().traits().account());
    reading.read(observed);
  }

  /** Sessions and interfaces that are no longer known because there were too many. */
  long givenUp() {
    return links.evicted();
  }

  /** Writes what is known of sessions. */
  public void write(DataOutput out) throws IOException {
    links.write(out);
  }

  /**
   * Goes on from what another stage wrote.
   *
   * @return what could not be carried on, a sentence each
   */
  public List<String> read(DataInput in) throws IOException {
    return links.read(in);
  }

  /** A rule that needs no state matched. */
  public void matched(int rule, Event event, LogDetection log, long number) {
    detection
        .detectors()
        .firing(rule)
        .ifPresent(detector ->
            ledger.occurred(
                detector, log.cases().chosen(detector, event), event, log.catalog(), number));
  }

  /** A correlation holds. */
  public void correlated(Detector detector, Correlated correlated, Event event, LogDetection log) {
    Optional<Detector.Case> chosen =
        log.cases().chosen(detector, event, correlated.group(), correlated.baseline());
    ledger.correlated(detector, chosen, event, log.catalog(), correlated);
  }

  /**
   * A search of kept events found something.
   *
   * @param grown whether it is known already, and there is more of it now
   */
  void matched(SearchMatch match, boolean grown) {
    if (grown) {
      ledger.grown(match.detector(), match.event(), match.catalog(), match.correlated());
    } else {
      ledger.correlated(
          match.detector(), Optional.empty(), match.event(), match.catalog(), match.correlated());
    }
  }

  /** A mechanism found something. */
  public void watched(Observed observed, int rule, Hit hit) {
    reporter.report(observed.feed(), rule, observed.observation(), hit, this::watched);
  }

  private void watched(
      Detector detector,
      Optional<Detector.Case> chosen,
      Event event,
      FieldCatalog catalog,
      Hit hit) {
    Correlated correlated =
        new Correlated(hit.since(), Map.of(), hit.baseline(), hit.evidence(), hit.support());
    ledger.correlated(detector, chosen, event, catalog, correlated);
  }
}
