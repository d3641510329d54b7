package dev.haetae.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Logs nobody here wrote, kept beside the repository and not in it. Where they are absent the tests
 * that read them skip, and say so.
 */
public final class Shared {
  private Shared() {}

  /**
   * The folder of samples: {@code shared/samples} beside the repository or beside a parent of it.
   */
  public static Optional<Path> samples() {
    Path folder = Path.of(System.getProperty("haetae.root", "")).toAbsolutePath().getParent();
    while (folder != null) {
      Path samples = folder.resolve("shared").resolve("samples");
      if (Files.isDirectory(samples)) {
        return Optional.of(samples);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  /** The folder of samples; skips the test where there is none. */
  public static Path assumeSamples() {
    Optional<Path> samples = samples();
    Assumptions.assumeTrue(
        samples.isPresent(),
        "skipped: no folder shared/samples beside the repository or a parent of it");
    return samples.orElseThrow();
  }
}
