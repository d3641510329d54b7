package dev.haetae.app.text;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the program is connected to. */
public final class Terminal {
  private static final int DEFAULT_WIDTH = 100;

  private Terminal() {}

  /** Whether standard output is shown to somebody. */
  public static boolean isOutput() {
    return isTerminal(1);
  }

  /** Whether standard error is shown to somebody. */
  public static boolean isError() {
    return isTerminal(2);
  }

  /** Whether standard output goes to another program, which may stop reading. */
  public static boolean isPipe() {
    try {
      return target(1).startsWith("pipe:");
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return false;
    }
  }

  /** Columns of standard output, as the environment tells them or else the terminal itself. */
  public static int width(Map<String, String> environment) {
    return width(environment, isOutput());
  }

  /** Columns of standard error. */
  public static int widthOfError(Map<String, String> environment) {
    return width(environment, isError());
  }

  private static int width(Map<String, String> environment, boolean isShown) {
    OptionalInt told = columns(environment.getOrDefault("COLUMNS", ""));
    if (told.isEmpty() && isShown) {
      told = asked();
    }
    return told.orElse(DEFAULT_WIDTH);
  }

  /** Shells know how wide the terminal is and seldom tell the programs they start. */
  private static OptionalInt asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return columns(said.strip().replaceFirst("^[0-9]+ ", ""));
    } catch (IOException noSuchProgram) {
      return OptionalInt.empty();
    }
  }

  private static OptionalInt columns(String told) {
    return told.matches("[1-9][0-9]{0,3}")
        ? OptionalInt.of(Integer.parseInt(told))
        : OptionalInt.empty();
  }

  /** Java tells of all standard streams at once only; Linux tells of each. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = target(descriptor);
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }

  private static String target(int descriptor) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
  }
}
