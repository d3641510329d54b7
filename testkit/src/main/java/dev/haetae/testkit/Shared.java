package dev.haetae.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Logs and references nobody here wrote, kept beside the repository and not in it. Where they are
 * absent the tests that read them skip, and say so.
 */
public final class Shared {
  private Shared() {}

  /**
   * The folder of samples: {@code shared/samples} beside the repository or beside a parent of it.
   */
  public static Optional<Path> samples() {
    return folder("samples");
  }

  /** The folder of other people's tests and rules. */
  public static Optional<Path> suites() {
    return folder("suites");
  }

  /** The folder of samples; skips the test where there is none. */
  public static Path assumeSamples() {
    return assume("samples");
  }

  /** The folder of references, {@code shared/reference}; skips the test where there is none. */
  public static Path assumeReference() {
    return assume("reference");
  }

  /** The folder of other people's tests and rules; skips the test where there is none. */
  public static Path assumeSuites() {
    return assume("suites");
  }

  private static Path assume(String name) {
    Optional<Path> folder = folder(name);
    Assumptions.assumeTrue(
        folder.isPresent(),
        "skipped: no folder shared/" + name + " beside the repository or a parent of it");
    return folder.orElseThrow();
  }

  private static Optional<Path> folder(String name) {
    Path parent = Path.of(System.getProperty("haetae.root", "")).toAbsolutePath().getParent();
    while (parent != null) {
      Path folder = parent.resolve("shared").resolve(name);
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
      parent = parent.getParent();
    }
    return Optional.empty();
  }
}
