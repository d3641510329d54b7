package dev.haetae.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what is expected, whole. With {@code -Dgolden.update=true} they are written anew
 * instead of compared; the diff is then read before it is committed.
 */
public final class Golden {
  private Golden() {}

  /**
   * Compares with the file {@code name} among the test resources of the caller's package.
   *
   * @param test the class of the test; its room's folder is where the test runs
   */
  public static void assertMatches(Class<?> test, String name, String actual) {
    Path file =
        Path.of("src", "test", "resources")
            .resolve(test.getPackageName().replace('.', '/'))
            .resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).as("golden file; written by -Dgolden.update=true").exists();
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
