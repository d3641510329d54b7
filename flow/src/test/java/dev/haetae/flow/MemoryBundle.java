package dev.haetae.flow;

import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogConsumer;
import dev.haetae.model.log.LogObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A file that lies in memory. */
public record MemoryBundle(String name, String text) implements LogBundle, LogObject {
  @Override
  public OptionalLong storedSize() {
    return OptionalLong.of(text.length());
  }

  @Override
  public Optional<Instant> modified() {
    return Optional.of(Instant.parse("2026-03-02T00:00:00Z"));
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
