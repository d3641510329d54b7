package dev.haetae.detect.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one actor did, joined by its credentials.
 *
 * @param id its name in state; the lower, the older
 * @param steps in order of time
 * @param unlisted signals of steps that found no room
 * @param ties names it is tied by
 * @param last time of its last signal, microseconds since 1970
 * @param isHeld whether it was part of an attack once, so that no step of it is forgotten
 */
record Group(
    String id,
    List<SequenceStep> steps,
    long unlisted,
    Set<String> ties,
    long last,
    boolean isHeld) {
  /** The most steps a group lists. */
  static final int MOST_STEPS = 300;

  /** The most names a group is tied by. */
  private static final int MOST_TIES = 1_000;

  static Group of(String id) {
    return new Group(id, List.of(), 0, Set.of(), Long.MIN_VALUE, false);
  }

  Group and(SequenceSignal signal, List<Tie> more) {
    List<SequenceStep> all = new ArrayList<>(steps);
    long left = unlisted;
    int known = indexOf(signal.finding().id());
    if (known >= 0) {
      all.set(known, all.get(known).and(signal));
    } else if (all.size() < MOST_STEPS) {
      all.add(SequenceStep.of(signal));
    } else {
      left++;
    }
    Set<String> tied = new TreeSet<>(ties);
    more.forEach(tie -> addTie(tie.key(), tied));
    return new Group(id, all, left, tied, Math.max(last, signal.event().time()), isHeld);
  }

  private int indexOf(String finding) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).signal().finding().id().equals(finding)) {
        return i;
      }
    }
    return -1;
  }

  private static void addTie(String key, Set<String> ties) {
    if (ties.size() < MOST_TIES) {
      ties.add(key);
    }
  }

  /** Both as one, under this one's name. */
  Group and(Group other) {
    List<SequenceStep> joined = merged(List.of(this, other));
    int kept = Math.min(joined.size(), MOST_STEPS);
    Set<String> tied = new TreeSet<>(ties);
    other.ties.forEach(key -> addTie(key, tied));
    return new Group(
        id,
        joined.subList(0, kept),
        unlisted + other.unlisted + joined.size() - kept,
        tied,
        Math.max(last, other.last),
        isHeld || other.isHeld);
  }

  /** The steps of several groups in order of time; one finding is one step. */
  static List<SequenceStep> merged(List<Group> groups) {
    Map<String, SequenceStep> steps = new LinkedHashMap<>();
    for (Group group : groups) {
      for (SequenceStep step : group.steps) {
        steps.merge(step.signal().finding().id(), step, SequenceStep::and);
      }
    }
    return steps.values().stream().sorted(SequenceStep.ORDER).toList();
  }

  /** Without the steps that ended before a time, unless it is held. */
  Group since(long time) {
    return isHeld
        ? this
        : new Group(
            id,
            steps.stream().filter(step -> step.last() >= time).toList(),
            unlisted,
            ties,
            last,
            false);
  }

  Group held() {
    return new Group(id, steps, unlisted, ties, last, true);
  }

  /** Copies nothing twice: what is handed in is never changed after. */
  Group {
    steps = Collections.unmodifiableList(steps);
    ties = Collections.unmodifiableSet(ties);
  }
}
