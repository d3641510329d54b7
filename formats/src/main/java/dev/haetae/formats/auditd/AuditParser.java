package dev.haetae.formats.auditd;

import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.FieldNames;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.Arrays;

/** Reads the records of one event of the audit. */
final class AuditParser implements LineParser {
  private static final byte[] TYPE = Scan.word("type=");
  private static final byte[] NODE = Scan.word("node=");
  private static final byte[] STAMP = Scan.word(" msg=audit(");
  private static final byte[] EXECVE = Scan.word("EXECVE");
  private static final byte[] SUDO_COMMAND = Scan.word("cmd");
  private static final byte[] NO_NAME = Scan.word("unnamed-host");
  private static final byte[] ARCHITECTURE = Scan.word(" arch=");
  private static final byte[] SYSTEM_CALL = Scan.word(" syscall=");
  private static final byte[] NULL = Scan.word("(null)");
  private static final byte[] UNKNOWN = Scan.word("?");
  private static final char ENRICHED = 0x1D;

  private final AccountAndRegion accountAndRegion;
  private final FieldNames names;
  private final int type;
  private final int node;
  private final int serial;
  private final int command;
  private final int syscall;
  private final int host;
  private final int user;
  private final boolean isActorWanted;
  private final Actor actor = new Actor();
  private final AuditAction audited;
  private final Hexadecimal decoded = new Hexadecimal();
  private final WrittenFiles written;
  private byte[] commandLine = new byte[256];
  private int commandLength;
  private boolean execve;

  AuditParser(FieldSelection selection, Origin origin) {
    accountAndRegion = new AccountAndRegion(origin);
    names = new FieldNames(selection);
    type = selection.number("type");
    node = selection.number("node");
    serial = selection.number("haetae.serial");
    command = selection.number("haetae.command");
    syscall = selection.number("syscall");
    host = selection.number("haetae.host");
    user = selection.number("haetae.user");
    audited = new AuditAction(selection);
    written = new WrittenFiles(selection);
    isActorWanted = user >= 0 || audited.isWanted();
  }

  /**
   * Whether the line after {@code end} has the time, number and machine of the one at {@code
   * start}.
   */
  static boolean isSameStamp(byte[] bytes, int start, int end, int lineEnd) {
    int type = typeAt(bytes, start, end);
    int stamp = Scan.find(bytes, type, end, STAMP);
    int other = typeAt(bytes, end + 1, lineEnd);
    int stampThere = Scan.find(bytes, other, lineEnd, STAMP);
    if (stamp < 0 || stampThere < 0) {
      return false;
    }
    int close = Scan.until(bytes, stamp, end, ')');
    int closeThere = Scan.until(bytes, stampThere, lineEnd, ')');
    return Arrays.equals(bytes, start, type, bytes, end + 1, other)
        && Arrays.equals(bytes, stamp, close, bytes, stampThere, closeThere);
  }

  /** Where a record begins, after the machine's name where it has one. */
  private static int typeAt(byte[] bytes, int start, int end) {
    return Scan.startsWith(bytes, start, end, NODE)
        ? Math.min(Scan.until(bytes, start, end, ' ') + 1, end)
        : start;
  }

  @Override
  public Outcome parse(byte[] bytes, int start, int end, Event event) {
    int at = Scan.afterBlanks(bytes, start, end);
    if (at == end) {
      return Outcome.NOTHING;
    }
    int lineEnd = Scan.until(bytes, at, end, '\n');
    int typeAt = typeAt(bytes, at, lineEnd);
    int stamp = Scan.find(bytes, typeAt, lineEnd, STAMP);
    if (!Scan.startsWith(bytes, typeAt, lineEnd, TYPE) || stamp < 0) {
      return Outcome.NOT_UNDERSTOOD;
    }
    int numbers = stamp + STAMP.length;
    int close = Scan.until(bytes, numbers, lineEnd, ')');
    int colon = Scan.until(bytes, numbers, close, ':');
    long time = Times.epoch(bytes, numbers, colon);
    if (time == Event.NO_TIME || close == lineEnd) {
      return Outcome.NOT_UNDERSTOOD;
    }
    EventWriter writer = event.writer();
    writer.time(time);
    accountAndRegion.begin(writer);
    machine(writer, bytes, at, typeAt);
    add(writer, serial, bytes, colon + 1, close);
    records(writer, bytes, at, end);
    return Outcome.EVENT;
  }

  private void machine(EventWriter writer, byte[] bytes, int start, int typeAt) {
    add(writer, node, bytes, start + NODE.length, typeAt - 1);
    if (typeAt > start) {
      add(writer, host, bytes, start + NODE.length, typeAt - 1);
    } else {
      add(writer, host, NO_NAME, 0, NO_NAME.length);
    }
  }

  /** Reads the records, a line each, and what they tell together. */
  private void records(EventWriter writer, byte[] bytes, int start, int end) {
    decoded.begin();
    actor.begin();
    audited.begin();
    written.begin();
    commandLength = 0;
    int at = start;
    while (at < end) {
      int lineEnd = Scan.until(bytes, at, end, '\n');
      record(writer, bytes, at, lineEnd);
      at = lineEnd + 1;
    }
    if (command >= 0 && commandLength > 0) {
      writer.add(command, ValueKind.STRING, commandLine, 0, commandLength);
    }
    actor.add(writer, user);
    audited.add(writer, actor.isLoggedIn());
  }

