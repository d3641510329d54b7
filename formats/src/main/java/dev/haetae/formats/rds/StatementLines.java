package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;

/**
 * Which lines are one event: statements have line ends in them. In the text log of PostgreSQL each
 * further line begins with a tab; as CSV a cell goes on until its quotation mark is closed,
 * whatever its lines look like, so that no statement can write an event of its own. In MySQL's
 * general log a statement goes on until the next entry begins, or what looks like one.
 */
final class StatementLines {
  private static final int DAY_LENGTH = 10;

  /** With milliseconds and the name of a zone. */
  private static final int LONGEST_TIME = 40;

  /** What a mark that is never closed, in a damaged log, takes with it at the most. */
  private static final int LONGEST = 1 << 20;

  private StatementLines() {}

  /** As {@link dev.haetae.formats.LineFormat.Continuation} asks. */
  static boolean continues(byte[] bytes, int start, int end, int lineEnd) {
    if (GeneralLog.continues(bytes, start, end, lineEnd)) {
      return true;
    }
    if (end - start > LONGEST || !beginsWithTime(bytes, start, end)) {
      return false;
    }
    return isCsv(bytes, start, end)
        ? isOpen(bytes, start, end)
        : end + 1 < lineEnd && bytes[end + 1] == '\t';
  }

  private static boolean beginsWithTime(byte[] bytes, int start, int end) {
    int dayEnd = start + DAY_LENGTH;
    return dayEnd < end && bytes[dayEnd] == ' ' && Times.iso(bytes, start, dayEnd) != Event.NO_TIME;
  }

  private static boolean isCsv(byte[] bytes, int start, int end) {
    int timeEnd = Math.min(end, start + LONGEST_TIME);
    int comma = Scan.until(bytes, start, timeEnd, ',');
    return comma < timeEnd && Times.iso(bytes, start, comma) != Event.NO_TIME;
  }

  /**
   * Whether a cell goes on behind these lines. Of several all but the last are known to be open, so
   * that it alone is looked at.
   */
  private static boolean isOpen(byte[] bytes, int start, int end) {
    int line = Scan.findLast(bytes, start, end, '\n');
    int marks = 0;
    for (int at = Math.max(line, start); at < end; at++) {
      marks += bytes[at] == '"' ? 1 : 0;
    }
    return (marks % 2 != 0) == (line < 0);
  }
}
