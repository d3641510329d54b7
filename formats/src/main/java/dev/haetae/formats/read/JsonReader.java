package dev.haetae.formats.read;

import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.formats.scan.JsonWalk;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Walks JSON documents one behind another and finds the records in them: an object each, the
 * elements of an array, or the elements of the array in an object such as {@code {"Records":
 * [...]}}. What an array is called tells, or what its first element is. Only one record is in
 * memory at a time.
 */
final class JsonReader {
  private static final List<byte[]> OWNER = JsonWalk.names("owner");

  /** Takes what lies between the documents, and the records. */
  interface Handler extends RecordArrays.Judge {
    /**
     * Handles the object at {@code start}.
     *
     * @return the index after it
     * @throws Stop where it is not complete or not well formed
     */
    int object(byte[] bytes, int start, int limit, long line);

    /** Handles the array of cells at {@code start}, as {@link CellRows} does. */
    void row(byte[] bytes, int start, int limit, long line);

    /**
     * Handles the array of values at {@code start} that these are the names of.
     *
     * @throws Stop where it is not complete or not well formed
     */
    void row(List<byte[]> names, byte[] bytes, int start, int limit, long line);

    /** Handles a line that is not JSON. */
    void line(byte[] bytes, int start, int end, long line);

    /** Handles the text of a string that stands where a record is expected. */
    void text(byte[] bytes, int start, int end, long line);

    /** Takes what a wrapping document says of its records: {@code owner} of a subscription. */
    void owner(String account);

    void problem(Problem problem);
  }

  /** A step of scanning that may need more bytes than are there. */
  @FunctionalInterface
  private interface Step {
    int from(int start);
  }

  private final JsonScanner scanner;
  private final Limits.Records limits;
  private final Window window;
  private final Handler handler;
  private final String object;
  private final RecordArrays arrays;

  /** What the rows that follow have names of, in the object that is read; empty for no rows. */
  private List<byte[]> columns = List.of();

  private long line;
  private boolean ended;

  /** How many arrays are entered: between their elements, the end of a line means nothing. */
  private int entered;

  JsonReader(
      JsonScanner scanner, Limits.Records limits, Window window, Handler handler, String object) {
    this.scanner = scanner;
    this.limits = limits;
    this.window = window;
    this.handler = handler;
    this.object = object;
    this.arrays = new RecordArrays(scanner, window, handler);
  }

  /** Reads the window's stream to its end. */
  void read() throws IOException {
    boolean plain = false;
    while (skipSeparators()) {
      byte b = window.bytes[window.start];
      if (b == '{') {
        plain = plain || !isWrapper();
        object(plain);
      } else if (b == '[') {
        window.start++;
        elements();
      } else {
        line();
      }
    }
  }

  /** An object at the top: once one was a record itself, so are those behind it. */
  private void object(boolean plain) throws IOException {
    if (plain) {
      record();
    } else {
      wrapper(1);
    }
  }

  private Place place() {
    return new Place(object, line);
  }

