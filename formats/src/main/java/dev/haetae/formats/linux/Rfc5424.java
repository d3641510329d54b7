package dev.haetae.formats.linux;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/**
 * The head of an RFC 5424 line: time, host, program, process id and message id, then structured
 * data, then the message.
 */
final class Rfc5424 {
  static final byte[] VERSION = Scan.word("1 ");
  private static final int WORDS = 5;

  private final LinuxParser parser;
  private final EventWriter writer;
  private final byte[] bytes;
  private final int end;

  Rfc5424(LinuxParser parser, EventWriter writer, byte[] bytes, int end) {
    this.parser = parser;
    this.writer = writer;
    this.bytes = bytes;
    this.end = end;
  }

  /** Reads from behind the version; gives the time, or {@link Event#NO_TIME}. */
  long read(int start) {
    int[][] words = new int[WORDS][];
    int at = start;
    for (int i = 0; i < WORDS; i++) {
      int blank = Scan.find(bytes, at, end, ' ');
      if (blank < 0) {
        return Event.NO_TIME;
      }
      words[i] = new int[] {at, blank};
      at = blank + 1;
    }
    long time = Times.iso(bytes, words[0][0], words[0][1]);
    if (time != Event.NO_TIME) {
      parser.place(writer, bytes, words[1], words[3]);
      int message = Scan.afterBlanks(bytes, afterStructuredData(at), end);
      parser.tell(writer, bytes, words[2][0], words[2][1], message, end);
    }
    return time;
  }

  private int afterStructuredData(int start) {
    int at = start;
    boolean quoted = false;
    boolean inside = false;
    while (at < end && (inside || bytes[at] != ' ')) {
      if (quoted && bytes[at] == '\\') {
        at++;
      } else if (bytes[at] == '"') {
        quoted = !quoted;
      } else if (!quoted && (bytes[at] == '[' || bytes[at] == ']')) {
        inside = bytes[at] == '[';
      }
      at++;
    }
    return Math.min(at, end);
  }
}
