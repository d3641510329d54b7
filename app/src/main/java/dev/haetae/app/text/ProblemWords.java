package dev.haetae.app.text;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.model.log.Problem;
import java.util.List;
import java.util.Locale;

/** What was wrong with what was read, in words for a terminal. */
public final class ProblemWords {
  private ProblemWords() {}

  /** A line a reason: how often it was met, and where first. */
  public static List<String> lines(ProblemAccount problems) {
    return problems.lines().stream()
        .map(line ->
            String.format(
                Locale.ROOT, "%,d× %s, first %s", line.count(), line.reason().words(), first(line)))
        .toList();
  }

  private static String first(ProblemAccount.Line line) {
    Problem first = line.first().getFirst();
    return TerminalText.of(first.place() + ": " + first.detail());
  }

  /**
   * Refuses logs without one event, whatever the verb: nothing that is said of them would be true.
   *
   * @param events how many there are, at any time
   */
  public static void refuseNothing(long events, List<String> named, ProblemAccount problems) {
    if (events == 0) {
      throw nothingRead(named, problems);
    }
  }

  private static UserMistake nothingRead(List<String> named, ProblemAccount problems) {
    StringBuilder text = new StringBuilder("nothing could be read from ");
    text.append(String.join(", ", named));
    for (ProblemAccount.Line line : problems.lines()) {
      line.first()
          .forEach(each ->
              text.append("\n  ")
                  .append(each.place())
                  .append(" ")
                  .append(each.reason().words())
                  .append(": ")
                  .append(each.detail()));
    }
    return UserMistake.notReadable(
        problems.count() == 0
            ? text.append(": there is no file with an event in it").toString()
            : text.toString());
  }
}
