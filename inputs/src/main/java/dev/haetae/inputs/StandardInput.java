package dev.haetae.inputs;

import dev.haetae.files.archive.Stored;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** What is piped into the program. */
record StandardInput(InputStream bytes, Unpacker unpacker) implements LogBundle {
  /** How the user asks for it, and what it is called in places. */
  static final String NAME = "-";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public OptionalLong storedSize() {
    return OptionalLong.empty();
  }

  @Override
  public void forEach(LogConsumer consumer) throws IOException {
    Stored stored = new Stored(NAME, Optional.empty(), Optional.empty());
    unpacker.unpack(stored, bytes, consumer);
  }
}
