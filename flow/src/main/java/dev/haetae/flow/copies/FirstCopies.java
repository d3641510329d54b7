package dev.haetae.flow.copies;

import dev.haetae.detect.run.Observed;
import dev.haetae.flow.match.Signal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Of several copies of one happening lets each rule see only the first. Fed in order, so that
 * copies follow each other.
 */
public final class FirstCopies {
  private final Seen matchedBefore = new Seen();
  private final Seen watchedBefore = new Seen();
  private Optional<Signal> lastSignal = Optional.empty();
  private Optional<Observed> lastObserved = Optional.empty();

  /** The rules that see a signal; ascending. */
  public int[] rules(Signal signal) {
    boolean twin = lastSignal.isPresent() && signal.isTwinOf(lastSignal.get());
    lastSignal = Optional.of(signal);
    return matchedBefore.unseen(signal.rules(), twin);
  }

  /** The rules that see an observation; ascending. */
  public int[] rules(Observed observed) {
    boolean twin = lastObserved.isPresent() && observed.isTwinOf(lastObserved.get());
    lastObserved = Optional.of(observed);
    return watchedBefore.unseen(observed.rules(), twin);
  }

  /** The rules that saw one happening already. */
  private static final class Seen {
    private final BitSet rules = new BitSet();

    int[] unseen(int[] matched, boolean twin) {
      if (!twin) {
        rules.clear();
      }
      int[] unseen = new int[matched.length];
      int count = 0;
      for (int rule : matched) {
        if (!rules.get(rule)) {
          unseen[count++] = rule;
          rules.set(rule);
        }
      }
      int[] sorted = Arrays.copyOf(unseen, count);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
