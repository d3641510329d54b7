package dev.haetae.formats;

import dev.haetae.model.Event;

/** Reads one line after another into the same event. */
public interface LineParser {

  /** What a line was. */
  enum Outcome {
    /** An event, and the cursor holds it. */
    EVENT,
    /** A header, a comment or an empty line: nothing to report. */
    NOTHING,
    /** A line that is not of this log; it is counted as a problem. */
    NOT_UNDERSTOOD
  }

  /**
   * Reads the line at {@code bytes[start, end)}, line end not included. Begin, raw and layout are
   * set already; the parser sets time, account, Region, id (where the log has its own) and values.
   */
  Outcome parse(byte[] bytes, int start, int end, Event event);
}
