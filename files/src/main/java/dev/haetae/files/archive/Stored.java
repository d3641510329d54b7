package dev.haetae.files.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of stored bytes before they are read.
 *
 * @param name the name to show, as in {@link dev.haetae.model.Place#object}
 * @param size how many there are
 * @param modified when they were last written
 * @param file the local file that holds exactly these bytes, where one does
 */
public record Stored(
    String name, OptionalLong size, Optional<Instant> modified, Optional<Path> file) {

  /** What lies inside this one, an archive, under a name. */
  Stored member(String memberName, OptionalLong memberSize, Optional<Instant> memberModified) {
    return new Stored(name + "!" + memberName, memberSize, memberModified, Optional.empty());
  }
}
