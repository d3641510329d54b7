package dev.haetae.model.event;

import dev.haetae.model.JsonText;
import dev.haetae.model.log.Place;
import java.util.Arrays;
import java.util.List;

/**
 * One record of a log, as a cursor: valid only for the call it is handed to, then filled again with
 * the next record. What outlives the call is copied.
 *
 * <p>An event has an envelope (log, time, id, account, Region, place) and the values of the fields
 * its {@link FieldSelection} asks for. A field has any number of values, because a path through an
 * array reaches every element; they are walked by handle, without allocating:
 *
 * <pre>{@code
 * for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
 *   event.read(value, slice);
 * }
 * }</pre>
 *
 * Filled by an {@link EventWriter}. Not safe for use by several threads.
 */
public final class Event {
  /** No such value. */
  public static final int NONE = -1;

  /** The time of an event that has none. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** Account or Region of an event that says nothing of it. */
  public static final String UNKNOWN = "unknown";

  /** Works out the fields a log does not write but its readers know how to tell. */
  @FunctionalInterface
  public interface Derivation {
    /**
     * Adds the values of one derived field.
     *
     * @param field number of the field in the event's selection
     * @param path its path, such as {@code haetae.principal}
     */
    void derive(Event event, int field, String path, EventWriter writer);

    /**
     * The fields a derived field is worked out from. An event carries only fields somebody asks
     * for, so who asks for the derived field asks for these with it.
     *
     * @param path of a derived field, such as {@code haetae.principal}
     */
    default List<String> needs(String path) {
      return List.of();
    }
  }

  static final byte KIND = 7;
  static final byte ESCAPED = 8;

  final FieldSelection selection;
  private final Derivation derivation;
  private final boolean[] derivable;
  private final boolean[] derived;
  private final EventWriter writer;

  final int[] firsts;
  final int[] lasts;
  int values;
  int[] fields = new int[256];
  int[] nexts = new int[256];
  int[] starts = new int[256];
  int[] ends = new int[256];
  byte[] flags = new byte[256];
  byte[][] sources = new byte[256][];
  private byte[] scratch = new byte[1024];
  private int scratchUsed;

  final String log;
  String layout = "";
  long time;
  boolean assumed;
  String object = "";
  long line;
  String account = UNKNOWN;
  String region = UNKNOWN;
  long identity;
  String mistyped = "";
  final Slice raw = new Slice();
  final Slice id = new Slice();

  /**
   * A cursor over events of one log.
   *
   * @param log the log's name
   * @param selection the fields it will carry
   * @param derivation works out those that begin with {@code haetae.}, when first asked for
   */
  public Event(String log, FieldSelection selection, Derivation derivation) {
    this.log = log;
    this.selection = selection;
    this.derivation = derivation;
    this.firsts = new int[selection.size()];
    this.lasts = new int[selection.size()];
    this.derivable = new boolean[selection.size()];
    this.derived = new boolean[selection.size()];
    for (int field = 0; field < selection.size(); field++) {
      derivable[field] = Field.isDerived(selection.paths().get(field));
    }
    this.writer = new EventWriter(this);
    clear();
  }

  /** The one writer that fills this event. */
  public EventWriter writer() {
    return writer;
  }

  void clear() {
    Arrays.fill(firsts, NONE);
    Arrays.fill(derived, false);
    values = 0;
    scratchUsed = 0;
    mistyped = "";
    layout = "";
    time = NO_TIME;
    assumed = false;
    account = UNKNOWN;
    region = UNKNOWN;
    identity = 0;
    raw.set(scratch, 0, 0);
    id.set(scratch, 0, 0);
  }

  /** The fields this event carries values of. */
  public FieldSelection selection() {
    return selection;
  }

  /** The fields one is worked out from; empty for one that is in the log. */
  public List<String> needs(int field) {
    return derivable[field] ? derivation.needs(selection.paths().get(field)) : List.of();
  }

  /** Name of the log that wrote it, such as {@code cloudtrail}. */
  public String log() {
    return log;
  }

