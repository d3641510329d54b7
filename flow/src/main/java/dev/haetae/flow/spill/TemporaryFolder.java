package dev.haetae.flow.spill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A folder of our own for what does not fit in memory; gone, with all that is in it, when closed,
 * and when the program is stopped before that: records of logs are not to be left lying about. What
 * a program left that was killed, or ended with its machine, the next one takes away: whoever uses
 * a folder holds a lock in it, which ends with the program however that ends.
 */
public final class TemporaryFolder implements AutoCloseable {
  /** How often a folder is emptied that others still write to while the program ends. */
  private static final int TRIES = 3;

  private static final String PREFIX = "haetae-";

  /** A folder that has this is one of these: a state folder has a lock, too, and may lie beside. */
  static final String LOCK = "temporary-files.lock";

  /** A folder as young as this may be one whose lock is just about to be taken. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private static final Set<TemporaryFolder> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(TemporaryFolder::takeAwayAll, "temporary folders"));
  }

  private final Path folder;
  private final FileChannel lock;
  private final AtomicInteger files = new AtomicInteger();

  private TemporaryFolder(Path folder) throws IOException {
    this.folder = folder;
    this.lock =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    hold(lock);
    OPEN.add(this);
  }

  private static void hold(FileChannel lock) {
    try {
      lock.tryLock();
    } catch (IOException noLocks) {
      // Where the file system has none, nobody takes a folder for abandoned either.
    }
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
      takeAwayAbandoned(place);
      return new TemporaryFolder(Files.createTempDirectory(place, PREFIX));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write to the folder for temporary files, " + place + " (TMPDIR names another)",
          e);
    }
  }

  private static void takeAwayAbandoned(Path place) {
    Instant now = Instant.now();
    try (DirectoryStream<Path> others = Files.newDirectoryStream(place, PREFIX + "*")) {
      for (Path each : others) {
        takeAwayAbandoned(each, now);
      }
    } catch (IOException | DirectoryIteratorException unlisted) {
      // A place may be one to write to and not to look into.
    }
  }

  private static void takeAwayAbandoned(Path folder, Instant now) {
    Path lock = folder.resolve(LOCK);
    if (isOurs(folder)
        || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (Files.getLastModifiedTime(lock).toInstant().plus(YOUNG).isBefore(now)
          && isAbandoned(lock)) {
        FolderTree.delete(folder);
      }
    } catch (IOException notOurs) {
      // Another user's, or somebody else takes it away at this moment.
    }
  }

  /** To look at the lock of one in use here would let go of it. */
  private static boolean isOurs(Path folder) {
    return OPEN.stream().anyMatch(each -> each.folder.getFileName().equals(folder.getFileName()));
  }

  private static boolean isAbandoned(Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inUseHere) {
      return false;
    }
  }

  /**
   * A file for what does not fit in memory that cannot be written or read, mostly because the disk
   * is full.
   *
   * @param what could not be done: read or write
   */
  public static UncheckedIOException failed(String what, Path file, IOException reason) {
    return new UncheckedIOException(
        "cannot " + what + " temporary file " + file + " (TMPDIR names another folder for these)",
        reason);
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
      lock.close();
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
        lock.close();
        FolderTree.delete(folder);
        return;
      } catch (IOException again) {
        // Somebody still writes there, or it is not ours to delete any more.
      }
    }
  }
}
