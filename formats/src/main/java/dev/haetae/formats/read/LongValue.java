package dev.haetae.formats.read;

/** Finds where an object or array of JSON ends that is too long to be in memory as a whole. */
final class LongValue {
  private final boolean overLines;
  private int open;
  private boolean inString;
  private boolean escaped;
  private boolean ended;

  /**
   * @param overLines whether it may go over lines; a string never does, so that a quotation mark
   *     that is missing costs the rest of a line and no more
   */
  LongValue(boolean overLines) {
    this.overLines = overLines;
  }

  /** Whether a value whose end brackets tell begins with this byte. */
  boolean begins(byte first) {
    return first == '{' || first == '[';
  }

  /** Whether the end has been met. */
  boolean ended() {
    return ended;
  }

  /**
   * Looks at the bytes that come next.
   *
   * @return the index after the last byte that is of the value
   */
  int take(byte[] bytes, int start, int limit) {
    int at = start;
    while (at < limit && !ended) {
      byte b = bytes[at++];
      if (b == '\n' && (inString || !overLines)) {
        ended = true;
      } else if (inString) {
        inside(b);
      } else {
        outside(b);
      }
    }
    return at;
  }

  private void inside(byte b) {
    inString = escaped || b != '"';
    escaped = !escaped && b == '\\';
  }

  private void outside(byte b) {
    switch (b) {
      case '"' -> inString = true;
      case '{', '[' -> open++;
      case '}', ']' -> ended = --open == 0;
      default -> {
        // Nothing else opens or closes.
      }
    }
  }
}
