package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.detect.yaml.YamlFile;
import dev.haetae.model.NearestName;
import dev.haetae.model.event.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Sigma 2.1: rules, correlations and filters. Keys it does not know are left to others.
 *
 * @see <a href="https://github.com/SigmaHQ/sigma-specification">Sigma specification</a>
 */
public final class SigmaReader {
  private static final Set<String> LEVELS =
      Set.of("informational", "low", "medium", "high", "critical");
  private static final Set<String> STATUSES =
      Set.of("stable", "test", "experimental", "deprecated", "unsupported", "opt-in");

  private final DetectionReader detections;

  /**
   * A reader.
   *
   * @param placeholders values for {@code %name%} in rules with the modifier {@code expand}
   */
  public SigmaReader(Map<String, List<String>> placeholders) {
    this.detections = new DetectionReader(placeholders);
  }

  /**
   * What a file held.
   *
   * @param documents what could be read
   * @param problems why the rest could not, with file, line and column
   */
  public record Reading(List<SigmaDocument> documents, List<RuleProblem> problems) {}

  /** Reads every document of a file; a wrong one is refused, the others are kept. */
  public Reading read(String file, String text) {
    YamlFile yaml = YamlFile.read(file, text);
    List<SigmaDocument> documents = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>(yaml.problems());
    for (Yaml document : yaml.documents()) {
      try {
        documents.add(read(document));
      } catch (MalformedRule refused) {
        problems.add(refused.problem());
      }
    }
    return new Reading(documents, problems);
  }

  /**
   * Reads one document.
   *
   * @throws MalformedRule where it is none of Sigma's
   */
  public SigmaDocument read(Yaml document) {
    Yaml.Mapping mapping = document.asMapping();
    Header header = header(mapping);
    if (mapping.get("correlation").isPresent()) {
      return new CorrelationReader(header, mapping).read();
    }
    if (mapping.get("filter").isPresent()) {
      return filter(header, mapping);
    }
    if (mapping.get("sequence").isPresent()) {
      return new SequenceReader(header, mapping).read();
    }
    if (mapping.get("detection").isEmpty() && mapping.get("search").isPresent()) {
      return new SearchReader(header, mapping).read();
    }
    if (mapping.get("detection").isEmpty()) {
      throw mapping.mark().refuse("expected one of the keys detection, correlation and filter");
    }
    return rule(header, mapping);
  }

  /**
   * Reads search identifiers that stand outside of a detection, as cases of a correlation have
   * them.
   *
   * @throws MalformedRule where one of them is none
   */
  public Map<String, Expression> searches(Yaml.Mapping searches) {
    return detections.searches(searches, Set.of());
  }

  private SigmaRule rule(Header header, Yaml.Mapping mapping) {
    Yaml.Mapping detection = mapping.require("detection").asMapping();
    if (detection.get("timeframe").isPresent()) {
      throw detection
          .require("timeframe")
          .mark()
          .refuse("timeframe is no longer part of Sigma; write a correlation with a timespan");
    }
    Map<String, Expression> searches = detections.searches(detection, Set.of("condition"));
    Expression condition = detections.condition(detection, searches);
    return new SigmaRule(header, logSource(mapping), searches, condition);
  }

  private SigmaFilter filter(Header header, Yaml.Mapping mapping) {
    Yaml.Mapping filter = mapping.require("filter").asMapping();
    Map<String, Expression> searches = detections.searches(filter, Set.of("condition", "rules"));
    List<String> rules = filter.require("rules").asTexts();
    return new SigmaFilter(
        header, logSource(mapping), rules, detections.condition(filter, searches));
  }

  private static LogSource logSource(Yaml.Mapping mapping) {
    Yaml.Mapping source = mapping.require("logsource").asMapping();
    return new LogSource(
        source.text("product"), source.text("category"), source.text("service"), Map.of());
  }

  private static Header header(Yaml.Mapping mapping) {
    String title = mapping.require("title").asText();
    Optional<String> name = mapping.text("name");
    return new Header(
        mapping.text("id").or(() -> name).orElse(title),
        name,
        title,
        mapping.text("description").orElse("").strip(),
        oneOf(mapping, "status", STATUSES, "test"),
        oneOf(mapping, "level", LEVELS, "medium"),
        mapping.texts("tags"),
        mapping.texts("falsepositives"));
  }

  private static String oneOf(
      Yaml.Mapping mapping, String key, Set<String> words, String otherwise) {
    Optional<Yaml> value = mapping.get(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    String word = value.get().asText().toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw value
          .get()
          .mark()
          .refuse(key + " \"" + word + "\" is unknown" + NearestName.askOrList(word, words));
    }
    return word;
  }
}
