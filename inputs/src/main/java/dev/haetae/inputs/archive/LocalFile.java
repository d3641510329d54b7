package dev.haetae.inputs.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that holds given bytes, for readers that must seek: the stored file itself where it holds
 * just these, else a temporary one.
 */
final class LocalFile implements Closeable {
  private final Path path;
  private final boolean temporary;

  private LocalFile(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
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
    }
  }
}
