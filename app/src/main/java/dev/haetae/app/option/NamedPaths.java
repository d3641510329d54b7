package dev.haetae.app.option;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.TerminalText;
import dev.haetae.inputs.s3.S3Location;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** What the user names to be read, by whichever verb. */
public final class NamedPaths {
  private NamedPaths() {}

  /** The files and folders among them that are not there. */
  public static List<String> missing(List<String> paths) {
    return paths.stream()
        .filter(path -> !path.equals("-") && !S3Location.isOne(path))
        .filter(path -> !isThere(path))
        .toList();
  }

  private static boolean isThere(String path) {
    try {
      return !path.isBlank() && Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException notOne) {
      return false;
    }
  }

  /**
   * How a verb ends that has read them: the rest is read where some are not there, and scripts must
   * learn that something was missing.
   *
   * @param otherwise the {@link ExitCode} where they all are there
   */
  public static int ending(List<String> paths, int otherwise, PrintWriter err) {
    List<String> missing = missing(paths);
    if (missing.isEmpty()) {
      return otherwise;
    }
    err.println(
        TerminalText.ofLines(
            "haetae: no such file or folder: "
                + String.join(", ", missing)
                + "; the rest was read"));
    return ExitCode.NOT_READABLE;
  }
}
