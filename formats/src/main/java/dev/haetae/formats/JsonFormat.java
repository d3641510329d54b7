package dev.haetae.formats;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;

/**
 * A log whose records are JSON objects. Which objects are its records, and which fields make the
 * envelope, is said in its {@code fields.yml}; the class only works out the derived fields.
 */
public interface JsonFormat extends Format, Event.Derivation {

  /** What {@code fields.yml} declares. */
  @Override
  DeclaredCatalog catalog();

  /** A format without derived fields has nothing to work out. */
  @Override
  default void derive(Event event, int field, String path, EventWriter writer) {}

  /**
   * What works out the derived fields of events that carry this selection; a format that derives on
   * the hot path looks its fields up here once.
   */
  default Event.Derivation derivation(FieldSelection selection) {
    return this;
  }
}
