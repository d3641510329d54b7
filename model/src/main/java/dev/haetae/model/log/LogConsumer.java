package dev.haetae.model.log;

import java.io.IOException;

/** Takes the logs of a {@link LogBundle}. */
@FunctionalInterface
public interface LogConsumer {

  /**
   * Reads one log, or leaves it.
   *
   * @param log good for the time of this call only
   * @throws IOException ends the reading of the bundle
   */
  void accept(LogObject log) throws IOException;
}
