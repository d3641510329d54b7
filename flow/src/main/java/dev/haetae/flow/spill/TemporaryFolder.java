package dev.haetae.flow.spill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A folder of our own for what does not fit in memory; gone, with all that is in it, when closed,
 * and when the program is stopped before that: records of logs are not to be left lying about.
 */
public final class TemporaryFolder implements AutoCloseable {
  /** How often a folder is emptied that others still write to while the program ends. */
  private static final int TRIES = 3;

  private static final Set<TemporaryFolder> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(TemporaryFolder::takeAwayAll, "temporary folders"));
  }

  private final Path folder;
  private final AtomicInteger files = new AtomicInteger();

  private TemporaryFolder(Path folder) {
    this.folder = folder;
    OPEN.add(this);
  }

  /**
   * A new, empty folder that only this user may read.
   *
   * @throws UncheckedIOException where the system's folder for such cannot be written to
   */
  public static TemporaryFolder create() {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * The same in a certain place.
   *
   * @throws UncheckedIOException where nothing can be written there
   */
  public static TemporaryFolder in(Path place) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(place, "haetae-"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write to the folder for temporary files, "
              + place
              + " (set another with -Djava.io.tmpdir)",
          e);
    }
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** A name no file in the folder has yet. */
  public Path next(String what) {
    return folder.resolve(what + "-" + files.getAndIncrement());
  }

  @Override
  public void close() {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take away temporary files in " + folder, e);
    } finally {
      OPEN.remove(this);
    }
  }

  private static void takeAwayAll() {
    for (TemporaryFolder each : OPEN) {
      each.takeAwayAtEnd();
    }
  }

  private void takeAwayAtEnd() {
    for (int tries = TRIES; tries > 0; tries--) {
      try {
        FolderTree.delete(folder);
        return;
      } catch (IOException again) {
        // Somebody still writes there, or it is not ours to delete any more.
      }
    }
  }
}
