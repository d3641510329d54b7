package dev.haetae.search.parse;

/**
 * A search that cannot be followed. The message shows the line, a caret under the place, what was
 * met, what was expected, and the nearest name that is known.
 */
public final class QueryMistake extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_LINE = 120;

  private final int at;
  private final String reason;

  /**
   * A mistake.
   *
   * @param at where, in characters from 0
   * @param reason what was met and what was expected
   */
  public QueryMistake(String query, int at, String reason) {
    super(message(query, at, reason));
    this.at = at;
    this.reason = reason;
  }

  /** Where it is, in characters from 0. */
  public int at() {
    return at;
  }

  /** What was met and what was expected, without the line. */
  public String reason() {
    return reason;
  }

  private static String message(String query, int at, String reason) {
    int place = Math.clamp(at, 0, query.length());
    int begin = query.lastIndexOf('\n', place - 1) + 1;
    int end = query.indexOf('\n', place);
    String line = query.substring(begin, end < 0 ? query.length() : end);
    int number = 1 + (int) query.substring(0, begin).chars().filter(c -> c == '\n').count();
    int column = place - begin;
    int from = Math.max(0, column - LONGEST_LINE / 2);
    String shown = line.substring(from, Math.min(line.length(), from + LONGEST_LINE));
    return "line "
        + number
        + ", column "
        + (column + 1)
        + ": "
        + reason
        + "\n  "
        + shown.replaceAll("\\p{Cntrl}", " ")
        + "\n  "
        + " ".repeat(column - from)
        + "^";
  }
}
