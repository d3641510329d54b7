package dev.haetae.flow.evidence;

import dev.haetae.detect.mechanism.Observation;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Occurrence;

/** What is kept of an event as evidence. */
public final class Occurrences {
  private Occurrences() {}

  /** Of an event at hand, with its record. */
  public static Occurrence of(Event event) {
    return new Occurrence(
        event.id(),
        event.time(),
        event.timeIsAssumed(),
        event.log(),
        event.place(),
        event.raw().text());
  }

  /**
   * Of an event that was only observed: its record is not known, nor whether its time is its own.
   */
  public static Occurrence of(Observation observation) {
    return new Occurrence(
        observation.id(), observation.time(), observation.log(), observation.place(), "");
  }
}
