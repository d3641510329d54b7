package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every search of {@code spl/*.spl}: what it is understood as, what is run, the rows, or what is
 * said of the mistake.
 */
class SplGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/haetae/search/run");
  private static final Path EVENTS = FOLDER.resolve("events.jsonl");
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

  private static final SplLibrary LIBRARY =
      new SplLibrary(
          Map.of(
              "logins", new SplLibrary.Macro("eventName=ConsoleLogin", List.of()),
              "by_name(1)", new SplLibrary.Macro("eventName=$name$ `nothing`", List.of("name")),
              "nothing", new SplLibrary.Macro("", List.of()),
              "loop", new SplLibrary.Macro("`loop`", List.of())),
          Map.of("big", "bytes>$limit$ | sort bytes"));

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("spl"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".spl"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void answersAsWrittenDown(String file) throws IOException {
    List<String> searches =
        List.of(Files.readString(FOLDER.resolve("spl").resolve(file)).strip().split("\n\n"));
    assertThat(searches).isNotEmpty();

    String all = searches.stream().map(this::told).collect(Collectors.joining("\n"));

    Golden.assertMatches(SplGoldenTest.class, "spl/" + file.replace(".spl", ".txt"), all);
  }

  private String told(String text) {
    StringBuilder told = new StringBuilder("== " + text + "\n");
    SearchLimits usual = SearchLimits.usual();
    SearchLimits limits =
        new SearchLimits(100, 256L << 20, 1, Duration.ofMinutes(1), usual.spill());
    try (Search search =
        Search.open(
            new Spl(LIBRARY),
            text,
            new JsonFiles(List.of(EVENTS), Optional.of("time")),
            NOW,
            TimeRange.ALL,
            limits,
            new LookupFolder(FOLDER.resolve("lookups")))) {
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

  private static String withoutPlace(String sql) {
    return sql.replace(EVENTS.toAbsolutePath().toString(), "events.jsonl")
        .replace(FOLDER.toAbsolutePath() + "/", "");
  }
}
