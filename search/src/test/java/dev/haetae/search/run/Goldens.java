package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupFolder;
import dev.haetae.testkit.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Searches of one language in files, each parted from the next by an empty line: what they are
 * understood as, what is run, the rows, or what is said of the mistake.
 *
 * @param language the name of the folder and the ending of the files
 */
record Goldens(Language understood, String language, TimeRange range) {
  private static final Path FOLDER = Path.of("src/test/resources/dev/haetae/search/run");
  private static final Path EVENTS = FOLDER.resolve("events.jsonl");
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

  static Stream<String> files(String language) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("." + language))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<String> searches(String language, String file) throws IOException {
    return List.of(Files.readString(FOLDER.resolve(language).resolve(file)).strip().split("\n\n"));
  }

  /** All searches of a language. */
  static List<String> searches(String language) throws IOException {
    List<String> all = new ArrayList<>();
    for (String file : files(language).toList()) {
      all.addAll(searches(language, file));
    }
    return all;
  }

  void assertMatches(String file) throws IOException {
    List<String> searches = searches(language, file);
    assertThat(searches).isNotEmpty();

    String all = searches.stream().map(this::told).collect(Collectors.joining("\n"));

    Golden.assertMatches(Goldens.class, language + "/" + file.replace("." + language, ".txt"), all);
  }

  private String told(String text) {
    StringBuilder told = new StringBuilder("== " + text + "\n");
    try (Search search = open(understood, text, range)) {
      told.append("-- plan\n").append(search.plan()).append("\n-- sql\n");
      search.statements().forEach(sql -> told.append(withoutPlace(sql)).append("\n"));
      told.append("-- rows\n");
      told.append(
          search.fields().stream().map(Search.Field::name).collect(Collectors.joining(" | ")));
      told.append("\n");
      List<String> rows = new ArrayList<>();
      search.run(row ->
          rows.add(row.stream().map(cell -> cell.joined(", ")).collect(Collectors.joining(" | "))));
      rows.forEach(row -> told.append(row).append("\n"));
      search.notes().forEach(note -> told.append("note: ").append(note).append("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (QueryMistake | SearchFailure mistake) {
      told.append(mistake.getMessage()).append("\n");
    }
    return told.toString();
  }

  /** A search of the events that goldens are about, whenever they were. */
  static Search open(Language language, String text) throws IOException {
    return open(language, text, TimeRange.ALL);
  }

  private static Search open(Language language, String text, TimeRange range) throws IOException {
    SearchLimits usual = SearchLimits.usual();
    return Search.open(
        new Query(language, text, NOW, range),
        Sources.of(
            new JsonFiles(List.of(EVENTS), Optional.of("time")),
            new LookupFolder(FOLDER.resolve("lookups"))),
        new SearchLimits(100, 256L << 20, 1, Duration.ofMinutes(1), usual.spill()));
  }

  private static String withoutPlace(String sql) {
    return sql.replace(EVENTS.toAbsolutePath().toString(), "events.jsonl")
        .replace(FOLDER.toAbsolutePath() + "/", "");
  }
}
