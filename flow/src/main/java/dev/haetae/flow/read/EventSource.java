package dev.haetae.flow.read;

import dev.haetae.flow.account.Census;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.model.event.FieldSelection;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where the events of a scan come from: logs, or a lake that has kept them. */
public interface EventSource {

  /**
   * Reads events by several threads, each with its own worker; returns when all are read and the
   * workers closed.
   *
   * @param wanted the fields asked for, by log
   * @param progress is told of files and bytes
   */
  void read(
      Function<String, FieldSelection> wanted,
      ParallelReader.WorkerFactory workers,
      ScanProgress progress);

  /**
   * Reads some of it once more, telling of no problem, which was told the first time; what can be
   * read only once is left out.
   *
   * @param objects by the name of an object or of what it lies in, whether it is to be read
   */
  void again(Predicate<String> objects, ParallelReader.WorkerFactory workers);

  /** The events that were passed over because they cannot matter; counted like those read. */
  default Census unread() {
    return new Census();
  }
}
