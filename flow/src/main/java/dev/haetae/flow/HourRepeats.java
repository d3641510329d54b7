package dev.haetae.flow;

import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Strand;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Lets mechanisms that are told of the first event of an hour see just that one, where several
 * threads or runs each had a first of their own. Fed in order of time.
 */
final class HourRepeats {
  private final IdentityHashMap<Strand, Map<Traits, BitSet>> seen = new IdentityHashMap<>();
  private long hour = Long.MIN_VALUE;

  /** Those of the rules that have not been told of such an event within its hour. */
  int[] unseen(Observed observed, int[] rules) {
    if (observed.strand().told() != Plan.Told.FIRST_OF_HOUR) {
      return rules;
    }
    if (observed.observation().hour() != hour) {
      hour = observed.observation().hour();
      seen.clear();
    }
    BitSet before =
        seen.computeIfAbsent(observed.strand(), unused -> new HashMap<>())
            .computeIfAbsent(observed.observation().traits(), unused -> new BitSet());
    int[] unseen = Arrays.stream(rules).filter(rule -> !before.get(rule)).toArray();
    for (int rule : unseen) {
      before.set(rule);
    }
    return unseen;
  }
}
