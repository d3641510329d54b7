package dev.haetae.app.searches;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.findings.Correlated;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.evidence.TemporaryEvidence;
import dev.haetae.flow.judge.SearchMatch;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Micros;
import dev.haetae.model.event.ValueKind;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Finding;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.RowSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Runs detectors that are searches over kept events: each window of time that has events, its rows
 * held against the threshold, what is left made findings by the same ledger as all others.
 */
public final class SearchDetection {
  /** As many windows of one detector are run; a year of hours and more. */
  private static final int MOST_WINDOWS = 10_000;

  private static final long MOST_ROWS = 1_000;

  private final RowSource rows;
  private final SearchLimits limits;
  private final Consumer<String> notes;

  /**
   * Searches of these rows.
   *
   * @param notes is told what could not be done, in sentences
   */
  public SearchDetection(RowSource rows, SearchLimits limits, Consumer<String> notes) {
    this.rows = rows;
    this.limits =
        new SearchLimits(
            MOST_ROWS, limits.memoryBytes(), limits.threads(), limits.time(), limits.spill());
    this.notes = notes;
  }

  /**
   * What came of it.
   *
   * @param findings worst first
   * @param failed how many detectors could not be run to their end
   */
  public record Outcome(List<Finding> findings, int failed) {}

  /** Runs the windows that have events of this time. */
  public Outcome run(List<Detector> detectors, TimeRange range) {
    try (TemporaryEvidence evidence = new TemporaryEvidence()) {
      Fired fired = fired(detectors, range, evidence);
      FindingLedger ledger = new FindingLedger(evidence, false);
      fired
          .matches()
          .forEach(each ->
              ledger.correlated(
                  each.detector(),
                  Optional.empty(),
                  each.event(),
                  each.catalog(),
                  each.correlated()));
      return new Outcome(ledger.findings().toList(), fired.failed());
    }
  }

  /**
   * What fired, not made findings yet.
   *
   * @param matches in order of time
   * @param windows how many windows were run, of all detectors
   * @param failed how many detectors could not be run to their end
   */
  public record Fired(List<SearchMatch> matches, long windows, int failed) {}

  /**
   * The same, for whoever makes findings of it among others.
   *
   * @param evidence where the events go that prove it
   */
  public Fired fired(List<Detector> detectors, TimeRange range, EvidenceStore evidence) {
    List<Firing> fired = new ArrayList<>();
    long windows = 0;
    int failed = 0;
    for (Detector detector : detectors) {
      try {
        windows += run(detector, range, evidence, fired);
      } catch (SearchFailure | QueryMistake failure) {
        failed++;
        notes.accept(detector.file() + ": " + failure.getMessage());
      }
    }
    fired.sort(Firing.ORDER);
    Map<List<String>, FieldSelection> selections = new HashMap<>();
    return new Fired(
        fired.stream().map(firing -> match(firing, selections)).toList(), windows, failed);
  }

  /** The beginning of a sentence: what searches that failed leave unseen. */
  public static String unseen(int failed) {
    return Phrase.count(
        failed, "search failed; what it looks for", "searches failed; what they look for");
  }

  /**
   * What is searched.
   *
   * @param events how many events there are of the time
   * @param time from the first of them up to after the last; empty where there are none with a time
   */
  public record Extent(long events, Optional<TimeRange> time) {}

  /** How much there is of a time. */
  public Extent extent(TimeRange range) {
    try (Search all =
        Search.open(new Query(new Spl(), "*", Instant.EPOCH, range), Sources.of(rows), limits)) {
      return all.events()
          .map(events -> events.proof(Map.of(), 0))
          .map(proof ->
              new Extent(
                  proof.count(),
                  proof
                      .first()
                      .map(first ->
                          new TimeRange(
                              Optional.of(Micros.instant(first)),
                              Optional.of(Micros.instant(proof.last().orElse(first) + 1))))))
          .orElseGet(() -> new Extent(0, Optional.empty()));
    }
  }

