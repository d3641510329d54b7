package dev.haetae.findings.suppression;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.detect.yaml.YamlFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    item.refuseOthers(KEYS);
    Yaml.Mapping match = item.require("match").asMapping();
    if (match.entries().isEmpty()) {
      throw match.mark().refuse("match is empty and would cover every finding; name a field");
    }
    List<Condition> conditions = new ArrayList<>();
    for (Yaml.Entry entry : match.entries().values()) {
      conditions.add(condition(entry));
    }
    if (conditions.stream().allMatch(Condition::holdsOfAll)) {
      throw match.mark().refuse("match would cover every finding; name what sets some apart");
    }
    return new Suppression(
        item.text("id").orElse(file + " #" + ordinal),
        item.require("reason").asText(),
        item.get("until").map(SuppressionFile::date),
        conditions);
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
    List<String> path = FindingPaths.of(entry);
    List<String> forms = entry.value().asTexts();
    if (forms.isEmpty() || forms.contains("")) {
      throw entry.value().mark().refuse("expected a text, or a list of some; nothing is like this");
    }
    return new Condition.Like(path, forms.stream().map(Condition::form).toList());
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
