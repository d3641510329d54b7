package dev.haetae.files.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of stored bytes before they are read.
 *
 * @param name the name to show, as in {@link dev.haetae.model.log.Place#object}
 * @param modified when they were last written
 * @param file the local file that holds exactly these bytes, where one does
 */
public record Stored(String name, Optional<Instant> modified, Optional<Path> file) {

  /** Older times are those packers write who leave the time out: 1970 in a tar, 1980 in a zip. */
  private static final Instant FIRST_TOLD = Instant.parse("1981-01-01T00:00:00Z");

  /**
   * What lies inside this one, an archive, under a name. A member that tells no time of its own was
   * last written when its archive was.
   */
  Stored member(String memberName, Optional<Instant> memberModified) {
    return new Stored(
        name + "!" + memberName,
        memberModified.filter(FIRST_TOLD::isBefore).or(() -> modified),
        Optional.empty());
  }
}
