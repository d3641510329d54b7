package dev.haetae.detect.sequence;

import dev.haetae.model.event.AccessKeys;
import dev.haetae.model.event.EntityKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What surely is of the attacker: the grave steps, those from where their caller never was, and
 * those by a key or from an address of these. The others have only the principal in common, whose
 * owner may have been at work too.
 *
 * <p>A user's key was its owner's alone before the first of these steps; the key of a session is
 * the attacker's from its beginning.
 *
 * @param names keys and addresses of the attacker
 * @param since time of the first step that is surely theirs by itself, microseconds since 1970
 */
record Core(Set<String> names, long since) {
  static Core of(List<SequenceStep> steps) {
    Set<String> names = new LinkedHashSet<>();
    long since = Long.MAX_VALUE;
    for (SequenceStep step : steps) {
      if (isByItself(step)) {
        names.addAll(addresses(step));
        names.addAll(keys(step));
        since = Math.min(since, step.first());
      }
    }
    return new Core(names, since);
  }

  /** Whether a step is of the attacker whatever else is known. */
  static boolean isByItself(SequenceStep step) {
    return step.isGrave() || step.isStrange();
  }

  boolean has(SequenceStep step) {
    return isByItself(step)
        || addresses(step).stream().anyMatch(names::contains)
        || keys(step).stream()
            .filter(key -> step.first() >= since || !AccessKeys.isLongLived(key))
            .anyMatch(names::contains);
  }

  /**
   * The steps without what their caller had done again and again when the attack began: what it
   * does each day says nothing of this one.
   *
   * @param span how long it had, microseconds
   */
  List<SequenceStep> withoutRoutine(List<SequenceStep> steps, long span) {
    return steps.stream()
        .filter(step -> has(step) || step.sightings() == 1 || step.first() >= since - span)
        .toList();
  }

  private static List<String> addresses(SequenceStep step) {
    return step.signal().names(EntityKind.ADDRESS);
  }

  private static List<String> keys(SequenceStep step) {
    return step.signal().names(EntityKind.ACCESS_KEY);
  }
}
