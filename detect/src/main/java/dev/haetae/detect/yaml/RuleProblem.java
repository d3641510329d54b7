package dev.haetae.detect.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /**
   * A mistake in a word that the text has, at the first place where it stands by itself; it
   * concerns the whole file where it does so nowhere.
   *
   * @param text all of the file
   */
  public static RuleProblem at(String file, String text, String word, String message) {
    Matcher place =
        Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-])").matcher(text);
    if (word.isEmpty() || !place.find()) {
      return of(file, message);
    }
    int lineStart = text.lastIndexOf('\n', place.start()) + 1;
    int line = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new YamlSource(file, text).problem(line, place.start() - lineStart, message);
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
