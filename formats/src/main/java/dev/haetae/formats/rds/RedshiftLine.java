package dev.haetae.formats.rds;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import java.nio.charset.StandardCharsets;

/**
 * A line of the audit logs of Amazon Redshift: of connections and of users, whose fields are parted
 * by bars, and of statements, {@code '2026-03-01T12:00:00Z UTC [ db=dev user=ana pid=1 userid=100
 * xid=2 ]' LOG: select 1}.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html">Database audit
 *     logging</a>
 */
final class RedshiftLine {
  private static final byte[] SESSION = Scan.word(" UTC [ db=");
  private static final byte[] USER = Scan.word(" user=");
  private static final byte[] PROCESS = Scan.word(" pid=");
  private static final byte[] STATEMENT = Scan.word(" ]' LOG: ");
  private static final byte[] AUTHENTICATED = Scan.word("authenticated");
  private static final byte[] REFUSED = Scan.word("authentication fail");
  private static final byte[] LEFT = Scan.word("disconnecting session");
  private static final byte[] MAPPED = Scan.word("::ffff:");

  private static final int MOST_PARTS = 24;
  private static final int FEWEST_OF_CONNECTION = 9;
  private static final int FEWEST_OF_USER = 11;
  private static final int EVENT = 0;
  private static final int CONNECTED_AT = 1;
  private static final int REMOTE_HOST = 2;
  private static final int REMOTE_PORT = 3;
  private static final int CONNECTION_PROCESS = 4;
  private static final int DATABASE = 5;
  private static final int CONNECTED_USER = 6;
  private static final int CHANGED_USER = 1;
  private static final int ACTION = 3;
  private static final int CHANGE_PROCESS = 8;
  private static final int CHANGED_AT = 10;

  /** {@code 01 Mar 2026 12:00:00}, behind the name of the day. */
  private static final int DAY_AND_CLOCK = 20;

  private final RdsFields fields;
  private final int[] starts = new int[MOST_PARTS];
  private final int[] ends = new int[MOST_PARTS];

  RedshiftLine(RdsFields fields) {
    this.fields = fields;
  }

  /** Adds what the line says and gives its time; {@link Event#NO_TIME} where it is no such line. */
  long read(EventWriter writer, byte[] bytes, int start, int end) {
    return bytes[start] == '\''
        ? statement(writer, bytes, start, end)
        : row(writer, bytes, start, end);
  }

  private long statement(EventWriter writer, byte[] bytes, int start, int end) {
    int timeEnd = Scan.until(bytes, start, end, ' ');
    int database = timeEnd + SESSION.length;
    int text = Scan.after(bytes, timeEnd, end, STATEMENT);
    boolean fits = Scan.startsWith(bytes, timeEnd, end, SESSION) && text >= 0;
    long time = fits ? Times.iso(bytes, start + 1, timeEnd) : Event.NO_TIME;
    if (time == Event.NO_TIME) {
      return time;
    }
    fields.text(writer, "database", bytes, database, Scan.until(bytes, database, text, ' '));
    word(writer, "username", bytes, Scan.after(bytes, database, text, USER), text);
    int process = Scan.after(bytes, database, text, PROCESS);
    if (process >= 0) {
      fields.number(writer, "connectionid", bytes, process, Scan.until(bytes, process, text, ' '));
    }
    fields.action(writer, RdsFields.QUERY);
    fields.text(writer, "object", bytes, text, end);
    return time;
  }

  private void word(EventWriter writer, String field, byte[] bytes, int start, int end) {
    if (start >= 0) {
      fields.text(writer, field, bytes, start, Scan.until(bytes, start, end, ' '));
    }
  }

