package dev.haetae.files.archive;

import dev.haetae.model.log.LogObject;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** A log with everything taken off that it was wrapped in. */
record UnpackedLog(Stored stored, InputStream bytes) implements LogObject {

  @Override
  public String name() {
    return stored.name();
  }

  @Override
  public Optional<Instant> modified() {
    return stored.modified();
  }

  @Override
  public InputStream open() {
    return bytes;
  }
}