  private long run(Detector detector, TimeRange range, EvidenceStore evidence, List<Firing> fired) {
    SigmaSearch search = SearchCheck.search(detector).orElseThrow();
    List<Long> begins = windows(search, range);
    if (begins.size() > MOST_WINDOWS) {
      notes.accept(
          detector.file()
              + ": only the last "
              + MOST_WINDOWS
              + " of "
              + begins.size()
              + " windows are searched; narrow the time, or make every longer");
      begins = begins.subList(begins.size() - MOST_WINDOWS, begins.size());
    }
    Map<String, Integer> met = new LinkedHashMap<>();
    for (long begin : begins) {
      Instant from = Instant.ofEpochSecond(begin);
      Instant to = from.plus(search.window());
      try (Search open = open(search, from, to)) {
        new WindowRows(detector, search, open, evidence, from).firings().forEach(fired::add);
        open.notes().forEach(note -> met.merge(told(note), 1, Integer::sum));
      }
    }
    met.forEach((note, windows) ->
        notes.accept(
            detector.file() + ": " + note + (windows > 1 ? " (" + windows + " windows)" : "")));
    return begins.size();
  }

  /** How many rows a window may have is no option of who runs detectors. */
  private String told(String note) {
    return note.contains(SearchLimits.ROWS)
        ? "a window has more than " + limits.rows() + " rows; those above are left out"
        : note;
  }

  private Search open(SigmaSearch search, Instant from, Instant to) {
    return open(search, to, new TimeRange(Optional.of(from), Optional.of(to)));
  }

  private Search open(SigmaSearch search, Instant now, TimeRange range) {
    return Search.open(SearchCheck.query(search, now, range), Sources.of(rows), limits);
  }

  /** The seconds at which windows begin that have events of that time, in order. */
  private List<Long> windows(SigmaSearch search, TimeRange range) {
    long every = search.every().toSeconds();
    long reach = (search.window().toSeconds() + every - 1) / every;
    SortedSet<Long> steps;
    try (Search all = open(search, range.to().orElse(Instant.EPOCH), range)) {
      steps =
          all.events()
              .map(events -> events.steps(Duration.ofSeconds(every)))
              .orElseGet(TreeSet::new);
    }
    SortedSet<Long> begins = new TreeSet<>();
    for (long step : steps) {
      for (long back = 0; back < reach; back++) {
        begins.add((step - back) * every);
      }
    }
    return new ArrayList<>(begins);
  }

  private static SearchMatch match(Firing firing, Map<List<String>, FieldSelection> selections) {
    FieldSelection selection =
        selections.computeIfAbsent(
            firing.columns(),
            columns -> {
              FieldSelection.Builder builder = new FieldSelection.Builder();
              columns.forEach(builder::add);
              return builder.build();
            });
    return new SearchMatch(
        firing.detector(),
        firing.begin() + " " + firing.identity(),
        firing.row().toString(),
        event(firing, selection),
        new RowCatalog(firing.columns()),
        new Correlated(firing.since(), Map.of(), firing.measured(), firing.evidence()));
  }

  /** The row as an event, so that a ledger takes it like any other. */
  private static Event event(Firing firing, FieldSelection selection) {
    Event event = new Event(RowCatalog.LOG, selection, (one, field, path, writer) -> {});
    EventWriter writer = event.writer();
    writer.begin(firing.detector().file(), 0);
    writer.time(firing.time());
    writer.account(firing.account());
    writer.region(firing.region());
    byte[] id =
        (firing.detector().id() + " " + firing.begin() + " " + firing.row())
            .getBytes(StandardCharsets.UTF_8);
    writer.id(id, 0, id.length);
    for (int column = 0; column < firing.columns().size(); column++) {
      int number = selection.number(firing.columns().get(column));
      for (String value : firing.row().get(column)) {
        writer.add(number, ValueKind.STRING, value);
      }
    }
    return event;
  }
}
