package dev.haetae.formats.rds;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/**
 * What the error log of MySQL says, {@code 2026-03-01T12:00:00.1Z 12 [Note] [MY-010926] [Server]
 * …}, and an entry of its general log.
 */
final class MySqlLine {
  private static final byte[] DENIED = Scan.word("Access denied for user '");
  private static final byte[] AT = Scan.word("'@'");
  private static final byte[] QUERY = Scan.word("Query");
  private static final byte[] ON = Scan.word(" on ");

  private final RdsFields fields;

  MySqlLine(RdsFields fields) {
    this.fields = fields;
  }

  /** Adds what the line says and gives its time; {@link Event#NO_TIME} where it is no such line. */
  long read(EventWriter writer, byte[] bytes, int start, int end) {
    int timeEnd = GeneralLog.timeEnd(bytes, start, end);
    if (timeEnd < 0) {
      return Event.NO_TIME;
    }
    boolean understood =
        readEntry(writer, bytes, start, end) || readError(writer, bytes, timeEnd, end);
    return understood ? GeneralLog.time(bytes, start, timeEnd) : Event.NO_TIME;
  }

  /** Adds what an entry of the general log says, one without a time too; whether it is one. */
  boolean readEntry(EventWriter writer, byte[] bytes, int start, int end) {
    int lineEnd = Scan.until(bytes, start, end, '\n');
    int connection = GeneralLog.connection(bytes, start, lineEnd);
    if (connection < 0) {
      return false;
    }
    int command = GeneralLog.command(bytes, connection, end);
    int text = GeneralLog.text(bytes, command, end);
    fields.number(writer, "connectionid", bytes, connection, command - 1);
    fields.text(writer, "message", bytes, text, end);
    command(writer, bytes, command, end);
    if (GeneralLog.isConnect(bytes, command, end)) {
      connect(writer, bytes, text, lineEnd, end);
    }
    return true;
  }

  private void command(EventWriter writer, byte[] bytes, int start, int end) {
    int text = GeneralLog.text(bytes, start, end);
    int commandEnd = Scan.until(bytes, start, text, '\t');
    fields.text(writer, "operation", bytes, start, commandEnd);
    if (Scan.is(bytes, start, commandEnd, QUERY)) {
      fields.action(writer, RdsFields.QUERY);
      fields.text(writer, "object", bytes, text, end);
    } else if (Scan.is(bytes, start, commandEnd, GeneralLog.QUIT)) {
      fields.action(writer, RdsFields.LOGOUT);
    }
  }

  /** Adds who connects and, where what the connection does next is there too, how it went. */
  private void connect(EventWriter writer, byte[] bytes, int text, int lineEnd, int end) {
    int next = Math.min(lineEnd + 1, end);
    int connection = GeneralLog.connection(bytes, next, Scan.until(bytes, next, end, '\n'));
    int command = connection < 0 ? end : GeneralLog.command(bytes, connection, end);
    boolean again = GeneralLog.isConnect(bytes, command, end);
    int refusal = again ? GeneralLog.text(bytes, command, end) : text;
    if (Scan.startsWith(bytes, refusal, end, DENIED)) {
      refused(writer, bytes, refusal + DENIED.length, end);
      return;
    }
    who(writer, bytes, text, lineEnd);
    if (connection < 0) {
      fields.action(writer, RdsFields.LOGIN);
    } else {
      fields.login(writer, RdsFields.SUCCESS);
      command(writer, bytes, command, end);
    }
  }

  private void who(EventWriter writer, byte[] bytes, int start, int end) {
    int at = Scan.find(bytes, start, end, '@');
    if (at >= 0) {
      int on = Scan.find(bytes, at, end, ON);
      fields.text(writer, "username", bytes, start, at);
      fields.text(writer, "host", bytes, at + 1, hostEnd(bytes, at, on < 0 ? end : on));
      int database = on < 0 ? end : on + ON.length;
      fields.text(writer, "database", bytes, database, Scan.until(bytes, database, end, ' '));
    }
  }

  /** A host has no blanks: what follows one is {@code as} whom the server takes the user. */
  private static int hostEnd(byte[] bytes, int at, int end) {
    return Scan.until(bytes, at, end, ' ');
  }

  /** Adds what the error log says behind the time; whether it is a line of it. */
  private boolean readError(EventWriter writer, byte[] bytes, int timeEnd, int end) {
    int thread = Scan.afterBlanks(bytes, timeEnd, end);
    int threadEnd = Scan.afterDigits(bytes, thread, end);
    int level = Scan.afterBlanks(bytes, threadEnd, end);
    if (level == timeEnd || level >= end || bytes[level] != '[') {
      return false;
    }
    int message = afterBrackets(bytes, level, end);
    fields.number(writer, "connectionid", bytes, thread, threadEnd);
    fields.text(writer, "level", bytes, level + 1, Scan.until(bytes, level, end, ']'));
    fields.text(writer, "message", bytes, message, end);
    int user = Scan.after(bytes, message, end, DENIED);
    if (user >= 0) {
      refused(writer, bytes, user, end);
    }
    return true;
  }

  private static int afterBrackets(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] == '[') {
      at = Scan.afterBlanks(bytes, Math.min(Scan.until(bytes, at, end, ']') + 1, end), end);
    }
    return at;
  }

  /** Adds who was refused; {@code 'ana'@'192.0.2.1'} begins behind its first quotation mark. */
  private void refused(EventWriter writer, byte[] bytes, int user, int end) {
    int host = Scan.after(bytes, user, end, AT);
    if (host >= 0) {
      fields.login(writer, RdsFields.FAILURE);
      fields.text(writer, "username", bytes, user, host - AT.length);
      fields.text(writer, "host", bytes, host, Scan.until(bytes, host, end, '\''));
    }
  }
}