  /** Reads one record of the event. */
  private void record(EventWriter writer, byte[] bytes, int start, int end) {
    int typeAt = typeAt(bytes, start, end) + TYPE.length;
    int stamp = Scan.find(bytes, typeAt, end, STAMP);
    if (stamp < 0) {
      return;
    }
    int rest = Math.min(Scan.until(bytes, stamp, end, ')') + 1, end);
    add(writer, type, bytes, typeAt, stamp);
    execve = Scan.is(bytes, typeAt, stamp, EXECVE);
    audited.type(bytes, typeAt, stamp);
    pairs(writer, bytes, rest, end);
    written.endRecord(writer);
    if (syscall >= 0 && Scan.find(bytes, rest, end, ENRICHED) < 0) {
      nameSystemCall(writer, bytes, rest, end);
    }
  }

  private void nameSystemCall(EventWriter writer, byte[] bytes, int start, int end) {
    int arch = Scan.after(bytes, start, end, ARCHITECTURE);
    int number = arch < 0 ? -1 : Scan.after(bytes, arch, end, SYSTEM_CALL);
    if (number >= 0) {
      byte[] name = SystemCalls.name(bytes, arch, number, end);
      add(writer, syscall, name, 0, name.length);
    }
  }

  private static void add(EventWriter writer, int field, byte[] bytes, int start, int end) {
    if (field >= 0 && start < end) {
      writer.add(field, ValueKind.STRING, bytes, start, end);
    }
  }

  /** Reads {@code name=value} by blanks; in {@code msg='…'} there are pairs again. */
  private void pairs(EventWriter writer, byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      if (isBetween(bytes[at])) {
        at++;
        continue;
      }
      int equals = at;
      while (equals < end && bytes[equals] != '=' && !isBetween(bytes[equals])) {
        equals++;
      }
      boolean pair = equals < end && bytes[equals] == '=';
      // The quote that opens msg='…' is passed over, and so its pairs follow as any others.
      boolean opens = pair && equals + 1 < end && bytes[equals + 1] == '\'';
      at = !pair || opens ? equals + 1 : value(writer, bytes, at, equals, end);
    }
  }

  private static boolean isBetween(byte b) {
    return b == ' ' || b == '\r' || b == '\'' || b == ',' || b == ':' || b == ENRICHED;
  }

  private int value(EventWriter writer, byte[] bytes, int name, int equals, int end) {
    int start = equals + 1;
    boolean quoted = start < end && bytes[start] == '"';
    int from = quoted ? start + 1 : start;
    int to = quoted ? Scan.until(bytes, from, end, '"') : unquotedEnd(bytes, from, end);
    if (audited.isWanted()) {
      audited.read(bytes, name, equals, from, to);
    }
    int field = names.find(bytes, name, equals);
    boolean argument = isOfCommand(bytes, name, equals);
    if (field >= 0 || argument || isActorWanted || written.isWanted()) {
      boolean encoded = !quoted && (argument || Hexadecimal.isEncodedName(bytes, name, equals));
      byte[] source = bytes;
      int valueStart = from;
      int valueEnd = to;
      if (encoded && Hexadecimal.is(bytes, from, to)) {
        valueStart = decoded.decode(bytes, from, to);
        valueEnd = decoded.end();
        source = decoded.buffer();
      }
      actor.read(bytes, name, equals, source, valueStart, valueEnd);
      if (written.isWanted()) {
        written.read(bytes, name, equals, source, valueStart, valueEnd);
      }
      addValue(writer, field, argument, source, valueStart, valueEnd);
    }
    return quoted ? Math.min(to + 1, end) : to;
  }

  private static int unquotedEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] != ' ' && bytes[at] != '\'' && bytes[at] != ENRICHED) {
      at++;
    }
    return at;
  }

  private void addValue(
      EventWriter writer, int field, boolean argument, byte[] source, int start, int end) {
    if (field >= 0) {
      boolean nothing = Scan.is(source, start, end, NULL) || Scan.is(source, start, end, UNKNOWN);
      writer.add(field, nothing ? ValueKind.NULL : ValueKind.STRING, source, start, end);
    }
    if (argument && command >= 0) {
      append(source, start, end);
    }
  }

  /** Of execve a0, a12, not a1_len; of sudo the whole. */
  private boolean isOfCommand(byte[] bytes, int start, int end) {
    return execve
        ? bytes[start] == 'a' && Scan.isDigits(bytes, start + 1, end)
        : Scan.is(bytes, start, end, SUDO_COMMAND);
  }

  private void append(byte[] source, int start, int end) {
    int needed = commandLength + 1 + end - start;
    if (needed > commandLine.length) {
      commandLine = Arrays.copyOf(commandLine, needed * 2);
    }
    if (commandLength > 0) {
      commandLine[commandLength++] = ' ';
    }
    System.arraycopy(source, start, commandLine, commandLength, end - start);
    commandLength += end - start;
  }
}
