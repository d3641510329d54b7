package dev.haetae.model.finding;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something found, with all that proves and explains it.
 *
 * @param id the same for the same thing however often the logs are read: a hash of type, account,
 *     Region, the identifying fields and the generation
 * @param detector id of the detector file
 * @param type its name
 * @param title the detector's title
 * @param severity how much it matters
 * @param confidence 0 to 1, how sure the detector is
 * @param account the account it happened in
 * @param region the Region it happened in
 * @param firstSeen time of the first occurrence, microseconds since 1970
 * @param lastSeen time of the last occurrence
 * @param count occurrences
 * @param daily occurrences by day, UTC
 * @param resources what was acted upon: kind ({@code S3Bucket}) to name or compact JSON
 * @param actor who did it
 * @param techniques ATT&amp;CK technique ids such as {@code T1562.008}
 * @param tactics ATT&amp;CK tactics such as {@code defense-evasion}
 * @param explanation why
 * @param baseline what it was compared with; empty where nothing was
 * @param evidence the first and last occurrences, in order of time
 * @param eventIds ids of the occurrences; of all of them where the user asked for all
 * @param generation 1 for the first time, counted up each time it comes back after its quiet period
 * @param previous id of the generation before
 * @param suppressed why it is not shown, where a suppression says so
 * @param sample whether it is made up to show what such a finding looks like
 * @param reportedBy the product that found it, such as {@code GuardDuty}; empty where Haetae did
 * @param sequence the attack it tells of, where it is one made of other findings
 */
public record Finding(
    String id,
    String detector,
    FindingType type,
    String title,
    Severity severity,
    double confidence,
    String account,
    String region,
    long firstSeen,
    long lastSeen,
    long count,
    SortedMap<LocalDate, Long> daily,
    Map<String, String> resources,
    Actor actor,
    List<String> techniques,
    List<String> tactics,
    Explanation explanation,
    Map<String, String> baseline,
    List<Occurrence> evidence,
    List<String> eventIds,
    int generation,
    Optional<String> previous,
    Optional<String> suppressed,
    boolean sample,
    Optional<String> reportedBy,
    Optional<Sequence> sequence) {

  /**
   * Among the resources of a finding about traffic, the address at the other end: nothing of ours
   * was reached there.
   */
  public static final String PEER = "Peer";

  /** Copies the collections; maps keep their order. */
  public Finding {
    daily = Collections.unmodifiableSortedMap(new TreeMap<>(daily));
    resources = Collections.unmodifiableMap(new java.util.LinkedHashMap<>(resources));
    techniques = List.copyOf(techniques);
    tactics = List.copyOf(tactics);
    baseline = Collections.unmodifiableMap(new java.util.LinkedHashMap<>(baseline));
    evidence = List.copyOf(evidence);
    eventIds = List.copyOf(eventIds);
  }

  /** Begins a finding with what all have of their own. */
  public static FindingBuilder builder(String id, FindingType type, Severity severity) {
    return new FindingBuilder(id, type, severity);
  }

  /** Begins a finding that has all of this one. */
  public FindingBuilder toBuilder() {
    return FindingBuilder.of(this);
  }

  /** The same finding, suppressed for a reason or not. */
  public Finding suppressed(Optional<String> reason) {
    return toBuilder().suppressed(reason).build();
  }

  /**
   * The same finding without the records of its evidence and the ids of its events, which are most
   * of it; where and when its evidence was stays.
   */
  public Finding light() {
    List<Occurrence> places = evidence.stream().map(each -> each.with("")).toList();
    return toBuilder().evidence(places).eventIds(List.of()).build();
  }

  /**
   * Whether some of what proves it tells no time of its own, so that when it was is that of a file.
   */
  public boolean timeIsAssumed() {
    return evidence.stream().anyMatch(Occurrence::assumed);
  }
}
