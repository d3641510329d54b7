package dev.haetae.app.backtest;

import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.model.finding.Finding;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a detector came to.
 *
 * @param facts the detector
 * @param findings its findings, in order of time
 */
public record DetectorResult(DetectorFacts facts, List<Finding> findings) {

  /** Puts the findings in order of time. */
  public DetectorResult {
    findings =
        findings.stream()
            .sorted(Comparator.comparingLong(Finding::firstSeen).thenComparing(Finding::id))
            .toList();
  }

  /** How often it fired: occurrences of all its findings. */
  public long firings() {
    return findings.stream().mapToLong(Finding::count).sum();
  }

  /** How often it fired on each day it did, UTC. */
  public SortedMap<LocalDate, Long> daily() {
    TreeMap<LocalDate, Long> daily = new TreeMap<>();
    findings.forEach(
        finding -> finding.daily().forEach((day, count) -> daily.merge(day, count, Long::sum)));
    return daily;
  }

  /** The day it fired most, the first of such days. */
  public Optional<Map.Entry<LocalDate, Long>> worstDay() {
    return daily().entrySet().stream()
        .max(
            Map.Entry.<LocalDate, Long>comparingByValue()
                .thenComparing(Map.Entry.<LocalDate, Long>comparingByKey().reversed()));
  }

  /**
   * On whom it fired and how often, those it fired on most first.
   *
   * @param firings on them
   */
  public record Whom(String name, long firings) {}

  /** On whom it fired, those it fired on most first. */
  public List<Whom> whom() {
    return findings.stream()
        .collect(
            Collectors.groupingBy(DetectorResult::name, Collectors.summingLong(Finding::count)))
        .entrySet()
        .stream()
        .map(each -> new Whom(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(Whom::firings).reversed().thenComparing(Whom::name))
        .toList();
  }

  /** Who acted, or else the machine, the address, what was acted upon. */
  static String name(Finding finding) {
    return Stream.of(
            Stream.of(finding.actor().principal()),
            finding.actor().hosts().stream(),
            finding.actor().addresses().stream(),
            finding.resources().values().stream())
        .flatMap(each -> each)
        .filter(each -> !each.isBlank())
        .findFirst()
        .orElse("nobody the logs name");
  }
}
