package dev.haetae.flow;

import dev.haetae.flow.read.ParallelReader;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;

/** Takes every event that a scan reads, besides its being matched, as a lake does. */
public interface Keeper {

  /** Takes the events of one thread. */
  interface Worker extends ParallelReader.Worker {
    /**
     * Takes an event.
     *
     * @param detected whether a rule of a detector selects it
     */
    void accept(Event event, boolean detected);
  }

  /** Adds the fields it needs to those that are read of a log anyway. */
  void select(String log, FieldSelection.Builder selection);

  /** Takes the events of one thread. */
  Worker worker();
}
