package dev.haetae.app.report.finding;

import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is told together: an attack sequence with the findings that are its steps, or one finding
 * that is part of none, with those alike.
 *
 * @param sequence the sequence, where it is one
 * @param findings in order of time, at least one; without the sequence itself unless none of its
 *     steps is shown
 */
public record Story(Optional<Finding> sequence, List<Finding> findings) {
  private static final Comparator<Finding> BY_TIME =
      Comparator.comparingLong(Finding::firstSeen).thenComparing(Finding::id);

  /** Purposes of types that tell how things are set up, and not what somebody did. */
  private static final Set<String> WEAKNESSES = Set.of("Policy", "Vulnerability", "SensitiveData");

  /**
   * All findings, each in the one story it is part of; the gravest story first, and weaknesses that
   * other products report after everything that somebody did. Of those that are alike the one comes
   * first whose principal is in findings of most types: who did one odd thing is likelier at work.
   */
  public static List<Story> all(List<Finding> findings) {
    Map<String, Finding> byId = new LinkedHashMap<>();
    findings.forEach(each -> byId.put(each.id(), each));
    List<Story> stories = new ArrayList<>();
    for (Finding finding : findings) {
      finding.sequence().ifPresent(told -> stories.add(of(finding, told, byId)));
    }
    Set<String> told = Steps.ofSequences(findings);
    List<Finding> alone =
        findings.stream()
            .filter(each -> each.sequence().isEmpty() && !told.contains(each.id()))
            .toList();
    FoldedFinding.fold(alone).stream()
        .map(each -> of(Optional.empty(), each.findings()))
        .forEach(stories::add);
    return stories.stream().sorted(gravestFirst(typesByPrincipal(findings))).toList();
  }

  private static Comparator<Story> gravestFirst(Map<String, Long> types) {
    return Comparator.comparing((Story story) -> !story.isWeakness())
        .thenComparing(story -> story.worst().severity())
        .thenComparing(story -> story.sequence.isPresent())
        .thenComparingDouble(story -> story.worst().confidence())
        .thenComparingLong(story -> types.getOrDefault(story.worst().actor().principal(), 0L))
        .reversed()
        .thenComparing(story -> story.worst(), BY_TIME);
  }

  private static Map<String, Long> typesByPrincipal(List<Finding> findings) {
    return findings.stream()
        .map(each -> Map.entry(each.actor().principal(), each.type()))
        .distinct()
        .filter(each -> !each.getKey().isEmpty())
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.counting()));
  }

  private static Story of(Finding finding, Sequence told, Map<String, Finding> byId) {
    List<Finding> core =
        told.core().stream()
            .map(step -> Optional.ofNullable(byId.get(step.findingId())))
            .flatMap(Optional::stream)
            .toList();
    return of(Optional.of(finding), core.isEmpty() ? List.of(finding) : core);
  }

  private static Story of(Optional<Finding> sequence, List<Finding> group) {
    List<Finding> byTime = group.stream().sorted(BY_TIME).toList();
    return new Story(sequence, byTime);
  }

  /**
   * Credentials made or taken, in order of time.
   *
   * @param whole gives a finding with the records of its evidence
   */
  public List<Handover> handovers(UnaryOperator<Finding> whole) {
    Map<String, Handover> byKey = new LinkedHashMap<>();
    findings.stream()
        .map(whole)
        .flatMap(finding -> Handover.of(finding).stream())
        .sorted(Comparator.comparingLong(Handover::time).thenComparing(Handover::key))
        .forEach(each -> byKey.putIfAbsent(each.key(), each));
    return List.copyOf(byKey.values());
  }

  /** The finding it began with. */
  public Finding beginning() {
    return findings.get(0);
  }

  /** The sequence, or else the finding that matters most, the first of those that matter alike. */
  public Finding worst() {
    return sequence.orElseGet(() ->
        findings.stream()
            .max(Comparator.comparing(Finding::severity).thenComparing(BY_TIME.reversed()))
            .orElseThrow());
  }

  /**
   * Whether another product tells of a weakness, such as a failed control or a vulnerability: grave
   * as it may be, nobody attacked. What GuardDuty calls a policy is something that was done.
   */
  public boolean isWeakness() {
    Finding worst = worst();
    return worst.reportedBy().filter(product -> !product.equals("GuardDuty")).isPresent()
        && WEAKNESSES.contains(worst.type().purpose());
  }

  /** The severity of the worst of it, in a word. */
  public Severity.Label label() {
    return worst().severity().label();
  }

  /** Who acted, in the order in which they were first seen. */
  public List<String> principals() {
    return sequence
        .flatMap(Finding::sequence)
        .map(Sequence::principals)
        .orElseGet(() -> distinct(finding -> List.of(finding.actor().principal())));
  }

  /** The accounts it happened in. */
  public List<String> accounts() {
    return distinct(finding -> List.of(finding.account()));
  }

  /** Values of all findings, each once, in order of time. */
  public List<String> distinct(Function<Finding, Collection<String>> values) {
    Set<String> distinct = new LinkedHashSet<>();
    findings.forEach(finding -> distinct.addAll(values.apply(finding)));
    distinct.remove("");
    return List.copyOf(distinct);
  }

  /** Microseconds since 1970, or {@link Event#NO_TIME} where no finding has a time. */
  public long first() {
    return told()
        .mapToLong(Finding::firstSeen)
        .filter(time -> time != Event.NO_TIME)
        .min()
        .orElse(Event.NO_TIME);
  }

  /** As {@link #first}. */
  public long last() {
    return told().mapToLong(Finding::lastSeen).max().orElse(Event.NO_TIME);
  }

  /** Whether some of what proves it tells no time of its own. */
  public boolean timeIsAssumed() {
    return told().anyMatch(Finding::timeIsAssumed);
  }

  private Stream<Finding> told() {
    return sequence.map(Stream::of).orElseGet(findings::stream);
  }
}
