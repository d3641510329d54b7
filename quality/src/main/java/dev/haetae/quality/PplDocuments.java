package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.frame.Cell;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import dev.haetae.search.source.SourceField;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queries of the documents of OpenSearch's PPL with their printed results, put to Splunk's
 * language: PPL is shaped like it, and its results are the only open truth for such a language. A
 * query is compared where its commands and functions exist in Splunk's language; for each other one
 * the ledger says why not. A fault is a query with other rows.
 */
final class PplDocuments implements Evaluation {
  /** Indexes the documents name otherwise than the files are named. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "mvcombine_data", "mvcombine",
          "time_data", "time_test_data",
          "time_data2", "time_test_data2");

  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private final Path counterparts;

  /**
   * The evaluation.
   *
   * @param counterparts a line a query that means something else in Splunk's language: its name, a
   *     tab, and what is otherwise; where the same can be asked in other words, a tab and the query
   *     that asks it
   */
  PplDocuments(Path counterparts) {
    this.counterparts = counterparts;
  }

  /** The name of the file an index lies in. */
  static String file(String index) {
    return OTHER_NAMES.getOrDefault(index, index);
  }

  @Override
  public String name() {
    return "ppl";
  }

  @Override
  public Optional<List<Case>> run() throws IOException {
    Optional<Path> suites = Shared.suites();
    if (suites.isEmpty()) {
      return Optional.empty();
    }
    try (Scratch scratch = Scratch.create()) {
      return Optional.of(measure(suites.get().resolve("ppl"), scratch.folder()));
    }
  }

  private List<Case> measure(Path suite, Path scratch) throws IOException {
    Map<String, Otherwise> otherwise = otherwise();
    Map<String, Path> indexes = indexes(suite.resolve("test_data"), scratch);
    List<Case> cases = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    int compared = 0;
    int equal = 0;
    for (String line : Files.readAllLines(suite.resolve("doctests.jsonl"))) {
      JsonNode test = JSON.readTree(line);
      String document = test.get("doc").asText().replaceAll(".*/(\\w+/\\w+)\\.md", "$1");
      String name = document + " " + numbers.merge(document, 1, Integer::sum);
      Optional<Otherwise> other = Optional.ofNullable(otherwise.get(name));
      Optional<String> asked = other.flatMap(Otherwise::query);
      PplSpelling spelling = PplSpelling.of(asked.orElseGet(() -> test.get("query").asText()));
      Optional<String> reason =
          asked.isPresent()
              ? Optional.empty()
              : spelling.notComparable().or(() -> other.map(Otherwise::reason));
      if (reason.isPresent()) {
        cases.add(new Case(name, 0, "not compared: " + reason.get()));
        continue;
      }
      compared++;
      Optional<String> difference =
          difference(spelling, PrintedTable.parse(test.get("expected").asText()), indexes);
      equal += difference.isEmpty() ? 1 : 0;
      String equally =
          asked.isEmpty() ? "equal" : "equal in other words: " + other.orElseThrow().reason();
      cases.add(new Case(name, difference.isEmpty() ? 0 : 1, difference.orElse(equally)));
    }
    cases.add(
        new Case(
            "all compared queries",
            compared - equal,
            equal + " of " + compared + " equal; " + (cases.size() - compared) + " not compared"));
    return cases;
  }

  /**
   * What a query means otherwise in Splunk's language.
   *
   * @param query what asks the same in its words, where that can be asked
   */
  private record Otherwise(String reason, Optional<String> query) {}

  private Map<String, Otherwise> otherwise() throws IOException {
    Map<String, Otherwise> otherwise = new HashMap<>();
    for (String line : Files.readAllLines(counterparts)) {
      String[] parts = line.split("\t", -1);
      otherwise.put(
          parts[0],
          new Otherwise(parts[1], parts.length > 2 ? Optional.of(parts[2]) : Optional.empty()));
    }
    return otherwise;
  }

  /**
   * The files of the suite are of OpenSearch's bulk interface: what is no document is taken out.
   */
  private static Map<String, Path> indexes(Path folder, Path scratch) throws IOException {
    Map<String, Path> indexes = new HashMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        List<String> documents = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          if (!line.isBlank() && !line.strip().matches("\\{\\s*\"index\"\\s*:.*\\}")) {
            documents.add(line);
          }
        }
        Path copy = scratch.resolve(file.getFileName());
        Files.write(copy, documents);
        indexes.put(file.getFileName().toString().replace(".json", ""), copy);
      }
    }
    return indexes;
  }

  private static Optional<String> difference(
      PplSpelling spelling, PrintedTable expected, Map<String, Path> indexes) {
    List<Path> files = new ArrayList<>();
    for (String index : spelling.indexes()) {
      Path file = indexes.get(file(index));
      if (file == null) {
        return Optional.of("no index " + index);
      }
      files.add(file);
    }
    try (Search search =
        Search.open(
            new Query(new Spl(), spelling.spl(), NOW, TimeRange.ALL),
            Sources.of(new InFileOrder(new JsonFiles(files, Optional.of("@timestamp")))),
            SearchLimits.usual())) {
      List<List<Cell>> rows = new ArrayList<>();
      List<String> names = search.fields().stream().map(Search.Field::name).toList();
      search.run(rows::add);
      return expected.difference(names, rows, spelling.sorts());
    } catch (QueryMistake mistake) {
      return Optional.of("not understood: " + mistake.reason());
    } catch (SearchFailure failure) {
      return Optional.of(String.valueOf(failure.getMessage()).replaceAll("\\s+", " "));
    }
  }

  /** Rows as they lie in the file, as PPL gives them; Splunk gives the newest first. */
  private record InFileOrder(JsonFiles files) implements RowSource {
    @Override
    public List<Path> readable() {
      return files.readable();
    }

    @Override
    public Relation relation(Request request, Opening opening) throws SQLException {
      Relation relation = files.relation(request, opening);
      // The index declares @timestamp a date; JSON has no dates.
      Optional<SqlValue> time =
          relation.fields().stream()
              .filter(field -> field.name().equals("_time"))
              .map(SourceField::value)
              .findFirst();
      List<SourceField> fields = new ArrayList<>();
      for (SourceField field : relation.fields()) {
        boolean isTime = field.name().equals("@timestamp") && time.isPresent();
        fields.add(isTime ? new SourceField(field.name(), time.get()) : field);
      }
      return new Relation(
          relation.rows(),
          fields,
          relation.resolver(),
          List.of(relation.order().getLast()),
          relation.raw());
    }
  }
}
