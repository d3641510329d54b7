package dev.haetae.lake.tier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A place for files of events besides the lake's own folder. A file is known by its location, which
 * is what the tables' metadata names.
 */
public interface Tier extends AutoCloseable {

  /** Its name: {@code warm} or {@code cold}. */
  String name();

  /** With what the locations of its files begin. */
  String root();

  /** Whether a location is one of its own. */
  default boolean holds(String location) {
    return location.startsWith(root() + "/");
  }

  /** Where the file is on this machine; empty where it must be fetched first. */
  Optional<Path> local(String location);

  /**
   * Puts a copy of a file there, in place of what is there; returns when it would outlive a loss of
   * power. It is there whole or not at all.
   */
  void put(Path from, String location) throws IOException;

  /** Reads a file. */
  InputStream open(String location) throws IOException;

  /** Takes a file away; nothing happens where it is not there. */
  void delete(String location) throws IOException;

  /**
   * A file that is there.
   *
   * @param modified when it was put there
   */
  record Stored(String location, long bytes, Instant modified) {}

  /** Goes through all files that are there. */
  void list(Consumer<Stored> each) throws IOException;

  @Override
  void close();
}
