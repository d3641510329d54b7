package dev.haetae.content;

import dev.haetae.detect.Detector;
import dev.haetae.detect.correlation.CorrelationEngine;
import dev.haetae.detect.correlation.CorrelationHit;
import dev.haetae.detect.familiar.FamiliarPlaces;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.detect.machine.MachineNames;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.owner.InterfaceOwners;
import dev.haetae.detect.owner.ServiceAddresses;
import dev.haetae.detect.run.AheadReading;
import dev.haetae.detect.run.AlikeMemory;
import dev.haetae.detect.run.Cases;
import dev.haetae.detect.run.Detectors;
import dev.haetae.detect.run.LogMatcher;
import dev.haetae.detect.run.ObservationSink;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.WatchEngine;
import dev.haetae.detect.run.Watching;
import dev.haetae.detect.sequence.AttackSequence;
import dev.haetae.detect.sequence.SequenceEngine;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.formats.Formats;
import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Feeds the samples a detector is tested with to detectors, by the same readers and the same engine
 * as a scan, and says what fired. Holds the buffers of one thread.
 */
public final class SampleRun {
  /** Bytes of what is remembered of events alike. */
  private static final int ALIKE_MEMORY = 1 << 20;

  /** Groups kept at once; a sample has few. */
  private static final int MOST_GROUPS = 100_000;

  private final List<Detector> attacks;
  private final Detectors detectors;
  private final Watching watching;
  private final Samples samples;
  private final List<FieldCatalog> catalogs;
  private final Map<String, Log> logs = new HashMap<>();
  private final LogReader reader;

  /**
   * What fired.
   *
   * @param detector which detector
   * @param type the type of the case that holds
   * @param severity the severity of the case that holds
   */
  public record Fired(Detector detector, FindingType type, Severity severity) {}

  /** What matches the events of one log. */
  private record Log(CompiledRules rules, Cases cases) {}

  /**
   * A run of detectors.
   *
   * @param all the detectors, and what their correlations are made of
   * @param samples where the samples they name are found
   * @param surroundings what mechanisms know besides the samples
   * @throws IllegalArgumentException where a correlation asks for a rule that is not there
   */
  public SampleRun(List<Detector> all, Samples samples, Surroundings surroundings) {
    List<Detector> told = new ArrayList<>(all);
    told.add(InterfaceOwners.detector());
    told.addAll(FamiliarPlaces.detectors());
    told.addAll(MachineNames.detectors());
    told.addAll(ServiceAddresses.detectors());
    this.detectors = Detectors.of(told, List.of(), detector -> true);
    this.attacks = SequenceEngine.sequences(all);
    this.samples = samples;
    this.catalogs = Formats.catalogs();
    this.watching = new Watching(detectors, catalogs, surroundings);
    if (!detectors.problems().isEmpty()) {
      throw new IllegalArgumentException(detectors.problems().get(0).toString());
    }
    catalogs.forEach(catalog -> logs.put(catalog.log(), compile(all, catalog)));
    this.reader = new LogReader(name -> log(name).rules().fields(), Limits.DEFAULT);
  }

  /**
   * A run of one detector that knows what its tests say is listed and which address is where, and
   * otherwise nothing. Where they say nothing of that, any other run will do.
   */
  public static SampleRun withSurroundingsOf(Detector detector, Samples samples) {
    return withSurroundingsOf(detector, samples, Surroundings.NONE);
  }

  /**
   * The same for a detector that knows something.
   *
   * @param known what it knows where its tests do not say otherwise
   */
  public static SampleRun withSurroundingsOf(
      Detector detector, Samples samples, Surroundings known) {
    Detector.Tests tests = detector.tests();
    return new SampleRun(
        List.of(detector),
        samples,
        new Surroundings(
            tests.places().isEmpty() ? known.geography() : Geography.of(tests.places()),
            tests.listed().isEmpty() ? known.indicators() : listed(detector),
            known.environment()));
  }

  private static IndicatorLists listed(Detector detector) {
    IndicatorLists.Builder lists = new IndicatorLists.Builder();
    IndicatorSink list = lists.begin(new IndicatorLists.Source("test", detector.file()));
    detector.tests().listed().forEach(list::take);
    return lists.build();
  }

  private Log compile(List<Detector> all, FieldCatalog catalog) {
    FieldSelection.Builder selection =
        new FieldSelection.Builder()
            .ownAccounts(watching.surroundings().environment().accountsToShareWith());
    detectors.statefulFields(catalog).forEach(selection::add);
    List<Detector> alone = all.stream().filter(each -> each.watch().isEmpty()).toList();
    alone.forEach(detector -> SampleFields.paths(detector, catalog).forEach(selection::add));
    Cases cases = new Cases(alone, catalog, selection);
    watching.select(catalog.log(), selection);
    CompiledRules rules = CompiledRules.compile(detectors.rules(), catalog, selection);
    return new Log(rules, cases);
  }

  private FieldCatalog catalog(String log) {
    return catalogs.stream().filter(each -> each.log().equals(log)).findFirst().orElseThrow();
  }

  private Log log(String name) {
    return Objects.requireNonNull(logs.get(name), name);
  }

