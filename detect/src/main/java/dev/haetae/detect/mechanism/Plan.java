package dev.haetae.detect.mechanism;

import dev.haetae.detect.state.StateCell;
import java.util.List;
import java.util.Set;

/** A mechanism with the parameters of one detector file. Holds nothing that changes. */
public interface Plan {

  /** Which of the watched events it is told of. */
  enum Delivery {
    /** Every one. */
    EACH,
    /**
     * Every one and every copy of it, ahead of whatever else happened at the same time: for what
     * findings are explained by. Not the watcher is told, but whoever makes findings.
     */
    AHEAD,
    /** As {@link #AHEAD}, but only the first of those whose texts are all alike within one hour. */
    FIRST_OF_HOUR_AHEAD,
    /**
     * Of those whose texts are all alike within one hour (UTC), the first. For what learns whether
     * something happens, not how often; the saving is what makes it affordable to watch everything.
     */
    FIRST_OF_HOUR;

    /** Whether whoever makes findings is told, ahead of whatever else happened at that time. */
    public boolean isAhead() {
      return this == AHEAD || this == FIRST_OF_HOUR_AHEAD;
    }

    /** Whether of those alike within an hour the first is enough. */
    public boolean isHourly() {
      return this == FIRST_OF_HOUR || this == FIRST_OF_HOUR_AHEAD;
    }
  }

  /** Which of the watched events it is told of. */
  default Delivery delivery() {
    return Delivery.EACH;
  }

  /** The fields it reads as texts, by any name the log's catalog knows. */
  List<String> texts();

  /** The fields it reads as whole numbers, by any name the log's catalog knows. */
  default List<String> numbers() {
    return List.of();
  }

  /**
   * The names of what its hits tell, such as {@code portscan.ports}; the words, cases and identity
   * of the detector may use them like fields.
   */
  Set<String> tells();

  /** The state it keeps; their names begin with {@link Parameters#scope}. */
  List<StateCell<?>> cells();

  /**
   * What it would need to be told and is not, a sentence each, so that it is blind; it is never
   * asked to watch then.
   */
  default List<String> blindness(Surroundings surroundings) {
    return List.of();
  }

  /** Its watcher over the events of one log. */
  Watcher watcher(Layout layout, Surroundings surroundings);
}
