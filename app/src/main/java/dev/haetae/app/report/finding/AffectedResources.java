package dev.haetae.app.report.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.app.text.Shortened;
import dev.haetae.findings.shape.RawJson;
import dev.haetae.model.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was acted upon. */
public final class AffectedResources {
  private AffectedResources() {}

  /**
   * Names of one kind of thing that a finding is about; more than one where the value is a list.
   */
  public static List<String> names(Finding finding, String kind) {
    String value = finding.resources().getOrDefault(kind, "");
    if (value.isEmpty()) {
      return List.of();
    }
    Optional<JsonNode> list = RawJson.of(value).filter(JsonNode::isArray);
    if (list.isEmpty()) {
      return List.of(value);
    }
    List<String> names = new ArrayList<>();
    list.get().forEach(each -> names.add(each.isValueNode() ? each.asText() : each.toString()));
    return names;
  }

  /** From where whoever did this came, and who was at the other end of what machines did. */
  public static List<String> addresses(Finding finding) {
    return Stream.concat(
            finding.actor().addresses().stream(), names(finding, Finding.PEER).stream())
        .distinct()
        .toList();
  }

  /** All that a story's findings are about, a line a kind of thing. */
  public static List<String> of(Story story) {
    Map<String, Set<String>> byKind = new LinkedHashMap<>();
    for (Finding finding : story.findings()) {
      for (String kind : finding.resources().keySet()) {
        byKind.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).addAll(names(finding, kind));
      }
    }
    return byKind.entrySet().stream()
        .filter(each -> !each.getKey().equals(Finding.PEER))
        .map(each -> words(each.getKey()) + " " + Shortened.names(List.copyOf(each.getValue())))
        .toList();
  }

  /** {@code S3Bucket} as people write it: {@code S3 bucket}. */
  public static String words(String kind) {
    String spaced = kind.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    StringBuilder words = new StringBuilder();
    for (String word : spaced.split(" ", -1)) {
      boolean isAbbreviation = word.length() < 2 || Character.isUpperCase(word.charAt(1));
      words.append(words.isEmpty() ? "" : " ");
      words.append(isAbbreviation || words.isEmpty() ? word : word.toLowerCase(Locale.ROOT));
    }
    return words.toString();
  }
}
