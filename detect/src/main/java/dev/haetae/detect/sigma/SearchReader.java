package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code search} of a document. */
final class SearchReader {
  private static final Set<String> KEYS =
      Set.of("language", "query", "window", "every", "condition");
  private static final Set<String> LANGUAGES = Set.of("spl", "insights", "sql");
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final Header header;
  private final Yaml.Mapping body;

  SearchReader(Header header, Yaml.Mapping document) {
    this.header = header;
    this.body = document.require("search").asMapping();
  }

  SigmaSearch read() {
    body.refuseOthers(KEYS);
    Duration window = time(body.require("window").asScalar());
    Optional<Yaml> every = body.get("every");
    Duration step = every.map(written -> time(written.asScalar())).orElse(window);
    if (step.compareTo(window) > 0) {
      throw every
          .orElseThrow()
          .mark()
          .refuse("longer than the window: the time between two windows would never be searched");
    }
    Optional<Yaml.Mapping> condition = body.get("condition").map(Yaml::asMapping);
    return new SigmaSearch(
        header,
        language(),
        body.require("query").asScalar(),
        window,
        step,
        condition.flatMap(written -> written.text("field")),
        condition.map(SearchReader::bounds).orElseGet(SearchReader::anyRow));
  }

  private String language() {
    String language = body.text("language").orElse("spl");
    if (!LANGUAGES.contains(language)) {
      throw body.require("language")
          .mark()
          .refuse("no language is named \"" + language + "\"; expected spl, insights or sql");
    }
    return language;
  }

  private static Duration time(Yaml.Scalar written) {
    Duration time = Timespan.parse(written);
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw written.mark().refuse("expected a time from 1m to 92d, met " + written.text());
    }
    return time;
  }

  private static List<SigmaCorrelation.Bound> anyRow() {
    return List.of(new SigmaCorrelation.Bound(Relation.GTE, 1));
  }

  private static List<SigmaCorrelation.Bound> bounds(Yaml.Mapping condition) {
    List<SigmaCorrelation.Bound> bounds = new ArrayList<>();
    condition
        .entries()
        .forEach((key, entry) -> {
          if (!key.equals("field")) {
            bounds.add(CorrelationReader.bound(entry));
          }
        });
    if (bounds.isEmpty()) {
      throw condition.mark().refuse("expected a bound such as gte: 10");
    }
    return bounds;
  }
}
