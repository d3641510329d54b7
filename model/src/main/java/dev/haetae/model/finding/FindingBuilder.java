package dev.haetae.model.finding;

import dev.haetae.model.event.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A finding while it is put together. Each method is named after what it sets of {@link Finding};
 * what is not set is unknown or empty, and the finding one of Haetae's own, told for the first
 * time.
 */
public final class FindingBuilder {
  private final String id;
  private final FindingType type;
  private final Severity severity;
  private String detector = "";
  private String title = "";
  private double confidence;
  private String account = Event.UNKNOWN;
  private String region = Event.UNKNOWN;
  private long firstSeen = Event.NO_TIME;
  private long lastSeen = Event.NO_TIME;
  private long count;
  private SortedMap<LocalDate, Long> daily = new TreeMap<>();
  private Map<String, String> resources = Map.of();
  private Actor actor = Actor.NOBODY;
  private List<String> techniques = List.of();
  private List<String> tactics = List.of();
  private Explanation explanation = Explanation.NONE;
  private Map<String, String> baseline = Map.of();
  private List<Occurrence> evidence = List.of();
  private List<String> eventIds = List.of();
  private int generation = 1;
  private Optional<String> previous = Optional.empty();
  private Optional<String> suppressed = Optional.empty();
  private boolean sample;
  private Optional<String> reportedBy = Optional.empty();
  private Optional<Sequence> sequence = Optional.empty();

  FindingBuilder(String id, FindingType type, Severity severity) {
    this.id = id;
    this.type = type;
    this.severity = severity;
  }

  /** One that has all of a finding. */
  static FindingBuilder of(Finding finding) {
    return new FindingBuilder(finding.id(), finding.type(), finding.severity())
        .detector(finding.detector())
        .title(finding.title())
        .confidence(finding.confidence())
        .account(finding.account())
        .region(finding.region())
        .firstSeen(finding.firstSeen())
        .lastSeen(finding.lastSeen())
        .count(finding.count())
        .daily(finding.daily())
        .resources(finding.resources())
        .actor(finding.actor())
        .techniques(finding.techniques())
        .tactics(finding.tactics())
        .explanation(finding.explanation())
        .baseline(finding.baseline())
        .evidence(finding.evidence())
        .eventIds(finding.eventIds())
        .generation(finding.generation())
        .previous(finding.previous())
        .suppressed(finding.suppressed())
        .sample(finding.sample())
        .reportedBy(finding.reportedBy())
        .sequence(finding.sequence());
  }

  public FindingBuilder detector(String detector) {
    this.detector = detector;
    return this;
  }

  public FindingBuilder title(String title) {
    this.title = title;
    return this;
  }

  public FindingBuilder confidence(double confidence) {
    this.confidence = confidence;
    return this;
  }

  public FindingBuilder account(String account) {
    this.account = account;
    return this;
  }

  public FindingBuilder region(String region) {
    this.region = region;
    return this;
  }

  public FindingBuilder firstSeen(long firstSeen) {
    this.firstSeen = firstSeen;
    return this;
  }

  public FindingBuilder lastSeen(long lastSeen) {
    this.lastSeen = lastSeen;
    return this;
  }

  public FindingBuilder count(long count) {
    this.count = count;
    return this;
  }

  public FindingBuilder daily(SortedMap<LocalDate, Long> daily) {
    this.daily = daily;
    return this;
  }

  public FindingBuilder resources(Map<String, String> resources) {
    this.resources = resources;
    return this;
  }

  public FindingBuilder actor(Actor actor) {
    this.actor = actor;
    return this;
  }

  public FindingBuilder techniques(List<String> techniques) {
    this.techniques = techniques;
    return this;
  }

  public FindingBuilder tactics(List<String> tactics) {
    this.tactics = tactics;
    return this;
  }

  public FindingBuilder explanation(Explanation explanation) {
    this.explanation = explanation;
    return this;
  }

  public FindingBuilder baseline(Map<String, String> baseline) {
    this.baseline = baseline;
    return this;
  }

  public FindingBuilder evidence(List<Occurrence> evidence) {
    this.evidence = evidence;
    return this;
  }

  public FindingBuilder eventIds(List<String> eventIds) {
    this.eventIds = eventIds;
    return this;
  }

  public FindingBuilder generation(int generation) {
    this.generation = generation;
    return this;
  }

  public FindingBuilder previous(Optional<String> previous) {
    this.previous = previous;
    return this;
  }

  public FindingBuilder suppressed(Optional<String> suppressed) {
    this.suppressed = suppressed;
    return this;
  }

  public FindingBuilder sample(boolean sample) {
    this.sample = sample;
    return this;
  }

  public FindingBuilder reportedBy(Optional<String> reportedBy) {
    this.reportedBy = reportedBy;
    return this;
  }

  public FindingBuilder sequence(Optional<Sequence> sequence) {
    this.sequence = sequence;
    return this;
  }

  /** The finding. */
  public Finding build() {
    return new Finding(
        id,
        detector,
        type,
        title,
        severity,
        confidence,
        account,
        region,
        firstSeen,
        lastSeen,
        count,
        daily,
        resources,
        actor,
        techniques,
        tactics,
        explanation,
        baseline,
        evidence,
        eventIds,
        generation,
        previous,
        suppressed,
        sample,
        reportedBy,
        sequence);
  }
}
