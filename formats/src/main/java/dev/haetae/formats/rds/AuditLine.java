package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.line.SyslogHead;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/**
 * A line of the audit log: timestamp, serverhost, username, host, connectionid, queryid, operation,
 * database, object and retcode, by commas. The object is a statement in single quotes, or a table.
 * MariaDB's plugin can write through syslog, which puts a head of its own in the timestamp's place.
 *
 * @see <a href="https://mariadb.com/kb/en/mariadb-audit-plugin-log-format/">MariaDB Audit Plugin -
 *     Log Format</a>
 */
final class AuditLine {
  private static final int COMMAS = 8;
  private static final int DATE_LENGTH = 8;
  private static final byte[] CONNECT = Scan.word("CONNECT");
  private static final byte[] FAILED_CONNECT = Scan.word("FAILED_CONNECT");
  private static final byte[] DISCONNECT = Scan.word("DISCONNECT");
  private static final byte[] NO_ERROR = Scan.word("0");

  private final RdsFields fields;
  private final int[] commas = new int[COMMAS];

  private final SyslogHead head;

  /**
   * @param reference a time near that of the lines, for heads of syslog have no year
   */
  AuditLine(RdsFields fields, long reference) {
    this.fields = fields;
    this.head = new SyslogHead(reference);
  }

  /** Adds what the line says and gives its time; {@link Event#NO_TIME} where it is no such line. */
  long read(EventWriter writer, byte[] bytes, int start, int end) {
    boolean proven = findCommas(0, bytes, start, end);
    long time = proven ? time(bytes, start, commas[0]) : Event.NO_TIME;
    if (time != Event.NO_TIME) {
      add(writer, bytes, end);
    }
    return time;
  }

  /** Finds the commas from that of a number on; whether the parts between them prove the log. */
  private boolean findCommas(int first, byte[] bytes, int start, int end) {
    int at = start;
    for (int i = first; i < COMMAS; i++) {
      commas[i] = Scan.find(bytes, at, end, ',');
      if (commas[i] < 0) {
        return false;
      }
      at = commas[i] + 1;
    }
    return Scan.isDigits(bytes, commas[3] + 1, commas[4]);
  }

  /**
   * As {@link #read}, of what syslog wrote for the plugin. What it says of itself there is kept as
   * a message.
   */
  long readSyslog(EventWriter writer, byte[] bytes, int start, int end) {
    int name =
        head.read(bytes, start, end) ? head.after(SyslogHead.DATABASE_AUDIT, bytes, end) : -1;
    if (name < 0) {
      return Event.NO_TIME;
    }
    int blank = Scan.findLast(bytes, name, Scan.until(bytes, name, end, ','), ' ');
    if (blank >= 0 && findCommas(1, bytes, blank, end)) {
      commas[0] = blank;
      add(writer, bytes, end);
    } else {
      int message = Scan.until(bytes, name, end, ' ');
      fields.text(writer, "message", bytes, Scan.afterBlanks(bytes, message, end), end);
    }
    return head.time();
  }

  /** Microseconds since 1970 in Aurora; MariaDB's plugin writes {@code 20260301 12:00:00}. */
  private static long time(byte[] bytes, int start, int end) {
    int blank = Scan.find(bytes, start, end, ' ');
    return blank == start + DATE_LENGTH
        ? Times.withClock(Times.basicDate(bytes, start, blank), bytes, blank + 1, end)
        : Times.epoch(bytes, start, end);
  }

  private void add(EventWriter writer, byte[] bytes, int end) {
    fields.text(writer, "serverhost", bytes, commas[0] + 1, commas[1]);
    fields.text(writer, "username", bytes, commas[1] + 1, commas[2]);
    fields.text(writer, "host", bytes, commas[2] + 1, commas[3]);
    fields.number(writer, "connectionid", bytes, commas[3] + 1, commas[4]);
    fields.number(writer, "queryid", bytes, commas[4] + 1, commas[5]);
    fields.text(writer, "operation", bytes, commas[5] + 1, commas[6]);
    fields.text(writer, "database", bytes, commas[6] + 1, commas[7]);
    int object = commas[7] + 1;
    boolean quoted = object < end && bytes[object] == '\'';
    int objectEnd =
        quoted ? closingQuote(bytes, object + 1, end) : Scan.until(bytes, object, end, ',');
    fields.text(writer, "object", bytes, quoted ? object + 1 : object, objectEnd);
    int code = Math.min(Scan.until(bytes, objectEnd, end, ',') + 1, end);
    int codeEnd = Scan.until(bytes, code, end, ',');
    fields.number(writer, "retcode", bytes, code, codeEnd);
    outcome(writer, bytes, Scan.is(bytes, code, codeEnd, NO_ERROR));
  }

  private static int closingQuote(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] != '\'') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, end);
  }

  private void outcome(EventWriter writer, byte[] bytes, boolean success) {
    int start = commas[5] + 1;
    int end = commas[6];
    if (Scan.is(bytes, start, end, CONNECT)) {
      fields.login(writer, success ? RdsFields.SUCCESS : RdsFields.FAILURE);
    } else if (Scan.is(bytes, start, end, FAILED_CONNECT)) {
      fields.login(writer, RdsFields.FAILURE);
    } else {
      boolean left = Scan.is(bytes, start, end, DISCONNECT);
      fields.action(writer, left ? RdsFields.LOGOUT : RdsFields.QUERY);
    }
  }
}
