package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import java.nio.charset.StandardCharsets;

/**
 * The entries of the general log of MySQL and MariaDB: a time, a tab, the number of the connection,
 * a command, a tab and what was asked, which may be of several lines. {@code
 * 2026-03-01T12:00:00.125000Z} is the time since MySQL 5.7; before it, and in MariaDB to this day,
 * {@code 260301 9:00:00} stands before the first entry of a second, and two tabs before the others.
 *
 * <p>A connection is written before it is known whether it will be let in, and the refusal in an
 * entry of its own. So an entry of a connection and what the same connection does next are one
 * event where they follow each other, and where they do not it is not told how it went.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/query-log.html">The General Query Log</a>
 */
final class GeneralLog {
  private static final byte[] CONNECT = Scan.word("Connect");
  static final byte[] QUIT = Scan.word("Quit");

  private static final int SHORT_TIME = 15;
  private static final int SHORT_DAY = 6;
  private static final int DATE_LENGTH = 10;

  /** What lines without an end, in a damaged log, take with them at the most. */
  private static final int LONGEST = 1 << 20;

  private static final byte[] STARTED = Scan.word(". started with:");
  private static final byte[] PORT = Scan.word("Tcp port: ");
  private static final byte[] PORT_OF_WINDOWS = Scan.word("TCP Port: ");
  private static final byte[] TIME = Scan.word("Time ");
  private static final byte[] COLUMNS = Scan.word(" Id Command    Argument");

  private GeneralLog() {}

  /** Whether a line belongs to the entry of the lines before it. */
  static boolean continues(byte[] bytes, int start, int end, int lineEnd) {
    int firstEnd = Scan.until(bytes, start, end, '\n');
    int first = connection(bytes, start, firstEnd);
    if (first < 0 || end - start > LONGEST) {
      return false;
    }
    int line = end + 1;
    int next = connection(bytes, line, lineEnd);
    if (next < 0) {
      return timeEnd(bytes, line, lineEnd) < 0 && !isHead(bytes, line, lineEnd);
    }
    return firstEnd == end
        && isConnect(bytes, command(bytes, first, end), end)
        && isSameNumber(bytes, first, end, next, lineEnd);
  }

  /** Whether the command that begins at {@code start} asks to be let in. */
  static boolean isConnect(byte[] bytes, int start, int end) {
    return Scan.is(bytes, start, Scan.until(bytes, start, end, '\t'), CONNECT);
  }

  private static boolean isSameNumber(byte[] bytes, int one, int oneEnd, int other, int otherEnd) {
    int length = Scan.afterDigits(bytes, one, oneEnd) - one;
    int otherLength = Scan.afterDigits(bytes, other, otherEnd) - other;
    boolean same = length == otherLength;
    for (int i = 0; same && i < length; i++) {
      same = bytes[one + i] == bytes[other + i];
    }
    return same;
  }

  /**
   * Where the number of the connection begins in an entry that begins at {@code start}; -1 where
   * none does.
   *
   * @param end of the line
   */
  static int connection(byte[] bytes, int start, int end) {
    int timeEnd = isUntimed(bytes, start, end) ? start + 1 : timeEnd(bytes, start, end);
    if (timeEnd < 0 || timeEnd >= end || bytes[timeEnd] != '\t') {
      return -1;
    }
    int number = Scan.afterBlanks(bytes, timeEnd, end);
    int command = command(bytes, number, end);
    boolean entry = command > number + 1 && command < end;
    return entry && isCommand(bytes, command, end) ? number : -1;
  }

  /** Whether a line is of the same second as that before it. */
  static boolean isUntimed(byte[] bytes, int start, int end) {
    return end - start > 2 && bytes[start] == '\t' && bytes[start + 1] == '\t';
  }

  /** Where the command begins behind the number of the connection. */
  static int command(byte[] bytes, int connection, int end) {
    return Scan.afterDigits(bytes, connection, end) + 1;
  }

  /** Where the text begins behind the command and its tab. */
  static int text(byte[] bytes, int command, int end) {
    int lineEnd = Scan.until(bytes, command, end, '\n');
    return Math.min(Scan.until(bytes, command, lineEnd, '\t') + 1, lineEnd);
  }

  /** A word or two in letters, as Connect or Init DB, and then a tab or nothing. */
  private static boolean isCommand(byte[] bytes, int start, int end) {
    int tab = Scan.until(bytes, start, end, '\t');
    boolean letters = tab > start && (tab < end || Scan.is(bytes, start, tab, QUIT));
    for (int i = start; letters && i < tab; i++) {
      letters = Character.isLetter(bytes[i]) || bytes[i] == ' ';
    }
    return letters;
  }

  /** The index behind the time a line begins with; -1 where it begins with none. */
  static int timeEnd(byte[] bytes, int start, int end) {
    if (end - start < SHORT_TIME || !Scan.isDigits(bytes, start, start + 1)) {
      return -1;
    }
    int at = start + SHORT_TIME;
    if (bytes[start + SHORT_DAY] != ' ') {
      // The date and the clock may be parted by a blank, too, in the error log.
      at = Math.min(start + DATE_LENGTH + 1, end);
      while (at < end && bytes[at] != ' ' && bytes[at] != '\t') {
        at++;
      }
    }
    return time(bytes, start, at) == Event.NO_TIME ? -1 : at;
  }

  /** The time at the start of a line, up to {@link #timeEnd}. */
  static long time(byte[] bytes, int start, int end) {
    return end - start == SHORT_TIME && bytes[start + SHORT_DAY] == ' '
        ? shortTime(bytes, start)
        : Times.iso(bytes, start, end);
  }

  /** {@code 260301 9:00:00}, where a blank stands before an hour of one digit, of this century. */
  private static long shortTime(byte[] bytes, int start) {
    byte[] text =
        ("20"
                + new String(bytes, start, SHORT_TIME, StandardCharsets.ISO_8859_1)
                    .replace("  ", " 0"))
            .getBytes(StandardCharsets.ISO_8859_1);
    int blank = SHORT_DAY + 2;
    return Times.withClock(Times.basicDate(text, 0, blank), text, blank + 1, text.length);
  }

  /** Whether a line is one of the three that a server begins its log with, whenever it starts. */
  static boolean isHead(byte[] bytes, int start, int end) {
    int to = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    return Scan.startsWith(bytes, start, end, PORT)
        || Scan.startsWith(bytes, start, end, PORT_OF_WINDOWS)
        || (Scan.startsWith(bytes, start, end, TIME) && endsWith(bytes, start, to, COLUMNS))
        || endsWith(bytes, start, to, STARTED);
  }

  private static boolean endsWith(byte[] bytes, int start, int end, byte[] word) {
    return end - start >= word.length && Scan.startsWith(bytes, end - word.length, end, word);
  }
}
