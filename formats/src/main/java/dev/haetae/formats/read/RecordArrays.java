package dev.haetae.formats.read;

import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.formats.scan.JsonWalk;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells of a JSON object whether it is a record, or what an array of records is in: by what the
 * array is called, or by what its first element is.
 */
final class RecordArrays {
  /** Keys under which services put the array of what they really say. */
  private static final List<byte[]> ARRAYS =
      JsonWalk.names(
          "Records", "records", "Events", "events", "logEvents", "items", "Findings", "findings");

  /** An array of records may lie in so many objects, one inside the other. */
  private static final int MOST_WRAPPERS = 4;

  /** Knows records. */
  interface Judge {
    /**
     * Whether the object at {@code start} is a record of a known log, or carries one as a service
     * does that hands logs on.
     *
     * @throws Stop where it is not complete or not well formed
     */
    boolean isKnown(byte[] bytes, int start, int limit);

    /** The same of an object that may hold such a record anywhere inside. */
    boolean holdsRecords(byte[] bytes, int start, int limit);
  }

  private final JsonScanner scanner;
  private final Window window;
  private final Judge judge;
  private final TableRows tables;

  RecordArrays(JsonScanner scanner, Window window, Judge judge) {
    this.scanner = scanner;
    this.window = window;
    this.judge = judge;
    this.tables = new TableRows(scanner);
  }

  /**
   * Whether the object at {@code start} is nothing but what an array of records is in.
   *
   * @throws Stop where it is not complete
   */
  boolean isWrapper(int start) {
    NamedArrayTest named = new NamedArrayTest();
    return anyMember(start, named)
        || (named.partsMet
            && holdsArray(start, 1)
            && !judge.isKnown(window.bytes, start, window.limit));
  }

  /**
   * Whether a member is an array under a name that says that records are in it. Notes whether any
   * has parts at all: where none has, nothing can hold records.
   */
  private static final class NamedArrayTest implements Predicate<JsonWalk> {
    private boolean partsMet;

    @Override
    public boolean test(JsonWalk member) {
      partsMet |= member.first() == '[' || member.first() == '{';
      return member.first() == '['
          && member.isNamed(ARRAYS)
          && "{]".indexOf(member.firstInside()) >= 0;
    }
  }

  /**
   * Whether the object at {@code start} has an array under a name that says that records are in it.
   *
   * @throws Stop where it is not complete
   */
  static boolean namesRecords(JsonScanner scanner, byte[] bytes, int start, int limit) {
    return anyMember(JsonWalk.inside(scanner, bytes, start, limit), new NamedArrayTest());
  }

  /** Of an object that is cut, or longer than a record may be, only the beginning is looked at. */
  boolean beginsAsWrapper(int start) {
    try {
      return holdsArray(start, 1);
    } catch (Stop stop) {
      return false;
    }
  }

  /** Whether there is an array of records in the object at {@code start}, or in one inside it. */
  private boolean holdsArray(int start, int depth) {
    TableTest table = new TableTest();
    return anyMember(
        start,
        member -> isRecords(member.value()) || isIn(member.value(), depth) || table.test(member));
  }

  /** Whether a member holds the rows of a table, of which one before it names the columns. */
  private final class TableTest implements Predicate<JsonWalk> {
    private boolean named;

    @Override
    public boolean test(JsonWalk member) {
      named = named || (TableRows.isNames(member) && !columns(member.value()).isEmpty());
      return named && TableRows.isRows(window.bytes, member);
    }
  }

  /** The names of columns that a member's value says; none where it says none. */
  List<byte[]> columns(int value) {
    return tables.names(window.bytes, value, window.limit);
  }

  private boolean isIn(int value, int depth) {
    return window.bytes[value] == '{' && depth < MOST_WRAPPERS && holdsArray(value, depth + 1);
  }

  /**
   * Whether what begins at {@code value} is an array whose first element says that it is records.
   */
  private boolean isRecords(int value) {
    if (window.bytes[value] != '[') {
      return false;
    }
    int first = JsonScanner.skipSpace(window.bytes, value + 1);
    return switch (window.bytes[first]) {
      case '{' ->
          anyMember(first, new TableTest())
              || judge.holdsRecords(window.bytes, first, window.limit);
      case '[' -> CellRows.begins(scanner, window.bytes, first, window.limit);
      default -> false;
    };
  }

  private boolean anyMember(int start, Predicate<JsonWalk> test) {
    return anyMember(JsonWalk.inside(scanner, window.bytes, start, window.limit), test);
  }

  private static boolean anyMember(JsonWalk walk, Predicate<JsonWalk> test) {
    try {
      while (walk.next()) {
        if (test.test(walk)) {
          return true;
        }
      }
    } catch (Stop stop) {
      if (stop.incomplete() || stop.tooDeep()) {
        throw stop;
      }
      // What is not well formed inside holds nothing; what lies around it may.
    }
    return false;
  }

  /**
   * Whether records are looked for in a member of a wrapping object.
   *
   * @param depth 1 for an object that is in no other one
   * @param columnsNamed whether a member before it names the columns of rows
   */
  boolean isEntered(JsonWalk member, int depth, boolean columnsNamed) {
    boolean named = depth == 1 && member.first() == '[' && member.isNamed(ARRAYS);
    boolean rows = columnsNamed && TableRows.isRows(window.bytes, member);
    return named || rows || isRecords(member.value()) || isIn(member.value(), depth);
  }
}
