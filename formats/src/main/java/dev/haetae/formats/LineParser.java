package dev.haetae.formats;

import dev.haetae.model.event.Event;

/** Reads one line after another, or all of one event at a time, into the same event. */
public interface LineParser {

  /** Forgets what lines said of those after them, as a header does: others are read from now on. */
  default void begin() {}

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
   * Reads the line at {@code bytes[start, end)}, its line end not included, or the lines that
   * {@link LineFormat#continuation} said belong together. Begin, raw and layout are set already;
   * the parser sets time, account, Region, id (where the log has its own) and values.
   */
  Outcome parse(byte[] bytes, int start, int end, Event event);
}
