package dev.haetae.files.directory;

import dev.haetae.files.archive.Stored;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogConsumer;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;

/** One file. */
public final class FileBundle implements LogBundle {
  private final Path path;
  private final BasicFileAttributes found;
  private final Unpacker unpacker;

  /**
   * A file to read.
   *
   * @param found its attributes when it was found
   */
  FileBundle(Path path, BasicFileAttributes found, Unpacker unpacker) {
    this.path = path;
    this.found = found;
    this.unpacker = unpacker;
  }

  @Override
  public String name() {
    return path.toString();
  }

  /** The size of the file; unknown for a pipe. */
  @Override
  public OptionalLong storedSize() {
    return found.isRegularFile() ? OptionalLong.of(found.size()) : OptionalLong.empty();
  }

  @Override
  public void forEach(LogConsumer consumer) throws IOException {
    BasicFileAttributes before;
    InputStream bytes;
    try {
      before = attributes();
      bytes = Files.newInputStream(path);
    } catch (IOException failure) {
      unpacker.problems().report(FileProblems.of(path, failure));
      return;
    }
    try (bytes) {
      unpacker.unpack(stored(before), bytes, consumer);
    }
    if (before.isRegularFile()) {
      compare(before);
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  private Stored stored(BasicFileAttributes attributes) {
    boolean regular = attributes.isRegularFile();
    return new Stored(
        name(),
        Optional.of(attributes.lastModifiedTime().toInstant()),
        regular ? Optional.of(path) : Optional.empty());
  }

  private void compare(BasicFileAttributes before) {
    try {
      BasicFileAttributes after = attributes();
      if (before.size() != after.size()
          || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
        report(
            "had "
                + before.size()
                + " bytes of "
                + before.lastModifiedTime()
                + " when it was opened and "
                + after.size()
                + " of "
                + after.lastModifiedTime()
                + " afterwards; scan it again once it is complete");
      }
    } catch (IOException gone) {
      report("was there when it was opened and is not any more");
    }
  }

  private void report(String detail) {
    unpacker.problems().report(new Problem(Reason.CHANGED, Place.of(name()), detail));
  }
}
