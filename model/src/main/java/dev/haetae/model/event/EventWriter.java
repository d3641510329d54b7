package dev.haetae.model.event;

import java.nio.charset.StandardCharsets;

/** Fills an {@link Event}: used by readers of logs only. */
public final class EventWriter {
  private final Event event;

  EventWriter(Event event) {
    this.event = event;
  }

  /** Forgets the last record and begins the next. */
  public void begin(String object, long line) {
    event.clear();
    event.object = object;
    event.line = line;
  }

  /** The whole record. */
  public void raw(byte[] bytes, int start, int end) {
    event.raw.set(bytes, start, end);
  }

  /** What is needed besides the raw record to read it again. */
  public void layout(String layout) {
    event.layout = layout;
  }

  /** When it happened, in microseconds since 1970. */
  public void time(long micros) {
    event.time = micros;
  }

  /** A time to go by where the record has none of its own. */
  public void assumeTime(long micros) {
    event.time = micros;
    event.assumed = true;
  }

  /** The id: a slice of the record or of a buffer that lives as long. */
  public void id(byte[] bytes, int start, int end) {
    event.id.set(bytes, start, end);
  }

  /** The hash that is equal for every copy of this happening. */
  public void identity(long hash) {
    event.identity = hash;
  }

  /** The account; an interned string, so that no record costs one. */
  public void account(String account) {
    event.account = account;
  }

  /** The Region; an interned string. */
  public void region(String region) {
    event.region = region;
  }

  /**
   * Adds a value whose bytes are its text.
   *
   * @return the handle of the value
   */
  public int add(int field, ValueKind kind, byte[] source, int start, int end) {
    return add(field, kind.code, source, start, end);
  }

  /** Adds a JSON string that contains escapes, or a JSON object; decoded when first read. */
  public int addJson(int field, ValueKind kind, byte[] source, int start, int end) {
    return add(field, (byte) (kind.code | Event.ESCAPED), source, start, end);
  }

  /** Adds a text the reader made up itself. */
  public int add(int field, ValueKind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(field, kind, bytes, 0, bytes.length);
  }

  /** Adds the values that another field has, for records that carry one field at another's path. */
  public void share(int field, int other) {
    int value = event.firsts[other];
    while (value != Event.NONE) {
      int next = event.nexts[value];
      add(field, event.flags[value], event.sources[value], event.starts[value], event.ends[value]);
      value = next;
    }
  }

  private int add(int field, byte flags, byte[] source, int start, int end) {
    int value = event.values;
    if (value == event.nexts.length) {
      event.growValues();
    }
    event.values = value + 1;
    event.fields[value] = field;
    event.sources[value] = source;
    event.starts[value] = start;
    event.ends[value] = end;
    event.flags[value] = flags;
    event.nexts[value] = Event.NONE;
    if (event.firsts[field] == Event.NONE) {
      event.firsts[field] = value;
    } else {
      event.nexts[event.lasts[field]] = value;
    }
    event.lasts[field] = value;
    return value;
  }

  /**
   * Notes that a field has a value of another type than its log documents; of a record the first
   * such field counts.
   */
  public void mistyped(String field) {
    if (event.mistyped.isEmpty()) {
      event.mistyped = field;
    }
  }

  /** The first field noted as {@link #mistyped}; empty for most records. */
  public String mistyped() {
    return event.mistyped;
  }

  /** How many values the record has so far. */
  public int values() {
    return event.values;
  }
}
