package dev.haetae.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A folder of our own for what does not fit in memory; gone, with all that is in it, when closed.
 */
final class TemporaryFolder implements AutoCloseable {
  private final Path folder;
  private final AtomicInteger files = new AtomicInteger();

  private TemporaryFolder(Path folder) {
    this.folder = folder;
  }

  static TemporaryFolder create() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("haetae-"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write to the folder for temporary files, "
              + System.getProperty("java.io.tmpdir")
              + " (set another with -Djava.io.tmpdir)",
          e);
    }
  }

  /** A name no file in the folder has yet. */
  Path next(String what) {
    return folder.resolve(what + "-" + files.getAndIncrement());
  }

  @Override
  public void close() {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : inside) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take away temporary files in " + folder, e);
    }
  }
}