  /**
   * Feeds a sample.
   *
   * @return what fired, in the order of the events
   * @throws IllegalArgumentException where a sample is missing or is not read as a log
   */
  public List<Fired> run(Detector.Sample sample) {
    Feed feed = new Feed();
    List<Problem> problems = new ArrayList<>();
    Origin origin = new Origin("sample", Optional.empty(), Optional.empty(), SampleLog.REFERENCE);
    try {
      for (byte[] log : SampleLog.of(sample, samples)) {
        reader.read(origin, new ByteArrayInputStream(log), feed::accept, problems::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(sample.events() + ": " + problems.get(0).detail());
    }
    feed.close();
    return feed.fired;
  }

  /** The events of one sample, with state of their own. */
  private final class Feed {
    private final List<Fired> fired = new ArrayList<>();
    private final StateStore store = new InProcessStateStore(cells(), MOST_GROUPS);
    private final CorrelationEngine correlations =
        new CorrelationEngine(detectors.correlations(), catalogs, store);
    private final InterfaceOwners owners =
        new InterfaceOwners(store, watching.surroundings().environment());
    private final FamiliarPlaces places =
        new FamiliarPlaces(
            store,
            watching.surroundings().geography(),
            watching.surroundings().environment().businessHours());
    private final ServiceAddresses services = new ServiceAddresses(store);
    private final MachineNames machines = new MachineNames(store);
    private final AheadReading reading =
        new AheadReading(List.of(owners, places, services, machines));
    private final WatchEngine watches = new WatchEngine(watching, store, owners, services);
    private final SequenceEngine sequences = new SequenceEngine(attacks, store, machines);
    private final AlikeMemory memory = new AlikeMemory(ALIKE_MEMORY);
    private final Map<String, LogMatcher> matchers = new HashMap<>();
    private long number;

    private List<StateCell<?>> cells() {
      List<StateCell<?>> cells = new ArrayList<>(watching.cells());
      cells.addAll(CorrelationEngine.cells(detectors.correlations()));
      cells.addAll(SequenceEngine.cells());
      cells.addAll(InterfaceOwners.cells());
      cells.addAll(FamiliarPlaces.cells());
      cells.addAll(MachineNames.cells());
      cells.addAll(ServiceAddresses.cells());
      return cells;
    }

    void accept(Event event) {
      Log log = log(event.log());
      IntStream.Builder matched = IntStream.builder();
      LogMatcher matcher = matcher(event.log(), log);
      matcher.match(event, matched::accept);
      int[] rules = matched.build().sorted().toArray();
      for (int rule : rules) {
        detectors.firing(rule).ifPresent(detector -> single(log, detector, event));
      }
      correlations.accept(event, number, rules, hit -> correlated(hit, event));
      matcher.observe(event, this::observed);
      number++;
    }

    /** It remembers what it told, so that each sample has its own. */
    private LogMatcher matcher(String name, Log log) {
      return matchers.computeIfAbsent(name, unused -> watching.matcher(name, log.rules(), memory));
    }

    private ObservationSink.Replaceable observed(Observed observed) {
      if (observed.isAhead()) {
        store.advance(observed.observation().time());
        reading.read(observed);
        return ObservationSink.Replaceable.SENT;
      }
      watches.accept(
          observed.feed(),
          observed.observation(),
          observed.rules(),
          () -> number,
          (detector, chosen, event, catalog, hit) -> fire(detector, chosen, event, catalog));
      return ObservationSink.Replaceable.SENT;
    }

    private void single(Log log, Detector detector, Event event) {
      fire(detector, log.cases().chosen(detector, event), event, catalog(event.log()));
    }

    private void correlated(CorrelationHit hit, Event event) {
      Optional<Detector.Case> chosen =
          log(event.log()).cases().chosen(hit.detector(), event, hit.group(), hit.baseline());
      fire(hit.detector(), chosen, event, catalog(event.log()));
    }

    private void fire(
        Detector detector, Optional<Detector.Case> chosen, Event event, FieldCatalog catalog) {
      Detector.FoundWhen told = chosen.map(Detector.Case::told).orElse(Detector.FoundWhen.ALWAYS);
      SampleFields fields = new SampleFields(detector, event, catalog);
      if (!told.allows(() -> isOutOfPlace(fields))) {
        return;
      }
      Detector.Declaration finding = detector.finding();
      Fired one =
          new Fired(
              detector,
              chosen.flatMap(Detector.Case::type).orElse(finding.type()),
              chosen.flatMap(Detector.Case::severity).orElse(finding.severity()));
      fired.add(one);
      if (detector.status() == Detector.Status.STABLE) {
        signal(one, fields);
      }
    }

    private boolean isOutOfPlace(SampleFields fields) {
      Familiarity familiarity =
          places.of(
              fields.first(EntityKind.PRINCIPAL),
              fields.first(EntityKind.ADDRESS),
              fields.first(EntityKind.USER_AGENT),
              fields.event().time());
      return familiarity.isOutOfPlace() && fields.succeeded();
    }

    /** What runs only where it is asked for is no step of an attack here, as in a scan. */
    private void signal(Fired one, SampleFields fields) {
      Detector detector = one.detector();
      SequenceSignals.Found found =
          new SequenceSignals.Found(
              fields.findingId(one.type()),
              one.type(),
              detector.document().title(),
              one.severity(),
              1,
              detector.tactics(one.type(), SequenceSignals.tactics(detector.document().tags())),
              number);
      sequences.accept(SequenceSignals.of(detector, found, fields.event(), fields), this::attacked);
    }

    private void attacked(AttackSequence sequence) {
      Detector detector = sequence.detector();
      fired.add(new Fired(detector, detector.finding().type(), sequence.severity()));
    }

    void close() {
      sequences.open().forEach(this::attacked);
    }
  }
}
