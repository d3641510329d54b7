package dev.haetae.formats.cloudtrail;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/** Works out one field that CloudTrail does not write. */
@FunctionalInterface
interface Deriving {
  /**
   * Adds the values of the field.
   *
   * @param field its number in the event's selection
   */
  void derive(Event event, int field, EventWriter writer);
}
