package dev.haetae.quality;

import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogConsumer;
import dev.haetae.model.log.LogObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * A log that is not in a file.
 *
 * @param name what to call it
 * @param text what it says
 */
record MemoryLog(String name, String text) implements LogBundle, LogObject {

  @Override
  public OptionalLong storedSize() {
    return OptionalLong.empty();
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void forEach(LogConsumer consumer) throws IOException {
    consumer.accept(this);
  }
}
