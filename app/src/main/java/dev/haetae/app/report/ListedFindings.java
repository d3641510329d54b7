package dev.haetae.app.report;

import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The findings that a report tells one by one: of very many the most severe, since nobody reads a
 * hundred thousand, and no browser shows them.
 *
 * @param findings worst first, without the records of their evidence
 * @param beyond how many more there are, by severity; no severity that has none
 * @param whole gives a finding of them with all its evidence
 */
public record ListedFindings(
    List<Finding> findings, Map<Severity.Label, Long> beyond, UnaryOperator<Finding> whole) {

  /** Copies the collections. */
  public ListedFindings {
    findings = List.copyOf(findings);
    beyond = Collections.unmodifiableMap(new EnumMap<>(beyond));
  }

  /**
   * The most severe of many.
   *
   * @param all worst first, each perhaps made when it is asked for
   * @param labels how many of them there are of each severity
   * @param most how many are told at most
   */
  public static ListedFindings of(List<Finding> all, Map<Severity.Label, Long> labels, int most) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    Map<Severity.Label, Long> beyond = new EnumMap<>(Severity.Label.class);
    beyond.putAll(labels);
    for (Finding finding : all.subList(0, Math.min(most, all.size()))) {
      places.put(finding.id(), findings.size());
      findings.add(finding.light());
      beyond.merge(finding.severity().label(), -1L, Long::sum);
    }
    beyond.values().removeIf(count -> count <= 0);
    return new ListedFindings(
        findings, beyond, light -> all.get(Objects.requireNonNull(places.get(light.id()))));
  }

  /** How many more there are. */
  public long left() {
    return beyond.values().stream().mapToLong(Long::longValue).sum();
  }
}
