package dev.haetae.formats.read;

import dev.haetae.formats.line.Scan;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.formats.xml.XmlRecord;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The reading of Windows events as XML, one {@code Event} element after another, whatever elements
 * lie around them: each is read as the JSON that tools make of it. Only one is in memory at a time.
 */
final class XmlReading {
  private static final byte[] EVENT = Scan.word("<Event");
  private static final int HEAD = 4096;

  /** What evtx_dump writes above each event. */
  private static final Pattern HEADING = Pattern.compile("Record \\d+");

  private final ObjectReading reading;
  private final Limits.Records limits;
  private final XmlRecord record;
  private long number;

  XmlReading(ObjectReading reading, XmlRecord record, Limits.Records limits) {
    this.reading = reading;
    this.record = record;
    this.limits = limits;
  }

  /** Whether an event begins here. */
  static boolean isEvent(byte[] bytes, int start, int end) {
    int behind = start + EVENT.length;
    return behind < end
        && Scan.startsWith(bytes, start, end, EVENT)
        && (bytes[behind] == '>' || XmlRecord.isSpace(bytes[behind]));
  }

  /** Whether what begins so is XML, and its first elements have an event among them. */
  static boolean recognise(byte[] bytes, int start, int limit) {
    int end = Math.min(limit, start + HEAD);
    int markup = Scan.until(bytes, start, end, '<');
    return isBetween(text(bytes, start, markup)) && indexOfEvent(bytes, markup, end) < end;
  }

  /** Whether text between events says nothing. */
  private static boolean isBetween(String text) {
    return text.isEmpty() || HEADING.matcher(text).matches();
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
  }

  private static int indexOfEvent(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && !isEvent(bytes, at, end)) {
      at++;
    }
    return at;
  }

  /** Reads a line that is an event. */
  void line(byte[] bytes, int start, int end, long line) {
    number = line;
    try {
      int behind = record.read(bytes, start, end);
      deliver();
      if (!text(bytes, behind, end).isEmpty()) {
        problem(Reason.MALFORMED, "goes on behind the end of its XML; what follows is left out");
      }
    } catch (Stop stop) {
      bad(stop);
    }
  }

  /** Reads the window's stream to its end. */
  void read(Window window) throws IOException {
    while (window.more()) {
      int markup = Scan.until(window.bytes, window.start, window.limit, '<');
      boolean whole = markup + EVENT.length < window.limit;
      if (!whole && window.fill()) {
        continue;
      }
      between(window, markup);
      if (isEvent(window.bytes, window.start, window.limit)) {
        event(window);
      } else {
        tag(window);
      }
    }
  }

  /** Consumes the text up to a tag. */
  private void between(Window window, int end) {
    int start = window.start;
    window.start = end;
    if (isBetween(text(window.bytes, start, end))) {
      return;
    }
    while (start < end) {
      int lineEnd = Scan.until(window.bytes, start, end, '\n');
      reading.line(window.bytes, start, lineEnd, number);
      start = lineEnd + 1;
    }
  }

  /** Consumes a tag around events, or between them. */
  private static void tag(Window window) throws IOException {
    while (window.more()) {
      int end = Scan.until(window.bytes, window.start, window.limit, '>');
      window.start = Math.min(end + 1, window.limit);
      if (end < window.limit) {
        return;
      }
    }
  }

  private void event(Window window) throws IOException {
    number++;
    while (true) {
      try {
        window.start = record.read(window.bytes, window.start, window.limit);
        deliver();
        return;
      } catch (Stop stop) {
        if (!stop.incomplete() || !window.fill()) {
          given(window, stop);
          return;
        }
      }
    }
  }

  private void deliver() {
    reading.jsonLine(record.json(), 0, record.length(), number);
  }

  /** Gives up an event, and goes on with the next that is in sight. */
  private void given(Window window, Stop stop) throws IOException {
    if (stop.incomplete() && window.full()) {
      problem(
          Reason.TOO_LONG,
          "longer than " + limits.recordBytes() + " bytes (limit: recordBytes); left out");
    } else {
      bad(stop);
    }
    window.start = stop.incomplete() ? window.limit : window.start + 1;
    while (window.more()) {
      int next = indexOfEvent(window.bytes, window.start, window.limit);
      if (next < window.limit) {
        window.start = next;
        return;
      }
      window.start = Math.max(window.limit - EVENT.length, window.start);
      if (!window.fill()) {
        window.start = window.limit;
      }
    }
  }

  private void bad(Stop stop) {
    if (stop.tooDeep()) {
      problem(
          Reason.TOO_DEEP, "nested deeper than " + limits.depth() + " (limit: depth); left out");
    } else if (stop.incomplete()) {
      problem(Reason.TRUNCATED, "an event whose XML is not closed");
    } else {
      problem(Reason.MALFORMED, "an event whose XML is not well formed; left out");
    }
  }

  private void problem(Reason reason, String detail) {
    reading.problem(new Problem(reason, new Place(reading.origin().object(), number), detail));
  }
}
