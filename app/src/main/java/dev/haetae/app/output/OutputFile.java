package dev.haetae.app.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is there whole or not at all: written beside its place and then moved there. What is
 * no regular file, such as a pipe, is written to directly.
 */
public final class OutputFile {

  /** Writes what is to be in the file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it all; the stream is closed by the caller.
     *
     * @throws IOException when the stream refuses
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private OutputFile() {}

  /**
   * Writes a file that only this user may read, over one that may be there.
   *
   * @throws IOException when it cannot be written; a file that was there is then as it was
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      fill(file, content);
      return;
    }
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    Path beside = Files.createTempFile(folder, "." + absolute.getFileName(), ".part");
    try {
      protect(beside);
      fill(beside, content);
      Files.move(beside, absolute, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void fill(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      content.writeTo(out);
    }
  }

  private static void protect(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
