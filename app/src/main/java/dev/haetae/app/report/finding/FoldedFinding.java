package dev.haetae.app.report.finding;

import dev.haetae.app.report.Report;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings told in one line: of one type and band by one principal, or of one title by many.
 *
 * @param findings worst first, at least one
 */
public record FoldedFinding(List<Finding> findings) {

  private record Key(
      String type,
      Severity.Label label,
      String principal,
      Optional<String> reportedBy,
      Optional<String> sequence) {}

  private record Kind(Severity.Label label, String title) {}

  /** Folds findings of one title and band by whomever, the gravest and then the most first. */
  public static List<FoldedFinding> byKind(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(each -> new Kind(each.severity().label(), each.title())))
        .entrySet()
        .stream()
        .sorted(
            Comparator.comparing((Map.Entry<Kind, List<Finding>> each) -> each.getKey().label())
                .thenComparingInt(each -> each.getValue().size())
                .reversed()
                .thenComparing(each -> each.getKey().title()))
        .map(each -> new FoldedFinding(each.getValue()))
        .toList();
  }

  /** Folds findings, in the order of the first of each. */
  public static List<FoldedFinding> fold(List<Finding> findings) {
    Map<Key, List<Finding>> folded =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    each ->
                        new Key(
                            each.type().toString(),
                            each.severity().label(),
                            each.actor().principal(),
                            each.reportedBy(),
                            // An attack is like no other.
                            each.sequence().map(_ -> each.id())),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return folded.values().stream().map(FoldedFinding::new).toList();
  }

  /** The worst of them. */
  public Finding first() {
    return findings.get(0);
  }

  /** Occurrences of all of them. */
  public long count() {
    return findings.stream().mapToLong(Finding::count).sum();
  }

  /** When the first of them was seen first. */
  public long firstSeen() {
    return findings.stream()
        .mapToLong(Finding::firstSeen)
        .filter(time -> time != Event.NO_TIME)
        .min()
        .orElse(Event.NO_TIME);
  }

  /** When the last of them was seen last. */
  public long lastSeen() {
    return findings.stream().mapToLong(Finding::lastSeen).max().orElse(Event.NO_TIME);
  }

  /** Whether some of what proves one of them tells no time of its own. */
  public boolean timeIsAssumed() {
    return findings.stream().anyMatch(Finding::timeIsAssumed);
  }

  /** Accounts and Regions, each once. */
  public List<String> places(Report report) {
    Set<String> places = new LinkedHashSet<>();
    findings.forEach(each -> places.add(report.place(each)));
    return List.copyOf(places);
  }
}