  private long row(EventWriter writer, byte[] bytes, int start, int end) {
    int count = split(bytes, start, end);
    if (count >= FEWEST_OF_USER && Scan.isDigits(bytes, starts[0], ends[0])) {
      long time = time(bytes, CHANGED_AT);
      if (time != Event.NO_TIME) {
        part(writer, "username", bytes, CHANGED_USER);
        part(writer, "operation", bytes, ACTION);
        fields.number(writer, "connectionid", bytes, starts[CHANGE_PROCESS], ends[CHANGE_PROCESS]);
      }
      return time;
    }
    long time = count >= FEWEST_OF_CONNECTION ? time(bytes, CONNECTED_AT) : Event.NO_TIME;
    if (time != Event.NO_TIME) {
      connection(writer, bytes);
    }
    return time;
  }

  private void connection(EventWriter writer, byte[] bytes) {
    part(writer, "operation", bytes, EVENT);
    int host = starts[REMOTE_HOST];
    int hostEnd = ends[REMOTE_HOST];
    boolean isLocal = host < hostEnd && bytes[host] == '[';
    if (!isLocal) {
      boolean isMapped = Scan.startsWith(bytes, host, hostEnd, MAPPED);
      fields.text(writer, "host", bytes, isMapped ? host + MAPPED.length : host, hostEnd);
    }
    fields.number(writer, "port", bytes, starts[REMOTE_PORT], ends[REMOTE_PORT]);
    fields.number(
        writer, "connectionid", bytes, starts[CONNECTION_PROCESS], ends[CONNECTION_PROCESS]);
    part(writer, "database", bytes, DATABASE);
    part(writer, "username", bytes, CONNECTED_USER);
    if (Scan.is(bytes, starts[EVENT], ends[EVENT], AUTHENTICATED)) {
      fields.login(writer, RdsFields.SUCCESS);
    } else if (Scan.startsWith(bytes, starts[EVENT], ends[EVENT], REFUSED)) {
      fields.login(writer, RdsFields.FAILURE);
    } else if (Scan.startsWith(bytes, starts[EVENT], ends[EVENT], LEFT)) {
      fields.action(writer, RdsFields.LOGOUT);
    }
  }

  private void part(EventWriter writer, String field, byte[] bytes, int part) {
    fields.text(writer, field, bytes, starts[part], ends[part]);
  }

  /** Parts between bars, without the blanks they are filled up with. */
  private int split(byte[] bytes, int start, int end) {
    int count = 0;
    int at = start;
    while (at <= end && count < MOST_PARTS) {
      int bar = Scan.until(bytes, at, end, '|');
      starts[count] = Scan.afterBlanks(bytes, at, bar);
      ends[count] = bar;
      while (ends[count] > starts[count] && bytes[ends[count] - 1] == ' ') {
        ends[count]--;
      }
      count++;
      at = bar + 1;
    }
    return count;
  }

  /** As {@code Sun, 01 Mar 2026 12:00:00:125}, the last part milliseconds. */
  private long time(byte[] bytes, int part) {
    int start = Scan.until(bytes, starts[part], ends[part], ',') + 2;
    int end = start + DAY_AND_CLOCK;
    if (end + 1 >= ends[part] || bytes[end] != ':') {
      return Event.NO_TIME;
    }
    // The common log format has the same parts with other signs between them.
    String text = new String(bytes, start, DAY_AND_CLOCK, StandardCharsets.ISO_8859_1);
    String day = text.substring(0, 11).replace(' ', '/');
    byte[] common =
        (day + ":" + text.substring(12) + " +0000").getBytes(StandardCharsets.ISO_8859_1);
    long second = Times.clf(common, 0, common.length);
    int fraction = end + 1;
    int fractionEnd = Scan.afterDigits(bytes, fraction, ends[part]);
    if (second == Event.NO_TIME || fractionEnd != ends[part] || fractionEnd - fraction != 3) {
      return Event.NO_TIME;
    }
    int milliseconds = 0;
    for (int i = fraction; i < fractionEnd; i++) {
      milliseconds = milliseconds * 10 + (bytes[i] - '0');
    }
    return second + milliseconds * 1_000L;
  }
}
