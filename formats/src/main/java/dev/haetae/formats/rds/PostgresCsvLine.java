package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import java.util.Arrays;

/**
 * A line of PostgreSQL's log as CSV: time, user, database, process, client, session, number in it,
 * command, start of the session, two transactions, level, state and message, by commas.
 *
 * @see <a href=
 *     "https://www.postgresql.org/docs/current/runtime-config-logging.html#RUNTIME-CONFIG-LOGGING-CSVLOG">
 *     Using CSV-format log output</a>
 */
final class PostgresCsvLine {
  private static final int USER = 1;
  private static final int DATABASE = 2;
  private static final int PROCESS = 3;
  private static final int CLIENT = 4;
  private static final int SESSION = 5;
  private static final int NUMBER = 6;
  private static final int LEVEL = 11;
  private static final int MESSAGE = 13;

  private final RdsFields fields;
  private final PostgresMessage messages;
  private final int[] starts = new int[MESSAGE + 1];
  private final int[] ends = new int[MESSAGE + 1];

  PostgresCsvLine(RdsFields fields) {
    this.fields = fields;
    this.messages = new PostgresMessage(fields);
  }

  /** Adds what the line says and gives its time; {@link Event#NO_TIME} where it is no such line. */
  long read(EventWriter writer, byte[] bytes, int start, int end) {
    if (!split(bytes, start, end) || !isProven(bytes)) {
      return Event.NO_TIME;
    }
    long time = Times.iso(bytes, starts[0], ends[0]);
    if (time != Event.NO_TIME) {
      add(writer, bytes);
    }
    return time;
  }

  private boolean isProven(byte[] bytes) {
    int dot = Scan.find(bytes, starts[SESSION], ends[SESSION], '.');
    return dot > 0
        && Scan.isDigits(bytes, starts[PROCESS], ends[PROCESS])
        && Scan.isDigits(bytes, starts[NUMBER], ends[NUMBER])
        && starts[LEVEL] < ends[LEVEL];
  }

  /** Finds the cells as far as the message, which a statement of several lines may leave open. */
  private boolean split(byte[] bytes, int start, int end) {
    int at = start;
    for (int cell = 0; cell <= MESSAGE; cell++) {
      boolean quoted = at < end && bytes[at] == '"';
      int from = quoted ? at + 1 : at;
      int to = quoted ? closingQuote(bytes, from, end) : Scan.until(bytes, at, end, ',');
      starts[cell] = from;
      ends[cell] = to;
      int comma = quoted ? to + 1 : to;
      if (cell < MESSAGE && (comma >= end || bytes[comma] != ',')) {
        return false;
      }
      at = comma + 1;
    }
    return true;
  }

  private static int closingQuote(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (bytes[at] != '"' || (at + 1 < end && bytes[at + 1] == '"'))) {
      at += bytes[at] == '"' ? 2 : 1;
    }
    return Math.min(at, end);
  }

  private void add(EventWriter writer, byte[] bytes) {
    text(writer, "username", bytes, USER);
    text(writer, "database", bytes, DATABASE);
    text(writer, "level", bytes, LEVEL);
    fields.number(writer, "connectionid", bytes, starts[PROCESS], ends[PROCESS]);
    client(writer, bytes, starts[CLIENT], ends[CLIENT]);
    byte[] message = plain(bytes, starts[MESSAGE], ends[MESSAGE]);
    fields.text(writer, "message", message, 0, message.length);
    boolean fatal = Scan.is(bytes, starts[LEVEL], ends[LEVEL], PostgresMessage.FATAL);
    messages.tell(writer, message, 0, message.length, fatal);
  }

  private void text(EventWriter writer, String field, byte[] bytes, int cell) {
    byte[] text = plain(bytes, starts[cell], ends[cell]);
    fields.text(writer, field, text, 0, text.length);
  }

  /** {@code 192.0.2.1:5432}, where an IPv6 address has colons of its own, or {@code [local]}. */
  private void client(EventWriter writer, byte[] bytes, int start, int end) {
    int colon = start < end && bytes[start] != '[' ? Scan.findLast(bytes, start, end, ':') : -1;
    if (colon >= 0) {
      fields.text(writer, "host", bytes, start, colon);
      fields.number(writer, "port", bytes, colon + 1, end);
    }
  }

  /** A copy with one quotation mark for each two. */
  private static byte[] plain(byte[] bytes, int start, int end) {
    byte[] text = new byte[end - start];
    int length = 0;
    for (int at = start; at < end; at++) {
      text[length++] = bytes[at];
      at += bytes[at] == '"' ? 1 : 0;
    }
    return Arrays.copyOf(text, length);
  }
}
