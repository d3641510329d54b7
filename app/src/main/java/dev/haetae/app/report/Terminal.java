package dev.haetae.app.report;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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

  /** Columns, as the environment tells them. */
  public static int width(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
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
