package dev.haetae.lake.catalog;

import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the one process that writes a lake, until it closes it or ends. It also has a folder for
 * what does not fit into memory.
 */
public final class WriteLock implements AutoCloseable {
  private static final String FILE = "write.lock";

  private final SpillFolder spillFolder;
  private final FileChannel channel;

  private WriteLock(SpillFolder spillFolder, FileChannel channel) {
    this.spillFolder = spillFolder;
    this.channel = channel;
  }

  /**
   * Locks the lake that is in a folder, and makes nothing where there is none.
   *
   * @throws LakeUnusable where there is none, another process holds the lock, or nothing can be
   *     written there
   */
  public static WriteLock ofLake(Path folder) {
    if (!LakeCatalog.isIn(folder)) {
      throw LakeUnusable.noneIn(folder);
    }
    return of(folder);
  }

  /**
   * Locks a folder for the lake that is in it or is to be; the folder is made where it is missing.
   *
   * @throws LakeUnusable where another process holds the lock, or nothing can be written there
   */
  public static WriteLock of(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new LakeUnusable(
            "the lake in "
                + folder
                + " is being written by another process; wait until it is done");
      }
      return new WriteLock(SpillFolder.in(folder), channel);
    } catch (LakeUnusable told) {
      throw told;
    } catch (IOException e) {
      throw LakeUnusable.unwritable("cannot write in " + folder + ": " + FileReason.of(e), e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  /** An empty folder for what does not fit into memory, until the lock is closed. */
  public Path spillFolder() {
    return spillFolder.folder();
  }

  @Override
  public void close() {
    try (channel) {
      spillFolder.close();
    } catch (IOException e) {
      throw new LakeUnusable("cannot end the lock of the lake: " + FileReason.of(e), e);
    }
  }
}
