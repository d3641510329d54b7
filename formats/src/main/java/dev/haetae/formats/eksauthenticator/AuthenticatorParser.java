package dev.haetae.formats.eksauthenticator;

import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.AddressAndPort;
import dev.haetae.formats.line.FieldNames;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;

/** Reads lines such as {@code time="…" level=info msg="access granted" arn="…" client="…"}. */
final class AuthenticatorParser implements LineParser {
  private static final byte[] TIME = Scan.word("time");
  private static final byte[] MESSAGE = Scan.word("msg");
  private static final byte[] PATH = Scan.word("path");
  private static final byte[] CLIENT = Scan.word("client");
  private static final byte[] ARN = Scan.word("arn");
  private static final byte[] AUTHENTICATE = Scan.word("/authenticate");
  private static final byte[] GRANTED = Scan.word("access granted");
  private static final byte[] DENIED = Scan.word("access denied");
  private static final byte[] SUCCESS = Scan.word("success");
  private static final byte[] FAILURE = Scan.word("failure");

  private final AccountAndRegion accountAndRegion;
  private final FieldNames names;
  private final AddressAndPort client;
  private final int outcome;

  private int valueStart;
  private int valueEnd;
  private long time;
  private boolean isProven;

  AuthenticatorParser(FieldSelection selection, Origin origin) {
    accountAndRegion = new AccountAndRegion(origin);
    names = new FieldNames(selection);
    client = AddressAndPort.ofClient(selection);
    outcome = selection.number("haetae.outcome");
  }

  @Override
  public Outcome parse(byte[] bytes, int start, int end, Event event) {
    int at = Scan.afterBlanks(bytes, start, end);
    if (at == end) {
      return Outcome.NOTHING;
    }
    EventWriter writer = event.writer();
    accountAndRegion.begin(writer);
    time = Event.NO_TIME;
    isProven = false;
    while (at < end) {
      int equals = Scan.find(bytes, at, end, '=');
      if (equals < 0 || Scan.find(bytes, at, equals, ' ') >= 0) {
        return Outcome.NOT_UNDERSTOOD;
      }
      int next = value(bytes, equals + 1, end);
      take(writer, bytes, at, equals);
      at = Scan.afterBlanks(bytes, next, end);
    }
    writer.time(time);
    return time != Event.NO_TIME && isProven ? Outcome.EVENT : Outcome.NOT_UNDERSTOOD;
  }

  /** Finds the value that begins here; gives where what follows begins. */
  private int value(byte[] bytes, int start, int end) {
    boolean isQuoted = start < end && bytes[start] == '"';
    if (!isQuoted) {
      valueStart = start;
      valueEnd = Scan.until(bytes, start, end, ' ');
      return valueEnd;
    }
    int at = start + 1;
    while (at < end && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    valueStart = start + 1;
    valueEnd = Math.min(at, end);
    return Math.min(at + 1, end);
  }

  private void take(EventWriter writer, byte[] bytes, int start, int end) {
    if (Scan.is(bytes, start, end, TIME)) {
      time = Times.iso(bytes, valueStart, valueEnd);
    } else if (Scan.is(bytes, start, end, MESSAGE)) {
      message(writer, bytes);
    } else if (Scan.is(bytes, start, end, PATH)) {
      isProven |= Scan.startsWith(bytes, valueStart, valueEnd, AUTHENTICATE);
    } else if (Scan.is(bytes, start, end, CLIENT)) {
      client.add(writer, bytes, valueStart, valueEnd);
    } else if (Scan.is(bytes, start, end, ARN)) {
      accountAndRegion.arn(writer, bytes, valueStart, valueEnd);
    }
    int field = names.find(bytes, start, end);
    if (field >= 0 && valueStart < valueEnd) {
      writer.add(field, ValueKind.STRING, bytes, valueStart, valueEnd);
    }
  }

  private void message(EventWriter writer, byte[] bytes) {
    boolean isGranted = Scan.is(bytes, valueStart, valueEnd, GRANTED);
    if (!isGranted && !Scan.is(bytes, valueStart, valueEnd, DENIED)) {
      return;
    }
    isProven = true;
    byte[] word = isGranted ? SUCCESS : FAILURE;
    if (outcome >= 0) {
      writer.add(outcome, ValueKind.STRING, word, 0, word.length);
    }
  }
}
