package dev.haetae.detect.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Of how many who have nothing to do with each other one kind of finding told lately.
 *
 * @param groups ids of the first groups it told of, one more than {@link #MOST_ACTORS} at most
 * @param last when it last told of anybody, microseconds since 1970
 */
record Prevalence(List<String> groups, long last) {
  /** What more than this many do is what people do here. */
  static final int MOST_ACTORS = 3;

  /** How long it is remembered after it was last told, microseconds. */
  private static final long KEPT = Duration.ofDays(7).toNanos() / 1_000;

  /** Copies the list. */
  Prevalence {
    groups = List.copyOf(groups);
  }

  static Prevalence none() {
    return new Prevalence(List.of(), Long.MIN_VALUE);
  }

  /** Whether so many do it that it says nothing of one of them. */
  boolean isOfMany() {
    return groups.size() > MOST_ACTORS;
  }

  boolean isForgotten(long now) {
    return last < now - KEPT;
  }

  /** The same, told of a group once more. */
  Prevalence and(String group, long time) {
    List<String> all = new ArrayList<>(groups);
    if (!isOfMany() && !all.contains(group)) {
      all.add(group);
    }
    return new Prevalence(all, time);
  }

  Prevalence at(long time) {
    return new Prevalence(groups, time);
  }
}
