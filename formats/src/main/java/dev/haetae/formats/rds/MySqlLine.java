package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/**
 * A line of MySQL's error log, {@code 2026-03-01T12:00:00.1Z 12 [Note] [MY-010926] [Server] …}, or
 * of its general log, where the number is followed by a command and a tab.
 */
final class MySqlLine {
  private static final int DATE_LENGTH = 10;
  private static final byte[] DENIED = Scan.word("Access denied for user '");
  private static final byte[] AT = Scan.word("'@'");
  private static final byte[] CONNECT = Scan.word("Connect");
  private static final byte[] QUIT = Scan.word("Quit");
  private static final byte[] QUERY = Scan.word("Query");
  private static final byte[] ON = Scan.word(" on ");

  private final RdsFields fields;

  MySqlLine(RdsFields fields) {
    this.fields = fields;
  }

  /** Adds what the line says and gives its time; {@link Event#NO_TIME} where it is no such line. */
  long read(EventWriter writer, byte[] bytes, int start, int end) {
    int timeEnd = timeEnd(bytes, start, end);
    long time = Times.iso(bytes, start, timeEnd);
    int thread = Scan.afterBlanks(bytes, timeEnd, end);
    int threadEnd = Scan.afterDigits(bytes, thread, end);
    if (time == Event.NO_TIME || threadEnd == thread || threadEnd + 1 >= end) {
      return Event.NO_TIME;
    }
    int what = threadEnd + 1;
    boolean error = bytes[threadEnd] == ' ' && bytes[what] == '[';
    int tab = error ? -1 : Scan.until(bytes, what, end, '\t');
    if (!error && !isCommand(bytes, what, tab, end)) {
      return Event.NO_TIME;
    }
    fields.number(writer, "connectionid", bytes, thread, threadEnd);
    if (error) {
      fields.text(writer, "level", bytes, what + 1, Scan.until(bytes, what, end, ']'));
      message(writer, bytes, afterBrackets(bytes, what, end), end);
    } else {
      command(writer, bytes, what, tab, Math.min(tab + 1, end), end);
    }
    return time;
  }

  /** The date and the clock may be parted by a blank, as before MySQL 5.7. */
  private static int timeEnd(byte[] bytes, int start, int end) {
    int at = Math.min(start + DATE_LENGTH + 1, end);
    while (at < end && bytes[at] != ' ' && bytes[at] != '\t') {
      at++;
    }
    return at;
  }

  /** A word or two in letters, as Connect or Init DB, and then a tab or nothing. */
  private static boolean isCommand(byte[] bytes, int start, int tab, int end) {
    boolean letters = tab > start && (tab < end || Scan.is(bytes, start, tab, QUIT));
    for (int i = start; letters && i < tab; i++) {
      letters = Character.isLetter(bytes[i]) || bytes[i] == ' ';
    }
    return letters;
  }

  private static int afterBrackets(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] == '[') {
      at = Scan.afterBlanks(bytes, Math.min(Scan.until(bytes, at, end, ']') + 1, end), end);
    }
    return at;
  }

  private void command(EventWriter writer, byte[] bytes, int start, int to, int text, int end) {
    fields.text(writer, "operation", bytes, start, to);
    if (Scan.is(bytes, start, to, QUERY)) {
      fields.action(writer, RdsFields.QUERY);
      fields.text(writer, "object", bytes, text, end);
    } else if (Scan.is(bytes, start, to, QUIT)) {
      fields.action(writer, RdsFields.LOGOUT);
    }
    boolean denied = message(writer, bytes, text, end);
    int at = Scan.find(bytes, text, end, '@');
    if (Scan.is(bytes, start, to, CONNECT) && !denied && at >= 0) {
      int on = Scan.find(bytes, at, end, ON);
      fields.login(writer, RdsFields.SUCCESS);
      fields.text(writer, "username", bytes, text, at);
      fields.text(writer, "host", bytes, at + 1, on < 0 ? end : on);
      int database = on < 0 ? end : on + ON.length;
      fields.text(writer, "database", bytes, database, Scan.until(bytes, database, end, ' '));
    }
  }

  /** Adds the message and, where it says so, who was refused; whether it does. */
  private boolean message(EventWriter writer, byte[] bytes, int start, int end) {
    fields.text(writer, "message", bytes, start, end);
    int user = Scan.after(bytes, start, end, DENIED);
    int host = user < 0 ? -1 : Scan.after(bytes, user, end, AT);
    if (host >= 0) {
      fields.login(writer, RdsFields.FAILURE);
      fields.text(writer, "username", bytes, user, host - AT.length);
      fields.text(writer, "host", bytes, host, Scan.until(bytes, host, end, '\''));
    }
    return host >= 0;
  }
}
