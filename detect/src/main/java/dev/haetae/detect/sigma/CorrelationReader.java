package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code correlation} of a document. */
final class CorrelationReader {
  private static final int MOST_RULES = 64;

  private final Header header;
  private final Yaml.Mapping document;
  private final Yaml.Mapping body;

  CorrelationReader(Header header, Yaml.Mapping document) {
    this.header = header;
    this.document = document;
    this.body = document.require("correlation").asMapping();
  }

  SigmaCorrelation read() {
    SigmaCorrelation.Type type = type(body.require("type").asScalar());
    List<String> rules = body.require("rules").asTexts();
    if (rules.isEmpty() || rules.size() > MOST_RULES) {
      throw body.require("rules").mark().refuse("expected 1 to " + MOST_RULES + " rules");
    }
    Duration timespan = Timespan.parse(body.require("timespan").asScalar());
    return new SigmaCorrelation(
        header,
        type,
        rules,
        body.texts("group-by"),
        timespan,
        condition(type),
        aliases(rules),
        generate());
  }

  private static SigmaCorrelation.Type type(Yaml.Scalar scalar) {
    List<String> words = new ArrayList<>();
    for (SigmaCorrelation.Type type : SigmaCorrelation.Type.values()) {
      String word = type.name().toLowerCase(Locale.ROOT);
      if (word.equals(scalar.text())) {
        return type;
      }
      words.add(word);
    }
    throw scalar
        .mark()
        .refuse(
            "correlation type \""
                + scalar.text()
                + "\" is unknown"
                + NearestName.askOrList(scalar.text(), words));
  }

  private boolean generate() {
    Optional<Yaml> inside = body.get("generate");
    return inside.or(() -> document.get("generate")).map(Yaml::asText).equals(Optional.of("true"));
  }

  private Optional<SigmaCorrelation.Condition> condition(SigmaCorrelation.Type type) {
    boolean temporal =
        type == SigmaCorrelation.Type.TEMPORAL || type == SigmaCorrelation.Type.TEMPORAL_ORDERED;
    if (temporal && body.get("condition").isEmpty()) {
      return Optional.empty();
    }
    Yaml.Mapping condition = body.require("condition").asMapping();
    List<SigmaCorrelation.Bound> bounds = new ArrayList<>();
    condition
        .entries()
        .forEach((key, entry) -> {
          if (!key.equals("field")) {
            bounds.add(bound(entry));
          }
        });
    if (bounds.isEmpty()) {
      throw condition.mark().refuse("expected a bound such as gte: 10");
    }
    List<String> fields = condition.texts("field");
    boolean counts = temporal || type == SigmaCorrelation.Type.EVENT_COUNT;
    if (fields.isEmpty() != counts) {
      throw condition
          .mark()
          .refuse(
              counts
                  ? "this type of correlation counts events and takes no field"
                  : "expected the key \"field\": what is measured");
    }
    return Optional.of(new SigmaCorrelation.Condition(bounds, fields));
  }

  static SigmaCorrelation.Bound bound(Yaml.Entry entry) {
    Relation relation =
        Relation.named(entry.key())
            .orElseThrow(() ->
                entry
                    .mark()
                    .refuse(
                        "\""
                            + entry.key()
                            + "\" is no bound; expected one of gt, gte, lt, lte, eq, neq"));
    try {
      return new SigmaCorrelation.Bound(relation, Double.parseDouble(entry.value().asText()));
    } catch (NumberFormatException notANumber) {
      throw entry.value().mark().refuse("expected a number, met " + entry.value().word());
    }
  }

  private Map<String, Map<String, String>> aliases(List<String> rules) {
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    Optional<Yaml> written = body.get("aliases");
    if (written.isEmpty()) {
      return aliases;
    }
    for (Yaml.Entry alias : written.get().asMapping().entries().values()) {
      for (Yaml.Entry rule : alias.value().asMapping().entries().values()) {
        if (!rules.contains(rule.key())) {
          throw rule.mark().refuse("\"" + rule.key() + "\" is not among the rules " + rules);
        }
      }
      aliases.put(alias.key(), alias.value().asTextMap());
    }
    return aliases;
  }
}