  /**
   * What a reader must know besides the raw record to read it again, such as the header of a flow
   * log; empty where the record stands alone.
   */
  public String layout() {
    return layout;
  }

  /** When it happened, in microseconds since 1970-01-01T00:00Z, or {@link #NO_TIME}. */
  public long time() {
    return time;
  }

  /** Whether the time is not the record's own but that of the object it was read in. */
  public boolean timeIsAssumed() {
    return assumed;
  }

  /**
   * The log's own id of the event; where it has none, a hash of the raw record and its ordinal
   * among equal records of its object. Unique together with log and account.
   */
  public String id() {
    return id.text();
  }

  /** The bytes of {@link #id}, not to be kept; empty where none has been set. */
  public Slice idBytes() {
    return id;
  }

  /**
   * A 64-bit hash that is equal for every copy of one happening, however often and to whichever
   * trails or accounts it was delivered.
   */
  public long identity() {
    return identity;
  }

  /** The account it happened in, twelve digits, or {@link #UNKNOWN}. */
  public String account() {
    return account;
  }

  /** The Region it happened in, or {@link #UNKNOWN}. */
  public String region() {
    return region;
  }

  /** Where it was read. */
  public Place place() {
    return new Place(object, line);
  }

  /** The whole record as read. */
  public Slice raw() {
    return raw;
  }

  /** The first value of a field, or {@link #NONE} where the field is absent. */
  public int first(int field) {
    if (derivable[field] && !derived[field]) {
      derived[field] = true;
      derivation.derive(this, field, selection.paths().get(field), writer);
    }
    return firsts[field];
  }

  /**
   * How many values of all fields it has, those of derived fields as far as somebody asked for
   * them. Their handles are the numbers below, in the order they were met.
   */
  public int values() {
    return values;
  }

  /** The field a value is one of. */
  public int field(int value) {
    return fields[value];
  }

  /** Whether a field is not in the log but worked out. */
  public boolean isDerived(int field) {
    return derivable[field];
  }

  /** The next value of the same field, or {@link #NONE}. */
  public int next(int value) {
    return nexts[value];
  }

  /** What the value was written as. */
  public ValueKind kind(int value) {
    return ValueKind.of(flags[value] & KIND);
  }

  /**
   * Points {@code into} at the value's decoded text: escapes resolved, objects as compact JSON. The
   * slice is good until this event is filled again.
   */
  public void read(int value, Slice into) {
    if ((flags[value] & ESCAPED) != 0) {
      decode(value);
    }
    into.set(sources[value], starts[value], ends[value]);
  }

  /** The value's decoded text, copied. */
  public String text(int value) {
    Slice slice = new Slice();
    read(value, slice);
    return slice.text();
  }

  /** The text of a field's first value that is not null, copied; empty where there is none. */
  public String text(String path) {
    int field = selection.number(path);
    if (field < 0) {
      return "";
    }
    for (int value = first(field); value != NONE; value = next(value)) {
      ValueKind kind = kind(value);
      if (kind != ValueKind.NULL && kind != ValueKind.EMPTY) {
        return text(value);
      }
    }
    return "";
  }

  private void decode(int value) {
    int length = ends[value] - starts[value];
    int at = reserve(length);
    int end =
        kind(value) == ValueKind.OBJECT
            ? JsonText.compact(sources[value], starts[value], ends[value], scratch, at)
            : JsonText.unescape(sources[value], starts[value], ends[value], scratch, at);
    scratchUsed = end;
    sources[value] = scratch;
    starts[value] = at;
    ends[value] = end;
    flags[value] &= KIND;
  }

  /** Room for decoded bytes; never more than the encoded ones took. */
  private int reserve(int length) {
    if (scratch.length - scratchUsed < length) {
      scratch = new byte[Math.max(scratch.length * 2, length)];
      scratchUsed = 0;
    }
    return scratchUsed;
  }

  void growValues() {
    int size = nexts.length * 2;
    fields = Arrays.copyOf(fields, size);
    nexts = Arrays.copyOf(nexts, size);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    flags = Arrays.copyOf(flags, size);
    sources = Arrays.copyOf(sources, size);
  }
}
