package dev.haetae.detect.sequence;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One sighting of a finding, small enough to be kept: what it was, who did it, how it ended. Of one
 * finding there is at most one an hour and combination of key, session and address, and one of the
 * second call it was seen of.
 *
 * @param finding what was found
 * @param event the event that completed it
 * @param familiarity how usual it is that its caller calls from there, with that
 * @param outcome how the act ended
 * @param entities who acted and from where, each list no longer than {@link #MOST_NAMES}
 * @param resources what was acted upon: kind to names
 */
public record SequenceSignal(
    SignalFinding finding,
    SignalEvent event,
    Familiarity familiarity,
    Outcome outcome,
    Map<EntityKind, List<String>> entities,
    Map<String, List<String>> resources) {

  /** The most names of one kind that are kept of a signal, and of a step. */
  public static final int MOST_NAMES = 20;

  /** How an act ended. */
  public enum Outcome {
    /** It did what it was meant to do. */
    SUCCEEDED,
    /** It was refused, or failed. */
    FAILED,
    /** It failed at proving who it was, so that the principal it names is no actor but a victim. */
    UNPROVEN,
    /** The log does not say. */
    UNKNOWN
  }

  /** Copies the collections, cut to what is kept. */
  public SequenceSignal {
    EnumMap<EntityKind, List<String>> named = new EnumMap<>(EntityKind.class);
    entities.forEach((kind, names) -> named.put(kind, cut(names)));
    entities = Collections.unmodifiableMap(named);
    Map<String, List<String>> acted = new LinkedHashMap<>();
    resources.forEach((kind, names) -> acted.put(kind, cut(names)));
    resources = Collections.unmodifiableMap(acted);
  }

  private static List<String> cut(List<String> names) {
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      if (kept.size() < MOST_NAMES && !name.isEmpty() && !kept.contains(name)) {
        kept.add(name);
      }
    }
    return List.copyOf(kept);
  }

  /** The names of one kind; empty where the log says none. */
  public List<String> names(EntityKind kind) {
    return entities.getOrDefault(kind, List.of());
  }

  /** The names of one kind of what was acted upon; empty where there are none. */
  List<String> acted(String kind) {
    return resources.getOrDefault(kind, List.of());
  }

  /** Whether it is worth a look by itself: Medium or more. */
  boolean isGrave() {
    return finding.severity().label().compareTo(Severity.Label.LOW) > 0;
  }

  /** The addresses at the other end of what a machine did on the network. */
  public List<String> peers() {
    return acted(Finding.PEER);
  }

  /** Who acted, the first of those named; empty where the log does not say. */
  public String principal() {
    List<String> principals = names(EntityKind.PRINCIPAL);
    return principals.isEmpty() ? "" : principals.get(0);
  }

  /** The same signal, knowing more names and another outcome. */
  SequenceSignal enriched(SequenceSignal later) {
    Map<EntityKind, List<String>> named = new EnumMap<>(EntityKind.class);
    entities.forEach((kind, names) -> named.put(kind, new ArrayList<>(names)));
    later.entities.forEach(
        (kind, names) -> named.merge(kind, new ArrayList<>(names), SequenceSignal::joined));
    Map<String, List<String>> acted = new LinkedHashMap<>();
    resources.forEach((kind, names) -> acted.put(kind, new ArrayList<>(names)));
    later.resources.forEach(
        (kind, names) -> acted.merge(kind, new ArrayList<>(names), SequenceSignal::joined));
    return new SequenceSignal(
        finding.enriched(later.finding),
        event,
        later.familiarity.compareTo(familiarity) < 0 ? later.familiarity : familiarity,
        later.outcome.compareTo(outcome) < 0 ? later.outcome : outcome,
        named,
        acted);
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
