package dev.haetae.findings.suppression;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.detect.yaml.YamlFile;
import dev.haetae.model.NearestName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A file of suppressions: a list, each with {@code reason}, {@code match}, and where wanted {@code
 * id} and {@code until}.
 *
 * <pre>
 * - reason: our scanner
 *   until: 2026-12-31
 *   match: {type: "Recon:*", principal: "*:role/scanner", severity: "&lt;=4"}
 * </pre>
 *
 * <p>A key of {@code match} is a path of the finding's JSON line, or {@code principal} for {@code
 * actor.principal}; its value, or one of its list, may hold {@code *}. All keys must hold.
 *
 * @param suppressions those that are well formed
 * @param problems what is wrong with the others
 */
public record SuppressionFile(List<Suppression> suppressions, List<RuleProblem> problems) {
  private static final Set<String> KEYS = Set.of("id", "reason", "until", "match");
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "type",
          "title",
          "severity",
          "confidence",
          "detector",
          "account",
          "region",
          "firstSeen",
          "lastSeen",
          "count",
          "resource",
          "actor",
          "principal",
          "techniques",
          "tactics",
          "explanation",
          "says",
          "baseline",
          "evidence",
          "eventIds",
          "generation",
          "sample");

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   */
  public static SuppressionFile read(String file, String text) {
    YamlFile yaml = YamlFile.read(file, text);
    List<Suppression> suppressions = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>(yaml.problems());
    for (Yaml document : yaml.documents()) {
      for (Yaml item : document.asItems()) {
        try {
          suppressions.add(suppression(item.asMapping(), file, suppressions.size() + 1));
        } catch (MalformedRule refused) {
          problems.add(refused.problem());
        }
      }
    }
    return new SuppressionFile(suppressions, problems);
  }

  private static Suppression suppression(Yaml.Mapping item, String file, int ordinal) {
    refuseOthers(item, KEYS, key -> key);
    Yaml.Mapping match = item.require("match").asMapping();
    if (match.entries().isEmpty()) {
      throw match.mark().refuse("match is empty and would cover every finding; name a field");
    }
    refuseOthers(match, FIELDS, key -> key.split("\\.", 2)[0]);
    List<Condition> conditions = new ArrayList<>();
    for (Yaml.Entry entry : match.entries().values()) {
      conditions.add(condition(entry));
    }
    return new Suppression(
        item.text("id").orElse(file + " #" + ordinal),
        item.require("reason").asText(),
        item.get("until").map(SuppressionFile::date),
        conditions);
  }

  private static void refuseOthers(
      Yaml.Mapping map, Set<String> known, UnaryOperator<String> first) {
    for (Map.Entry<String, Yaml.Entry> entry : map.entries().entrySet()) {
      if (!known.contains(first.apply(entry.getKey()))) {
        String names = "; expected one of " + String.join(", ", new TreeSet<>(known));
        throw entry
            .getValue()
            .mark()
            .refuse(
                "unknown key \""
                    + entry.getKey()
                    + "\""
                    + NearestName.ask(first.apply(entry.getKey()), known, names));
      }
    }
  }

  private static LocalDate date(Yaml value) {
    try {
      return LocalDate.parse(value.asText());
    } catch (DateTimeException e) {
      throw value.mark().refuse("expected a day such as 2026-12-31, met " + value.word());
    }
  }

  private static Condition condition(Yaml.Entry entry) {
    if (entry.key().equals("severity")) {
      return severity(entry.value());
    }
    String path = entry.key().equals("principal") ? "actor.principal" : entry.key();
    return new Condition.Like(
        List.of(path.split("\\.")), entry.value().asTexts().stream().map(Condition::form).toList());
  }

  private static Condition severity(Yaml value) {
    Optional<String> score =
        value.asText().startsWith("<=")
            ? Optional.of(value.asText().substring(2).strip())
            : Optional.empty();
    if (score.isPresent() && score.get().matches("[0-9]{1,2}(\\.[0-9]+)?")) {
      return new Condition.AtMost(Double.parseDouble(score.get()));
    }
    throw value.mark().refuse("expected a bound such as \"<=4\", met " + value.word());
  }
}
