package dev.haetae.search.parse.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.LanguageFeatures;
import dev.haetae.search.parse.LanguageFeatures.Feature;
import dev.haetae.search.parse.LanguageFeatures.Status;
import dev.haetae.search.parse.Query;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the reference names of Logs Insights is listed here, and what is listed as there runs. */
class InsightsReferenceTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]+");
  private static final Pattern IN_PARENTHESES = Pattern.compile("\\([^)]*\\)");

  /** Words of the tables that are no names: what they say of operators, units and pages. */
  private static final Set<String> WORDS =
      Set.of(
          "operators",
          "units",
          "to",
          "year",
          "ms",
          "dot",
          "and",
          "access",
          "back",
          "ticks",
          "for",
          "odd",
          "keys",
          "also",
          "hashing",
          "time",
          "series",
          "function",
          "pages",
          "i");

  private final LanguageFeatures features = LanguageFeatures.insights();

  @Test
  void everyCommandIsListed() throws IOException {
    Set<String> listed = names(features.commands(), true);

    List<String> named = new ArrayList<>();
    for (String group :
        List.of("core", "scan control", "patterns", "joins", "shaping", "stats helpers")) {
      named.addAll(cell(group));
    }

    assertThat(named).hasSizeGreaterThan(25);
    assertThat(listed).containsAll(folded(named));
  }

  @Test
  void everyFunctionIsThere() throws IOException {
    Set<String> there = names(features.functions(), false);

    List<String> named = new ArrayList<>();
    for (String group : List.of("numeric", "time", "general", "JSON", "IP", "string")) {
      named.addAll(cell(group));
    }

    assertThat(named).hasSizeGreaterThan(60);
    assertThat(there).containsAll(folded(named));
  }

  @Test
  void everyAggregationIsThere() throws IOException {
    assertThat(names(features.aggregations(), false)).containsAll(folded(cell("aggregation")));
  }

  @Test
  void everyComparisonRuns() throws IOException {
    for (String sign : List.of("=", "!=", "<", ">", "<=", ">=", "like", "not like", "=~")) {
      runs("filter a " + sign + " \"x\"");
    }
    runs("filter a in [1, 2] and not (b =~ /x/ or c not in ['d'])");
  }

  /** The names in a row of the two tables. */
  private static List<String> cell(String group) throws IOException {
    List<String> lines = Files.readAllLines(Shared.assumeReference().resolve("aws-interfaces.md"));
    int begin =
        lines.indexOf(
            lines.stream().filter(each -> each.startsWith("### 3.1")).findFirst().orElseThrow());
    String row =
        lines.subList(begin, lines.size()).stream()
            .filter(line -> line.startsWith("| " + group + " |"))
            .findFirst()
            .orElseThrow();
    String cell = IN_PARENTHESES.matcher(row.split("\\|", -1)[2]).replaceAll(" ");
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(cell);
    while (matcher.find()) {
      if (!WORDS.contains(matcher.group())) {
        names.add(matcher.group());
      }
    }
    return names;
  }

  private static Set<String> names(List<Feature> list, boolean all) {
    Set<String> names = new TreeSet<>();
    list.stream()
        .filter(each -> all || each.status() != Status.NOT)
        .forEach(each -> names.add(each.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static List<String> folded(List<String> names) {
    return names.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
  }

  private static void runs(String text) {
    try (Search search =
        Search.open(
            new Query(new Insights(), text, NOW, TimeRange.ALL),
            Sources.of(new JsonFiles(List.of(), Optional.of("time"))),
            SearchLimits.usual())) {
      assertThat(search.run(row -> {})).isZero();
    }
  }
}
