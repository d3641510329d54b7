package dev.haetae.lake.tier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder, on another disk most likely. */
final class FolderTier implements Tier {
  private final String name;
  private final Path folder;

  FolderTier(String name, Path folder) {
    this.name = name;
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String root() {
    return folder.toString();
  }

  private Path path(String location) {
    Path path = Path.of(location).normalize();
    if (!path.startsWith(folder)) {
      throw new IllegalArgumentException("outside the lake: " + location);
    }
    return path;
  }

  @Override
  public Optional<Path> local(String location) {
    return Optional.of(path(location));
  }

  @Override
  public void put(Path from, String location) throws IOException {
    DurableCopy.copy(from, path(location));
  }

  @Override
  public InputStream open(String location) throws IOException {
    return Files.newInputStream(path(location));
  }

  @Override
  public void delete(String location) throws IOException {
    Files.deleteIfExists(path(location));
  }

  @Override
  public void list(Consumer<Stored> each) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> each.accept(stored(file)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Stored stored(Path file) {
    try {
      return new Stored(
          file.toString(), Files.size(file), Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
