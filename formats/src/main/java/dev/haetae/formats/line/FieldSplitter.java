package dev.haetae.formats.line;

/**
 * Splits a line into fields by one separator, in place. Where quotes and brackets enclose, a field
 * that begins with {@code "} or {@code [} reaches to its closing sign, and the signs are not part
 * of it. Quotes inside a quoted field, which some logs do not escape, are told from the closing one
 * by what stands around them. Holds the last line's fields; for one thread.
 */
public final class FieldSplitter {
  /** Fields beyond these are not looked at; no log here documents half as many. */
  public static final int MOST = 128;

  private static final int NOT_ENCLOSED = -1;

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
      int closing = enclosing ? closing(bytes, at, end) : NOT_ENCLOSED;
      boolean enclosed = closing != NOT_ENCLOSED;
      int to = enclosed ? closing : Scan.until(bytes, at, end, separator);
      starts[count] = enclosed ? at + 1 : at;
      ends[count] = to;
      count++;
      at = enclosed ? afterClosing(bytes, to, end) : to + 1;
    }
    return count;
  }

  /** Index of the sign that closes the field beginning here; {@code end} where it is missing. */
  private int closing(byte[] bytes, int at, int end) {
    if (at < end && bytes[at] == '"') {
      int closing = closingQuote(bytes, at + 1, end, true);
      return closing < end ? closing : closingQuote(bytes, at + 1, end, false);
    }
    if (at < end && bytes[at] == '[') {
      int closing = Scan.find(bytes, at + 1, end, ']');
      boolean ends = closing >= 0 && (closing + 1 == end || isBoundary(bytes[closing + 1]));
      return ends ? closing : NOT_ENCLOSED;
    }
    return NOT_ENCLOSED;
  }

  /** In API Gateway's log the bracket is followed at once by a quote. */
  private boolean isBoundary(byte next) {
    return next == separator || next == '"';
  }

  private int closingQuote(byte[] bytes, int start, int end, boolean nested) {
    int open = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\' && i + 2 < end && bytes[i + 1] == '"') {
        i++;
      } else if (bytes[i] == '"') {
        boolean closes = i + 1 == end || bytes[i + 1] == separator;
        if (closes && open == 0) {
          return i;
        }
        open += closes ? -1 : nested && bytes[i - 1] == separator ? 1 : 0;
      }
    }
    return end;
  }

  private int afterClosing(byte[] bytes, int closing, int end) {
    int next = closing + 1;
    boolean adjoining = next < end && bytes[next] != separator;
    return adjoining ? next : next + 1;
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