  /** Moves to the next byte that says something; false at the end. */
  private boolean skipSeparators() throws IOException {
    while (window.more()) {
      int p = JsonScanner.skipSpace(window.bytes, window.start);
      while (p < window.limit && (window.bytes[p] == ',' || window.bytes[p] == 0x1E)) {
        p = JsonScanner.skipSpace(window.bytes, p + 1);
      }
      window.start = Math.min(p, window.limit);
      if (p < window.limit) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the object at the start of the window is nothing but what an array of records is in.
   */
  private boolean isWrapper() throws IOException {
    while (true) {
      try {
        return arrays.isWrapper(window.start);
      } catch (Stop stop) {
        if (!stop.incomplete() || !window.fill()) {
          return stop.incomplete() && arrays.beginsAsWrapper(window.start);
        }
      }
    }
  }

  /**
   * Walks the keys of a wrapping object, consuming as it goes.
   *
   * @param depth 1 for an object that is in no other one
   */
  private void wrapper(int depth) throws IOException {
    List<byte[]> outer = columns;
    columns = List.of();
    members(depth);
    columns = outer;
  }

  private void members(int depth) throws IOException {
    window.start++;
    while (skipSeparators()) {
      byte b = window.bytes[window.start];
      if (b == '}') {
        window.start++;
        return;
      }
      if (b != '"' || !member(depth)) {
        line();
        return;
      }
    }
    truncated();
  }

  /** One key of a wrapping object with its value; false where it is not well formed. */
  private boolean member(int depth) throws IOException {
    int behind =
        step(start -> {
          JsonWalk member = memberAt(start);
          return arrays.isEntered(member, depth, !columns.isEmpty())
              ? member.value()
              : member.end();
        });
    if (behind < 0) {
      return false;
    }
    JsonWalk member = memberAt(window.start);
    if (member.value() == behind) {
      enter(behind, depth);
    } else {
      heed(member);
      window.start = behind;
    }
    return true;
  }

  private JsonWalk memberAt(int start) {
    JsonWalk walk = JsonWalk.from(scanner, window.bytes, start, window.limit);
    walk.next();
    return walk;
  }

  /** Takes what a member says of the records that follow. */
  private void heed(JsonWalk member) {
    if (TableRows.isNames(member)) {
      columns = arrays.columns(member.value());
    }
    if (member.first() == '"' && member.isNamed(OWNER)) {
      handler.owner(text(member.value() + 1, member.end() - 1));
    }
  }

  private void enter(int value, int depth) throws IOException {
    window.start = value;
    if (window.bytes[value] == '{') {
      wrapper(depth + 1);
    } else {
      window.start++;
      elements();
    }
  }

  private String text(int start, int end) {
    return new String(window.bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The elements of an array whose bracket is consumed, to the one that closes it. */
  private void elements() throws IOException {
    entered++;
    int open = 1;
    boolean plain = false;
    while (open > 0 && skipSeparators()) {
      byte b = window.bytes[window.start];
      if (b == ']') {
        open--;
        window.start++;
      } else if (b == '[') {
        open += row() ? 0 : 1;
      } else if (b == '{') {
        plain = plain || !isWrapper();
        object(plain);
      } else {
        element();
      }
    }
    entered--;
    if (open > 0) {
      truncated();
    }
  }

  /** An array in an array: a row of cells, which is read, or one that is only entered. */
  private boolean row() throws IOException {
    boolean[] cells = new boolean[1];
    int end =
        step(start -> {
          cells[0] =
              !columns.isEmpty() || CellRows.begins(scanner, window.bytes, start, window.limit);
          return cells[0] ? scanner.skip(window.bytes, start, window.limit) : start + 1;
        });
    if (end >= 0) {
      if (cells[0]) {
        line++;
        row(columns);
      }
      window.start = end;
    }
    return end < 0 || cells[0];
  }

  private void row(List<byte[]> names) {
    if (names.isEmpty()) {
      handler.row(window.bytes, window.start, window.limit, line);
    } else {
      handler.row(names, window.bytes, window.start, window.limit, line);
    }
  }

  /** An element that is not an object: a string may hold a record, anything else is none. */
  private void element() throws IOException {
    line++;
    int end = step(start -> scanner.skip(window.bytes, start, window.limit));
    if (end < 0) {
      line--;
      line();
    } else if (window.bytes[window.start] == '"') {
      handler.text(window.bytes, window.start + 1, end - 1, line);
      window.start = end;
    } else {
      report(Reason.NOT_UNDERSTOOD, "expected an object, met " + text(window.start, end));
      window.start = end;
    }
  }

  private void record() throws IOException {
    line++;
    int end = step(start -> handler.object(window.bytes, start, window.limit, line));
    if (end >= 0) {
      window.start = end;
    }
  }

  /**
   * Runs a step from the start of the window, reading more as long as it asks for more.
   *
   * @return where the step ended, or -1 after a problem was reported and stepped over
   */
  private int step(Step step) throws IOException {
    while (true) {
      try {
        return step.from(window.start);
      } catch (Stop stop) {
        if (!stop.incomplete()) {
          bad(stop);
          return -1;
        }
        if (!window.fill()) {
          cut();
          return -1;
        }
      }
    }
  }

  private void cut() throws IOException {
    if (window.full()) {
      report(
          Reason.TOO_LONG,
          "longer than " + limits.recordBytes() + " bytes (limit: recordBytes); left out");
      discardLong();
    } else {
      truncated();
    }
  }

  /** Told once, by whoever first sees the end: everything around a cut record is cut as well. */
  private void truncated() {
    if (!ended) {
      report(Reason.TRUNCATED, "an object or array is not closed");
    }
    ended = true;
    window.start = window.limit;
  }

  /** Steps over a record that cannot be read, as far as its brackets tell where it ends. */
  private void bad(Stop stop) throws IOException {
    if (stop.tooDeep()) {
      report(Reason.TOO_DEEP, "nested deeper than " + limits.depth() + " (limit: depth); left out");
    } else {
      report(Reason.MALFORMED, "not well-formed JSON: " + excerpt());
    }
    while (true) {
      try {
        window.start = scanner.skip(window.bytes, window.start, window.limit);
        return;
      } catch (Stop again) {
        if (!again.incomplete() || !window.fill()) {
          discard();
          return;
        }
      }
    }
  }

  private String excerpt() {
    int end = Math.min(window.limit, window.start + 60);
    return text(window.start, end);
  }

  /**
   * Goes on behind what is longer than a record may be: behind the bracket that closes it, or where
   * none does behind the line end that cannot be of it.
   */
  private void discardLong() throws IOException {
    LongValue value = new LongValue(entered > 0);
    if (!value.begins(window.bytes[window.start])) {
      discard();
      return;
    }
    while (!value.ended() && window.more()) {
      window.start = value.take(window.bytes, window.start, window.limit);
    }
  }

  /** Gives up what is in the window and goes on behind the next line end. */
  private void discard() throws IOException {
    window.start = window.full() ? window.limit : Math.min(window.start + 1, window.limit);
    while (window.more()) {
      for (int p = window.start; p < window.limit; p++) {
        if (window.bytes[p] == '\n') {
          window.start = p + 1;
          return;
        }
      }
      window.start = window.limit;
    }
  }

  /** Text between JSON documents. */
  private void line() throws IOException {
    line++;
    while (true) {
      for (int p = window.start; p < window.limit; p++) {
        if (window.bytes[p] == '\n') {
          handler.line(window.bytes, window.start, p, line);
          window.start = p + 1;
          return;
        }
      }
      if (!window.fill()) {
        break;
      }
    }
    if (window.full()) {
      cut();
    } else {
      handler.line(window.bytes, window.start, window.limit, line);
      window.start = window.limit;
    }
  }

  private void report(Reason reason, String detail) {
    handler.problem(new Problem(reason, place(), detail));
  }
}
