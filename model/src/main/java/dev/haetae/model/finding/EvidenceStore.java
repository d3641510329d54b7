package dev.haetae.model.finding;

import dev.haetae.model.event.Event;

/**
 * Keeps events that may have to be shown as evidence, outside the heap, so that state and findings
 * hold a number instead of a record.
 */
public interface EvidenceStore extends AutoCloseable {

  /** The number of no event. */
  long NONE = Long.MIN_VALUE;

  /** Copies what is needed to show the event later; returns the number to ask for it with. */
  long keep(Event event);

  /** Keeps what is already known as it is to be shown; returns the number to ask for it with. */
  long keep(Occurrence occurrence);

  /** The event kept under a number this store gave out. */
  Occurrence occurrence(long number);

  @Override
  void close();
}
