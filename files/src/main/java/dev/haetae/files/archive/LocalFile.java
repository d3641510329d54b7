package dev.haetae.files.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that holds given bytes, for readers that must seek: the stored file itself where it holds
 * just these, else a temporary one.
 */
final class LocalFile implements Closeable {
  /** Records of logs are not to be left lying about when the program is stopped. */
  private static final Set<Path> TEMPORARY = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(LocalFile::takeAwayAll, "temporary files"));
  }

  private final Path path;
  private final boolean temporary;

  private LocalFile(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
    if (temporary) {
      TEMPORARY.add(path);
    }
  }

  /**
   * Reads the bytes to their end, so that they are counted even where the file is there already.
   */
  static LocalFile of(InputStream bytes, Optional<Path> file) throws IOException {
    Optional<Path> usable = file.filter(LocalFile::isPlain);
    if (usable.isPresent()) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return new LocalFile(usable.get(), false);
    }
    LocalFile spooled = new LocalFile(Files.createTempFile("haetae", ".parquet"), true);
    try (OutputStream out = Files.newOutputStream(spooled.path)) {
      bytes.transferTo(out);
      return spooled;
    } catch (IOException failure) {
      spooled.close();
      throw failure;
    }
  }

  /** DuckDB takes a name with these for a pattern. */
  private static boolean isPlain(Path file) {
    return file.toAbsolutePath().toString().chars().noneMatch(sign -> "*?[]{}".indexOf(sign) >= 0);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
      TEMPORARY.remove(path);
    }
  }

  private static void takeAwayAll() {
    for (Path each : TEMPORARY) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException notOurs) {
        // Nobody is left to be told.
      }
    }
  }
}
