package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupTables;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of Splunk's own searches (security content) are understood: parsed with their macros put
 * in, made SQL, and run over no events. Searches of a data model are left out, for there is none. A
 * fault is a search that is not understood.
 */
final class SplunkSearches implements Evaluation {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern FILTER = Pattern.compile("`(\\w+_filter)`");

  @Override
  public String name() {
    return "spl";
  }

  @Override
  public Optional<List<Case>> run() throws IOException {
    Optional<Path> suites = Shared.suites();
    return suites.isEmpty() ? Optional.empty() : Optional.of(measure(suites.get().resolve("spl")));
  }

  private static List<Case> measure(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("detections.jsonl"));
    SplLibrary library = library(folder.resolve("macros.json"), lines);
    Spl spl = new Spl(library);
    Map<String, Integer> reasons = new TreeMap<>();
    List<Case> cases = new ArrayList<>();
    int models = 0;
    int understood = 0;
    int all = 0;
    for (String line : lines) {
      JsonNode detection = JSON.readTree(line);
      String text = detection.get("search").asText();
      if (needsModel(spl, text)) {
        models++;
        continue;
      }
      all++;
      Optional<String> reason = reason(spl, text);
      if (reason.isEmpty()) {
        understood++;
      } else {
        reasons.merge(reason.get(), 1, Integer::sum);
        cases.add(new Case(detection.get("name").asText(), 1, reason.get()));
      }
    }
    cases.add(
        new Case(
            "all searches without a data model",
            all - understood,
            understood + " of " + all + " understood; " + models + " need a data model"));
    reasons.forEach((reason, count) -> cases.add(new Case("missing: " + reason, count, "")));
    return cases;
  }

  private static SplLibrary library(Path file, List<String> lines) throws IOException {
    Map<String, SplLibrary.Macro> macros = new HashMap<>();
    JSON.readTree(file.toFile())
        .properties()
        .forEach(each -> {
          List<String> arguments = new ArrayList<>();
          each.getValue().path("arguments").forEach(argument -> arguments.add(argument.asText()));
          macros.put(
              each.getKey(),
              new SplLibrary.Macro(each.getValue().get("definition").asText(), arguments));
        });
    // Each search ends in a filter of its own, which its authors deliver empty for people to fill.
    for (String line : lines) {
      Matcher filter = FILTER.matcher(line);
      while (filter.find()) {
        macros.putIfAbsent(filter.group(1), new SplLibrary.Macro("search *", List.of()));
      }
    }
    return new SplLibrary(macros, Map.of());
  }

  private static boolean needsModel(Spl spl, String text) {
    try {
      return spl.expanded(text).toLowerCase(Locale.ROOT).contains("datamodel");
    } catch (QueryMistake unknown) {
      return text.contains("datamodel");
    }
  }

  private static Optional<String> reason(Spl spl, String text) {
    SearchLimits limits = SearchLimits.usual();
    try (Search search =
        Search.open(
            new Query(spl, text, NOW, TimeRange.ALL),
            Sources.of(new JsonFiles(List.of(), Optional.of("time")), new AnyTable()),
            limits)) {
      search.run(row -> {});
      return Optional.empty();
    } catch (QueryMistake mistake) {
      return Optional.of(mistake.reason().replaceAll(";? did you mean .*", "").replace('\t', ' '));
    } catch (SearchFailure failure) {
      return Optional.of(String.valueOf(failure.getMessage()).replaceAll("[\\s]+", " "));
    }
  }

  /** Has every lookup table, without rows: those of the searches are not at hand. */
  private static final class AnyTable implements LookupTables {
    @Override
    public Set<String> names() {
      return Set.of();
    }

    @Override
    public Optional<LookupTable> find(String name) {
      return Optional.of(new LookupTable("SELECT 1 WHERE false", List.of()));
    }

    @Override
    public Optional<Path> writable(String name) {
      return Optional.of(Path.of(System.getProperty("java.io.tmpdir"), "haetae-lookup.csv"));
    }

    @Override
    public List<Path> readable() {
      return List.of();
    }
  }
}
