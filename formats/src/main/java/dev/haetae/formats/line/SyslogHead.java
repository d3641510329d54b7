package dev.haetae.formats.line;

import dev.haetae.formats.Times;
import dev.haetae.model.event.Event;

/**
 * What syslog writes before the message of a program, of RFC 3164, with an ISO time, or of RFC
 * 5424: where the program is named, and when it wrote. For the lines of programs whose log is
 * another than that of the machine; for one thread.
 */
public final class SyslogHead {
  /** By which MariaDB's audit plugin names itself, unless it is told another name. */
  public static final byte[] DATABASE_AUDIT = Scan.word("mysql-server_auditing");

  private static final byte[] RFC_5424 = Scan.word("1 ");
  private static final int LONGEST_TIME = 40;

  private final long reference;
  private long time;
  private int program;

  /**
   * @param reference a time near that of the lines, as {@link Times#syslog} asks
   */
  public SyslogHead(long reference) {
    this.reference = reference;
  }

  /** Reads the head that begins a line; false where none does. */
  public boolean read(byte[] bytes, int start, int end) {
    int at = afterPriority(bytes, start, end);
    boolean new5424 = at > start && Scan.startsWith(bytes, at, end, RFC_5424);
    int from = new5424 ? at + RFC_5424.length : at;
    time = Times.syslog(bytes, from, end, reference);
    int blank = from + Times.syslogLength(bytes, from, end);
    if (time == Event.NO_TIME) {
      blank = Scan.until(bytes, from, Math.min(end, from + LONGEST_TIME), ' ');
      time = Times.iso(bytes, from, blank);
    }
    int host = Math.min(blank + 1, end);
    program = Math.min(Scan.until(bytes, host, end, ' ') + 1, end);
    return time != Event.NO_TIME && program < end;
  }

  /** When the line was written. */
  public long time() {
    return time;
  }

  /** The index behind the program's name, where it is this one; -1 where it is another. */
  public int after(byte[] name, byte[] bytes, int end) {
    int behind = program + name.length;
    boolean named = behind < end && Scan.startsWith(bytes, program, end, name);
    return named && " :[".indexOf(bytes[behind]) >= 0 ? behind : -1;
  }

  /** The index behind the facility and severity in angle brackets, where they begin a line. */
  public static int afterPriority(byte[] bytes, int start, int end) {
    if (start >= end || bytes[start] != '<') {
      return start;
    }
    int close = Scan.afterDigits(bytes, start + 1, Math.min(end, start + 4));
    boolean closed = close > start + 1 && close < end && bytes[close] == '>';
    return closed ? close + 1 : start;
  }
}
