package dev.haetae.detect.indicator.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The hosts of {@code shared-hosts.txt}. */
final class SharedHosts {
  private SharedHosts() {}

  static Set<String> read() {
    try (InputStream in = SharedHosts.class.getResourceAsStream("shared-hosts.txt")) {
      if (in == null) {
        throw new IllegalStateException("shared-hosts.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
