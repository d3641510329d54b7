package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/**
 * A line of SQL Server's error log, {@code 2026-03-01 12:00:00.12 Logon Login failed for user 'sa'.
 * Reason: … [CLIENT: 192.0.2.1]}.
 */
final class SqlServerLine {
  private static final int TIME_LENGTH = 22;
  private static final byte[] LOGON = Scan.word("Logon");
  private static final byte[] SERVER = Scan.word("Server");
  private static final byte[] BACKUP = Scan.word("Backup");
  private static final byte[] SESSION = Scan.word("spid");
  private static final byte[] FAILED = Scan.word("Login failed for user '");
  private static final byte[] SUCCEEDED = Scan.word("Login succeeded for user '");
  private static final byte[] USER_END = Scan.word("'.");
  private static final byte[] CLIENT = Scan.word("[CLIENT: ");
  private static final byte[] ERROR = Scan.word("Error: ");
  private static final byte[] SEVERITY = Scan.word("Severity: ");

  private final RdsFields fields;

  SqlServerLine(RdsFields fields) {
    this.fields = fields;
  }

  /** Adds what the line says and gives its time; {@link Event#NO_TIME} where it is no such line. */
  long read(EventWriter writer, byte[] bytes, int start, int end) {
    int source = start + TIME_LENGTH + 1;
    int sourceEnd = source < end ? Scan.until(bytes, source, end, ' ') : end;
    if (source >= end || bytes[source - 1] != ' ' || !isSource(bytes, source, sourceEnd, end)) {
      return Event.NO_TIME;
    }
    long time = Times.iso(bytes, start, source - 1);
    if (time != Event.NO_TIME) {
      tell(writer, bytes, source, sourceEnd, Scan.afterBlanks(bytes, sourceEnd, end), end);
    }
    return time;
  }

  /** Part of the server, or {@code spid51}, with {@code s} where it is one of the server's own. */
  private static boolean isSource(byte[] bytes, int start, int sourceEnd, int end) {
    if (Scan.startsWith(bytes, start, sourceEnd, SESSION)) {
      int digits = start + SESSION.length;
      int after = Scan.afterDigits(bytes, digits, sourceEnd);
      return after > digits
          && sourceEnd < end
          && (after == sourceEnd || (after + 1 == sourceEnd && bytes[after] == 's'));
    }
    return Scan.is(bytes, start, sourceEnd, LOGON)
        || Scan.is(bytes, start, sourceEnd, SERVER)
        || Scan.is(bytes, start, sourceEnd, BACKUP);
  }

  private void tell(
      EventWriter writer, byte[] bytes, int source, int sourceEnd, int message, int end) {
    fields.text(writer, "message", bytes, message, end);
    if (Scan.startsWith(bytes, source, sourceEnd, SESSION)) {
      int digits = source + SESSION.length;
      fields.number(
          writer, "connectionid", bytes, digits, Scan.afterDigits(bytes, digits, sourceEnd));
    }
    if (Scan.startsWith(bytes, message, end, FAILED)) {
      login(writer, bytes, message + FAILED.length, end, RdsFields.FAILURE);
    } else if (Scan.startsWith(bytes, message, end, SUCCEEDED)) {
      login(writer, bytes, message + SUCCEEDED.length, end, RdsFields.SUCCESS);
    } else if (Scan.startsWith(bytes, message, end, ERROR)) {
      int code = message + ERROR.length;
      fields.number(writer, "retcode", bytes, code, Scan.afterDigits(bytes, code, end));
      int severity = Scan.after(bytes, code, end, SEVERITY);
      if (severity >= 0) {
        int severityEnd = Scan.afterDigits(bytes, severity, end);
        fields.text(writer, "level", bytes, severity, severityEnd);
      }
    }
  }

  private void login(EventWriter writer, byte[] bytes, int user, int end, byte[] outcome) {
    fields.login(writer, outcome);
    fields.text(writer, "username", bytes, user, Scan.find(bytes, user, end, USER_END));
    int client = lastClient(bytes, user, end);
    if (client >= 0) {
      fields.text(writer, "host", bytes, client, Scan.until(bytes, client, end, ']'));
    }
  }

  /** At the end of the line: a user's name, which who connects chooses, may hold as much. */
  private static int lastClient(byte[] bytes, int start, int end) {
    int bracket = Scan.findLast(bytes, start, end, '[');
    return bracket >= 0 && Scan.startsWith(bytes, bracket, end, CLIENT)
        ? bracket + CLIENT.length
        : -1;
  }
}
