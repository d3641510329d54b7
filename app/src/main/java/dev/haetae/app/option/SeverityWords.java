package dev.haetae.app.option;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.model.finding.Severity;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** Severities as the command line names them: by the word of a label, or as a score. */
public final class SeverityWords implements Iterable<String> {
  /**
   * The lowest score that is meant.
   *
   * @param option that has the text
   */
  public static double lowest(String option, String text) {
    for (Severity.Label label : Severity.Label.values()) {
      if (label.word().equalsIgnoreCase(text)) {
        return label.from();
      }
    }
    if (text.matches("10(\\.0+)?|[1-9](\\.[0-9]+)?")) {
      return Double.parseDouble(text);
    }
    throw UserMistake.wrongUse(
        option + " " + text + ": expected low, medium, high, critical or a score of 1 to 10");
  }

  /** The words of the labels, for a shell to complete. */
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Severity.Label.values())
        .map(label -> label.word().toLowerCase(Locale.ROOT))
        .iterator();
  }
}
