package dev.haetae.files.archive;

import java.io.IOException;
import java.util.Optional;

/** An archive read from front to back, without ever lying on disk unpacked. */
interface Archive {

  /**
   * The next member that holds bytes; what is left of the one before is skipped.
   *
   * @throws Damage when the archive cannot be read further
   */
  Optional<Member> next() throws IOException;
}
