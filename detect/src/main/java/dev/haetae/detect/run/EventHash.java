package dev.haetae.detect.run;

import dev.haetae.model.event.Event;

/**
 * Tells which events are alike: those with the same hash have the same account, the same Region
 * and, byte for byte, the same values of some fields, as far as a {@link UniversalHash} can tell.
 * For one thread.
 */
interface EventHash {
  /**
   * Hashes an event.
   *
   * @return false where its values are too long: such an event is like no other
   */
  boolean of(Event event);

  /** The lower half of the hash of the event hashed last. */
  long low();

  /** The upper half of the hash of the event hashed last. */
  long high();
}
