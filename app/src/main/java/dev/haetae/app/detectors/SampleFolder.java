package dev.haetae.app.detectors;

import dev.haetae.content.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Samples in a folder of the user's: {@code <log>/<name>.json}, or {@code <log>/<name>.log} of a
 * log that is text.
 */
public record SampleFolder(Path folder) implements Samples {

  @Override
  public Optional<byte[]> find(String name) {
    return read(name + ".json").or(() -> read(name + ".log"));
  }

  private Optional<byte[]> read(String name) {
    Path root = folder.toAbsolutePath().normalize();
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }
}
