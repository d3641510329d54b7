package dev.haetae.formats.line;

/**
 * Splits a line into fields by one separator, in place. Where quotes and brackets enclose, a field
 * that begins with {@code "} or {@code [} reaches to its closing sign, and the signs are not part
 * of it. A quote inside a quoted field, which some logs do not escape, is told from the closing one
 * by what follows. Holds the last line's fields; for one thread.
 */
public final class FieldSplitter {
  /** Fields beyond these are not looked at; no log here documents half as many. */
  public static final int MOST = 128;

  private final char separator;
  private final boolean enclosing;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int count;

  private FieldSplitter(char separator, boolean enclosing) {
    this.separator = separator;
    this.enclosing = enclosing;
  }

  /** Every separator ends a field. */
  public static FieldSplitter plain(char separator) {
    return new FieldSplitter(separator, false);
  }

  /** Quotes and brackets enclose fields, which blanks separate. */
  public static FieldSplitter enclosing() {
    return new FieldSplitter(' ', true);
  }

  /**
   * Splits {@code bytes[start, end)}.
   *
   * @return how many fields there are, at most {@link #MOST}
   */
  public int split(byte[] bytes, int start, int end) {
    count = 0;
    int at = start;
    while (at <= end && count < MOST) {
      boolean quoted = enclosing && at < end && bytes[at] == '"';
      boolean bracketed = enclosing && at < end && bytes[at] == '[';
      int from = quoted || bracketed ? at + 1 : at;
      int to =
          quoted
              ? closingQuote(bytes, from, end)
              : Scan.until(bytes, from, end, bracketed ? ']' : separator);
      starts[count] = from;
      ends[count] = to;
      count++;
      at = quoted || bracketed ? afterClosing(bytes, to, end) : to + 1;
    }
    return count;
  }

  private int closingQuote(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\' && i + 1 < end && bytes[i + 1] == '"' && i + 2 < end) {
        i++;
      } else if (bytes[i] == '"' && (i + 1 == end || bytes[i + 1] == separator)) {
        return i;
      }
    }
    return end;
  }

  /** A bracket may be followed at once by the next field, as in API Gateway's log. */
  private int afterClosing(byte[] bytes, int closing, int end) {
    int next = closing + 1;
    return next < end && bytes[next] == separator ? next + 1 : Math.max(next, closing + 1);
  }

  /** How many fields the last line had. */
  public int count() {
    return count;
  }

  /** Where a field begins. */
  public int start(int field) {
    return starts[field];
  }

  /** Where a field ends. */
  public int end(int field) {
    return ends[field];
  }

  /** Whether a field is exactly this word. */
  public boolean is(byte[] bytes, int field, byte[] word) {
    return Scan.is(bytes, starts[field], ends[field], word);
  }
}
