package dev.haetae.formats.text;

import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.concurrent.TimeUnit;

/** Takes every line that is not blank. */
final class TextParser implements LineParser {
  private static final int SYSLOG_LENGTH = 15;
  private static final int SECONDS_LENGTH = 10;
  private static final int DATE_LENGTH = 10;
  private static final int CLF_WITHIN = 128;

  private final AccountAndRegion accountAndRegion;
  private final long reference;
  private final int message;

  TextParser(FieldSelection selection, Origin origin) {
    accountAndRegion = new AccountAndRegion(origin);
    reference = TimeUnit.SECONDS.toMicros(origin.reference().getEpochSecond());
    message = selection.number("message");
  }

  @Override
  public Outcome parse(byte[] bytes, int start, int end, Event event) {
    int from = Scan.afterBlanks(bytes, start, end);
    if (from == end) {
      return Outcome.NOTHING;
    }
    EventWriter writer = event.writer();
    accountAndRegion.begin(writer);
    writer.time(time(bytes, from, end));
    if (message >= 0) {
      writer.add(message, ValueKind.STRING, bytes, start, end);
    }
    return Outcome.EVENT;
  }

  private long time(byte[] bytes, int start, int end) {
    boolean bracketed = bytes[start] == '[' || bytes[start] == '(' || bytes[start] == '"';
    int from = bracketed ? start + 1 : start;
    long time = iso(bytes, from, end);
    if (time == Event.NO_TIME) {
      time = epoch(bytes, from, end);
    }
    if (time == Event.NO_TIME) {
      time = Times.ctime(bytes, from, end);
    }
    if (time == Event.NO_TIME && end - from >= SYSLOG_LENGTH) {
      int length = Times.syslogLength(bytes, from, end);
      time = Times.syslog(bytes, from, from + length, reference);
    }
    return time == Event.NO_TIME ? clf(bytes, start, end) : time;
  }

  private static long iso(byte[] bytes, int start, int end) {
    boolean dated = end - start > DATE_LENGTH && bytes[start + 4] == '-';
    if (!dated) {
      return Event.NO_TIME;
    }
    int to = wordEnd(bytes, start + DATE_LENGTH + 1, end);
    // The zone may stand apart; where what follows is none, the time ends before it.
    long withZone = to < end ? Times.iso(bytes, start, wordEnd(bytes, to + 1, end)) : Event.NO_TIME;
    return withZone == Event.NO_TIME ? Times.iso(bytes, start, to) : withZone;
  }

  private static long epoch(byte[] bytes, int start, int end) {
    int to = wordEnd(bytes, start, end);
    boolean longEnough = Scan.afterDigits(bytes, start, to) - start >= SECONDS_LENGTH;
    return longEnough ? Times.epoch(bytes, start, to) : Event.NO_TIME;
  }

  private static long clf(byte[] bytes, int start, int end) {
    int open = Scan.find(bytes, start, Math.min(end, start + CLF_WITHIN), '[');
    int close = open < 0 ? -1 : Scan.find(bytes, open, Math.min(end, open + CLF_WITHIN), ']');
    return close < 0 ? Event.NO_TIME : Times.clf(bytes, open + 1, close);
  }

  /** Index of what ends a time: a blank or a closing sign. */
  private static int wordEnd(byte[] bytes, int start, int end) {
    int at = Math.min(start, end);
    while (at < end && !isEnd(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isEnd(byte b) {
    return b == ' ' || b == '\t' || b == ']' || b == ')' || b == '"' || b == '|' || b == ';';
  }
}
