package dev.haetae.flow.judge;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.run.Observed;
import dev.haetae.flow.match.Signal;
import java.util.ArrayList;
import java.util.List;

/** Something whose turn has come, in order of time: each happening once for a rule. */
sealed interface Turn {

  /** Microseconds since 1970, or {@link dev.haetae.model.event.Event#NO_TIME}. */
  long time();

  /** Roughly how many bytes it holds. */
  int size();

  /**
   * An event that rules matched.
   *
   * @param signal with those of its rules that see it, ascending
   */
  record Matched(Signal signal) implements Turn {
    @Override
    public long time() {
      return signal.time();
    }

    @Override
    public int size() {
      return signal.size();
    }
  }

  /** Of something that was observed. */
  sealed interface OfObserved extends Turn {
    /** What an observation holds that shares its texts with others. */
    int OBSERVED = 256;

    /** What was observed. */
    Observed observed();

    @Override
    default long time() {
      return observed().observation().time();
    }

    @Override
    default int size() {
      return OBSERVED;
    }
  }

  /** Something to be known before what else happened at its time is judged. */
  record Ahead(Observed observed) implements OfObserved {}

  /**
   * An event that mechanisms watch.
   *
   * @param observed with those of its rules that have a mechanism, ascending
   * @param hits what the mechanisms found, once they have seen it
   */
  record Watched(Observed observed, List<RuleHit> hits) implements OfObserved {
    /** Nothing found yet. */
    Watched(Observed observed) {
      this(observed, new ArrayList<>(0));
    }
  }

  /** What the mechanism of a rule found. */
  record RuleHit(int rule, Hit hit) {}
}
