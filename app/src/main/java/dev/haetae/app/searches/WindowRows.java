package dev.haetae.app.searches;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.model.JsonText;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.Place;
import dev.haetae.search.frame.Cell;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.SearchedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one window of a search, held against the threshold. */
final class WindowRows {
  /** As many events prove a firing from its begin, and as many from its end. */
  private static final int SHOWN = 10;

  private static final int MOST_MEASURES = 20;
  private static final Set<String> ACCOUNTS =
      Set.of("account", "recipientAccountId", "userIdentity.accountId", "accountId");
  private static final Set<String> REGIONS = Set.of("region", "awsRegion");

  private final Detector detector;
  private final SigmaSearch search;
  private final Search open;
  private final EvidenceStore evidence;
  private final Instant begin;
  private final List<String> columns;
  private final Optional<SearchedEvents> events;

  WindowRows(
      Detector detector, SigmaSearch search, Search open, EvidenceStore evidence, Instant begin) {
    this.detector = detector;
    this.search = search;
    this.open = open;
    this.evidence = evidence;
    this.begin = begin;
    this.columns = open.fields().stream().map(Search.Field::name).toList();
    this.events = open.events();
  }

  List<Firing> firings() {
    List<List<List<String>>> rows = new ArrayList<>();
    boolean empty = search.field().isEmpty() && open.showsEmptyBuckets();
    open.run(row -> {
      List<List<String>> texts = row.stream().map(Cell::texts).toList();
      if (!empty || saysSomething(texts)) {
        rows.add(texts);
      }
    });
    List<Firing> firings = new ArrayList<>();
    for (List<List<String>> row : rows) {
      double measure = search.field().map(field -> number(row, field)).orElse((double) rows.size());
      if (!Double.isNaN(measure) && search.holds(measure)) {
        firings.add(firing(row, rows.size()));
      }
    }
    return firings;
  }

  /** Buckets of a timechart that no event is in are rows too; of them nothing is to be told. */
  private boolean saysSomething(List<List<String>> row) {
    for (int column = 0; column < columns.size(); column++) {
      boolean time = columns.get(column).equals("_time");
      if (!time && row.get(column).stream().anyMatch(value -> !value.equals("0"))) {
        return true;
      }
    }
    return false;
  }

  private double number(List<List<String>> row, String field) {
    String text = value(row, field).orElse("");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      // What is no number fulfils no bound.
      return Double.NaN;
    }
  }

  private Optional<String> value(List<List<String>> row, String column) {
    int place = columns.indexOf(column);
    return place < 0 || row.get(place).isEmpty()
        ? Optional.empty()
        : Optional.of(row.get(place).getFirst());
  }

  private Firing firing(List<List<String>> row, int rows) {
    SearchedEvents.Proof proof = proof(row);
    long from = Micros.of(begin);
    long to = Micros.of(begin.plus(search.window())) - 1;
    return new Firing(
        detector,
        from,
        proof.first().orElse(from),
        proof.last().orElse(to),
        first(row, ACCOUNTS).or(proof::account).orElse(Event.UNKNOWN),
        first(row, REGIONS).or(proof::region).orElse(Event.UNKNOWN),
        columns,
        row,
        detector.finding().identity().stream().map(name -> value(row, name).orElse("")).toList(),
        measured(row, rows),
        numbers(proof, row, to));
  }

  private Optional<String> first(List<List<String>> row, Set<String> names) {
    return columns.stream()
        .filter(names::contains)
        .flatMap(name -> value(row, name).stream())
        .findFirst();
  }

  /** The events that have what identifies the row; without such they would prove another one. */
  private SearchedEvents.Proof proof(List<List<String>> row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : detector.finding().identity()) {
      value(row, name).ifPresent(value -> values.put(name, value));
    }
    return events
        .filter(each -> !values.isEmpty())
        .map(each -> each.proof(values, SHOWN))
        .orElseGet(() ->
            new SearchedEvents.Proof(
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
  }

  private List<Long> numbers(SearchedEvents.Proof proof, List<List<String>> row, long time) {
    if (proof.shown().isEmpty()) {
      return List.of(
          evidence.keep(
              new Occurrence(
                  detector.id() + " " + begin,
                  time,
                  RowCatalog.LOG,
                  Place.of(detector.file()),
                  json(row))));
    }
    return proof.shown().stream()
        .map(each ->
            evidence.keep(
                new Occurrence(
                    each.id(),
                    each.time(),
                    each.log(),
                    new Place(each.place(), each.line()),
                    each.raw())))
        .toList();
  }

  private Map<String, String> measured(List<List<String>> row, int rows) {
    Map<String, String> measured = new LinkedHashMap<>();
    for (int column = 0; column < columns.size() && column < MOST_MEASURES; column++) {
      if (!row.get(column).isEmpty() && !columns.get(column).equals("_raw")) {
        measured.put(columns.get(column), String.join(" ", row.get(column)));
      }
    }
    measured.put("rows", Integer.toString(rows));
    measured.put("condition", search.words());
    return measured;
  }

  private String json(List<List<String>> row) {
    StringBuilder json = new StringBuilder("{");
    for (int column = 0; column < columns.size(); column++) {
      json.append(column == 0 ? "" : ",");
      json.append(quoted(columns.get(column))).append(':');
      json.append(quoted(String.join(" ", row.get(column))));
    }
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    return '"' + JsonText.escape(text) + '"';
  }
}
