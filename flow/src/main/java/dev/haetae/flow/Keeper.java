package dev.haetae.flow;

import dev.haetae.model.FieldSelection;

/** Takes every event that a scan reads, besides its being matched, as a lake does. */
public interface Keeper {

  /** Adds the fields it needs to those that are read of a log anyway. */
  void select(String log, FieldSelection.Builder selection);

  /** Takes the events of one thread. */
  ParallelReader.Worker worker();
}
