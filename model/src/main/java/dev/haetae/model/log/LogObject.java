package dev.haetae.model.log;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * One unpacked run of bytes to read as a log: a file, a member of an archive, an object in a
 * bucket, standard input. Compression and archives are already taken off.
 */
public interface LogObject {

  /** The name to show, as in {@link Place#object}. */
  String name();

  /** When it was last written, by what stores it; empty where that is not known. */
  default Optional<Instant> modified() {
    return Optional.empty();
  }

  /**
   * Opens the unpacked bytes, once. The caller closes the stream. Damage found while reading is a
   * {@link Problem}; the stream then ends after the last good byte.
   *
   * @throws IOException when the object cannot be read; the message is fit for the user
   */
  InputStream open() throws IOException;
}
