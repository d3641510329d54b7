package dev.haetae.formats.linux;

import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.line.SyslogHead;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.concurrent.TimeUnit;

/** Reads the head of a line, which says when, where and which program; then what it tells. */
final class LinuxParser implements LineParser {
  private static final int CTIME_LENGTH = 24;
  private static final int LONGEST_PROGRAM = 64;
  private static final byte[] VSFTPD = Scan.word("vsftpd");
  private static final byte[] CLAMAV = Scan.word("clamav");
  private static final byte[] VSFTPD_PID = Scan.word(" [pid ");
  private static final byte[] CLAMAV_ARROW = Scan.word(" -> ");

  private final AccountAndRegion accountAndRegion;
  private final long reference;
  private final Facts facts;
  private final int host;
  private final int program;
  private final int pid;
  private final int priority;
  private final int message;

  private long time;

  /** Whether the program's messages are told better by the log that reads them. */
  private boolean isOfAnotherLog;

  LinuxParser(FieldSelection selection, Origin origin) {
    accountAndRegion = new AccountAndRegion(origin);
    reference = TimeUnit.SECONDS.toMicros(origin.reference().getEpochSecond());
    facts = new Facts(selection);
    host = selection.number("host");
    program = selection.number("program");
    pid = selection.number("pid");
    priority = selection.number("priority");
    message = selection.number("message");
  }

  @Override
  public Outcome parse(byte[] bytes, int start, int end, Event event) {
    if (Scan.afterBlanks(bytes, start, end) == end) {
      return Outcome.NOTHING;
    }
    EventWriter writer = event.writer();
    isOfAnotherLog = false;
    boolean understood =
        readOwnFile(writer, bytes, start, end) || readSyslog(writer, bytes, start, end);
    if (!understood || isOfAnotherLog) {
      return Outcome.NOT_UNDERSTOOD;
    }
    writer.time(time);
    accountAndRegion.begin(writer);
    return Outcome.EVENT;
  }

  private boolean readOwnFile(EventWriter writer, byte[] bytes, int start, int end) {
    time = Times.ctime(bytes, start, end);
    if (time == Event.NO_TIME) {
      return false;
    }
    int rest = start + CTIME_LENGTH;
    boolean vsftpd = Scan.startsWith(bytes, rest, end, VSFTPD_PID);
    if (!vsftpd && !Scan.startsWith(bytes, rest, end, CLAMAV_ARROW)) {
      return false;
    }
    byte[] name = vsftpd ? VSFTPD : CLAMAV;
    add(writer, program, name, 0, name.length);
    int from = rest + (vsftpd ? 1 : CLAMAV_ARROW.length);
    add(writer, message, bytes, from, end);
    return true;
  }

  private boolean readSyslog(EventWriter writer, byte[] bytes, int start, int end) {
    int at = SyslogHead.afterPriority(bytes, start, end);
    boolean hasPriority = at > start;
    if (hasPriority && Scan.startsWith(bytes, at, end, Rfc5424.VERSION)) {
      time = new Rfc5424(this, writer, bytes, end).read(at + Rfc5424.VERSION.length);
    } else {
      time = readHead(writer, bytes, at, end);
    }
    if (time != Event.NO_TIME && hasPriority) {
      add(writer, priority, ValueKind.NUMBER, bytes, start + 1, at - 1);
    }
    return time != Event.NO_TIME;
  }

  private long readHead(EventWriter writer, byte[] bytes, int start, int end) {
    long when = Times.syslog(bytes, start, end, reference);
    boolean bsd = when != Event.NO_TIME;
    int blank = start + Times.syslogLength(bytes, start, end);
    if (!bsd) {
      blank = Scan.until(bytes, start, end, ' ');
      when = isIso(bytes, start, blank) ? Times.iso(bytes, start, blank) : Event.NO_TIME;
    }
    if (when == Event.NO_TIME || blank >= end || bytes[blank] != ' ') {
      return Event.NO_TIME;
    }
    int hostEnd = Scan.until(bytes, blank + 1, end, ' ');
    int colon = colon(bytes, Math.min(hostEnd + 1, end), end);
    // Nothing but a program's name tells an ISO line from those of other logs.
    if (colon < 0 && !bsd) {
      return Event.NO_TIME;
    }
    add(writer, host, bytes, blank + 1, hostEnd);
    tell(writer, bytes, Math.min(hostEnd + 1, end), colon, end);
    return when;
  }

  private static boolean isIso(byte[] bytes, int start, int end) {
    return end - start > 10 && bytes[start + 10] == 'T';
  }

  /** Index of the colon after the program's name; -1 where no program is named. */
  private static int colon(byte[] bytes, int start, int end) {
    int colon = Scan.find(bytes, start, Math.min(end, start + LONGEST_PROGRAM), ':');
    if (colon <= start || Scan.find(bytes, start, colon, ' ') >= 0) {
      return -1;
    }
    return colon + 1 == end || bytes[colon + 1] == ' ' ? colon : -1;
  }

  private void tell(EventWriter writer, byte[] bytes, int start, int colon, int end) {
    if (colon < 0) {
      add(writer, message, bytes, start, end);
      return;
    }
    int bracket = Scan.find(bytes, start, colon, '[');
    int nameEnd = bracket < 0 ? colon : bracket;
    if (bracket >= 0 && Scan.isDigits(bytes, bracket + 1, colon - 1)) {
      add(writer, pid, ValueKind.NUMBER, bytes, bracket + 1, colon - 1);
    }
    // Older PAM wrote the module after the program: sshd(pam_unix)[123].
    int module = Scan.until(bytes, start, nameEnd, '(');
    int from = Scan.afterBlanks(bytes, colon + 1, end);
    tell(writer, bytes, start, module > start ? module : nameEnd, from, end);
  }

  /** Adds program and message, and the facts the message gives. */
  void tell(EventWriter writer, byte[] bytes, int start, int nameEnd, int from, int end) {
    isOfAnotherLog = Scan.is(bytes, start, nameEnd, SyslogHead.DATABASE_AUDIT);
    add(writer, program, bytes, start, nameEnd);
    add(writer, message, bytes, from, end);
    facts.read(writer, bytes, start, nameEnd, from, end);
  }

  /** Adds host and process id of an RFC 5424 line. */
  void place(EventWriter writer, byte[] bytes, int[] hostAt, int[] pidAt) {
    add(writer, host, bytes, hostAt[0], hostAt[1]);
    if (Scan.isDigits(bytes, pidAt[0], pidAt[1])) {
      add(writer, pid, ValueKind.NUMBER, bytes, pidAt[0], pidAt[1]);
    }
  }

  private static void add(EventWriter writer, int field, byte[] bytes, int start, int end) {
    add(writer, field, ValueKind.STRING, bytes, start, end);
  }

  private static void add(
      EventWriter writer, int field, ValueKind kind, byte[] bytes, int start, int end) {
    if (field >= 0 && start < end) {
      writer.add(field, Scan.isDash(bytes, start, end) ? ValueKind.NULL : kind, bytes, start, end);
    }
  }
}
