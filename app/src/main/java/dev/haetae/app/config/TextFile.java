package dev.haetae.app.config;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of text that the user names: rules, suppressions, what is known of the place. */
public final class TextFile {
  /** Larger than anybody writes by hand. */
  private static final long LARGEST = 16 << 20;

  private TextFile() {}

  /**
   * The text of a file that an option names.
   *
   * @throws UserMistake where it cannot be read, and why in words of users
   */
  public static String read(String option, Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      throw UserMistake.wrongUse(option + " " + file + ": " + FileReason.of(e));
    }
  }

  /**
   * The same, where the file is one of many.
   *
   * @throws IOException where it cannot be read
   */
  static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is a folder; expected a file");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException("larger than " + LARGEST + " bytes");
    }
    return Files.readString(file);
  }
}
