package dev.haetae.findings.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.findings.shape.RawJson;
import dev.haetae.model.finding.Finding;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Suppressions at work. What they cover is marked and counted, never dropped. The first that covers
 * a finding is the one it is counted for. Not safe for use by several threads.
 */
public final class Suppressions {
  private final List<Suppression> expired;
  private final Map<Suppression, Long> counts = new LinkedHashMap<>();

  /**
   * Sorts out those that are over.
   *
   * @param all in the order of their files
   * @param today the day to judge by, UTC
   */
  public Suppressions(List<Suppression> all, LocalDate today) {
    this.expired = all.stream().filter(each -> each.isOverOn(today)).toList();
    all.stream().filter(each -> !each.isOverOn(today)).forEach(each -> counts.put(each, 0L));
  }

  /** The finding, with the reason in it where a suppression covers it. */
  public Finding applied(Finding finding) {
    return finding.suppressed(reason(finding));
  }

  /**
   * Why a finding is not to be shown: because a suppression covers it, or else for the reason it
   * has already, such as that the product which reported it archived it.
   */
  public Optional<String> reason(Finding finding) {
    if (counts.isEmpty()) {
      return finding.suppressed();
    }
    JsonNode json = RawJson.of(finding);
    for (Suppression each : counts.keySet()) {
      if (each.covers(finding, json)) {
        counts.merge(each, 1L, Long::sum);
        return Optional.of(each.reason());
      }
    }
    return finding.suppressed();
  }

  /** Those that are over and were not applied. */
  public List<Suppression> expired() {
    return expired;
  }

  /** Those in force that covered nothing. */
  public List<Suppression> idle() {
    return counts.entrySet().stream()
        .filter(each -> each.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many findings each of the others covered. */
  public Map<Suppression, Long> counts() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }
}
