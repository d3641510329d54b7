package dev.haetae.detect.mechanism;

/**
 * A mechanism at work on the events of one log. Holds nothing but caches: all it must remember is
 * in the state it is handed, so that it may be moved, restarted and run beside others of its kind.
 * Used by one thread.
 */
public interface Watcher {

  /**
   * Whether it wants to be told of events with these texts at all. Asked before anything is in
   * order, and remembered for texts that are alike.
   */
  default boolean wants(Traits traits) {
    return true;
  }

  /**
   * What the observation is about: an address, a machine, a principal. State is kept apart by it;
   * observations of one key come in order of time.
   */
  String key(Observation observation);

  /** Takes an observation in. */
  void observe(Observation observation, Context context);

  /** What surrounds one observation. */
  interface Context {
    /** The state of its key. */
    KeyedState state();

    /**
     * The observed event's number as evidence, to be kept in state and told by a later hit. Each
     * that is asked for is kept for good, so ask only for those that will be shown: see {@link
     * EvidenceSample}.
     */
    long evidence();

    /** The detector fires. */
    void hit(Hit hit);
  }
}
