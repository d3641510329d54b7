package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/**
 * A line of PostgreSQL under the prefix RDS sets, {@code %t:%r:%u@%d:[%p]:}, such as {@code
 * 2026-03-01 12:00:00 UTC:192.0.2.1(5432):ana@app:[77]:LOG: connection authorized: …}.
 */
final class PostgresLine {
  private static final int TIME_LENGTH = 19;
  private static final byte[] PROCESS = Scan.word(":[");
  private static final byte[] PROCESS_END = Scan.word("]:");

  /** Names of users and databases are chosen by who connects, so they do not decide the cost. */
  private static final int MOST_TRIES = 8;

  private final RdsFields fields;
  private final PostgresMessage messages;

  PostgresLine(RdsFields fields) {
    this.fields = fields;
    this.messages = new PostgresMessage(fields);
  }

  /** Adds what the line says and gives its time; {@link Event#NO_TIME} where it is no such line. */
  long read(EventWriter writer, byte[] bytes, int start, int end) {
    int colon = end - start < TIME_LENGTH ? -1 : Scan.find(bytes, start + TIME_LENGTH, end, ':');
    long time = colon < 0 ? Event.NO_TIME : Times.iso(bytes, start, colon);
    int process = time == Event.NO_TIME ? -1 : process(bytes, colon, end);
    if (process < 0) {
      return Event.NO_TIME;
    }
    int processEnd = Scan.find(bytes, process, end, PROCESS_END);
    fields.number(writer, "connectionid", bytes, process + PROCESS.length, processEnd);
    session(writer, bytes, Math.min(colon + 1, process), process);
    int level = processEnd + PROCESS_END.length;
    int levelEnd = Scan.until(bytes, level, end, ':');
    int message = Scan.afterBlanks(bytes, Math.min(levelEnd + 1, end), end);
    fields.text(writer, "level", bytes, level, levelEnd);
    fields.text(writer, "message", bytes, message, end);
    messages.tell(
        writer, bytes, message, end, Scan.is(bytes, level, levelEnd, PostgresMessage.FATAL));
    return time;
  }

  /**
   * Where {@code :[77]:} begins, which is not that of {@code :[unknown]@}; negative without one.
   */
  private static int process(byte[] bytes, int start, int end) {
    int at = Scan.find(bytes, start, end, PROCESS);
    for (int tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
      int close = Scan.find(bytes, at, end, PROCESS_END);
      if (close < 0) {
        return -1;
      }
      if (Scan.isDigits(bytes, at + PROCESS.length, close)) {
        return at;
      }
      at = Scan.find(bytes, at + 1, end, PROCESS);
    }
    return -1;
  }

  /** {@code 192.0.2.1(5432):ana@app}; an IPv6 address has colons of its own. */
  private void session(EventWriter writer, byte[] bytes, int start, int end) {
    int colon = Scan.findLast(bytes, start, end, ':');
    int remoteEnd = Math.max(colon, start);
    int port = Scan.find(bytes, start, remoteEnd, '(');
    fields.text(writer, "host", bytes, start, port < 0 ? remoteEnd : port);
    if (port >= 0) {
      fields.number(writer, "port", bytes, port + 1, remoteEnd - 1);
    }
    int user = colon < 0 ? start : colon + 1;
    int at = Scan.findLast(bytes, user, end, '@');
    if (at >= 0) {
      known(writer, "username", bytes, user, at);
      known(writer, "database", bytes, at + 1, end);
    }
  }

  /** Before a client has said who it is, PostgreSQL writes [unknown]. */
  private void known(EventWriter writer, String field, byte[] bytes, int start, int end) {
    if (start < end && bytes[start] != '[') {
      fields.text(writer, field, bytes, start, end);
    }
  }
}
