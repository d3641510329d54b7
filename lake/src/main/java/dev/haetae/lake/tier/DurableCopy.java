package dev.haetae.lake.tier;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Copies files so that there is the whole copy or none. */
public final class DurableCopy {
  private static final String UNFINISHED = ".part";

  private DurableCopy() {}

  /**
   * Copies a file to a place whose folders are made; what is there is replaced. Returns when the
   * copy would outlive a loss of power.
   */
  public static void copy(Path from, Path to) throws IOException {
    Path making = to.resolveSibling(to.getFileName() + UNFINISHED);
    Files.createDirectories(to.resolveSibling(""));
    try {
      Files.copy(from, making, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(making, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(making, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(making);
    }
  }
}
