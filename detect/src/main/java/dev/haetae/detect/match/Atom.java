package dev.haetae.detect.match;

/**
 * One test of one field, shared by every rule that asks the same.
 *
 * @param id its number
 * @param condition what decides it
 */
record Atom(int id, Condition condition) {

  /** Decides an atom for the event in view. */
  interface Condition {
    boolean holds(EventView view);

    /** What it takes to decide, with a look-up of a text as 1. */
    default int weight() {
      return 1;
    }
  }
}
