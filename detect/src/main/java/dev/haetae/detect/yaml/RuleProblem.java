package dev.haetae.detect.yaml;

/**
 * A mistake in a file of rules, pointed at.
 *
 * @param file the file as the user named it
 * @param line the line, 1 is the first; 0 stands for the whole file
 * @param column the column, 1 is the first; 0 stands for the whole file
 * @param excerpt the line, and below it a caret under the mistake; empty for the whole file
 * @param message what was met and what was expected
 */
public record RuleProblem(String file, int line, int column, String excerpt, String message) {

  /** A mistake that concerns a whole file, such as one that cannot be opened. */
  public static RuleProblem of(String file, String message) {
    return new RuleProblem(file, 0, 0, "", message);
  }

  /** {@code file:line:column: message}, and the excerpt below it. */
  @Override
  public String toString() {
    if (line == 0) {
      return file + ": " + message;
    }
    return file + ":" + line + ":" + column + ": " + message + "\n" + excerpt;
  }
}
