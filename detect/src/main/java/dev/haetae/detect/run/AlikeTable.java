package dev.haetae.detect.run;

import dev.haetae.model.Event;
import dev.haetae.model.Slice;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of an event, for all events that have the same account, the same Region and, byte
 * for byte, the same values of some fields, as far as a {@link UniversalHash} can tell. Forgets
 * everything when there is too much of it, which costs time and changes nothing. For one thread.
 */
final class AlikeTable<T> {
  private static final int SLOTS = 1 << 17;
  private static final int MOST_ENTRIES = SLOTS / 2;

  /** Bytes before each value: its field, its kind and its length. */
  private static final int HEADER = 7;

  private final int[] fields;
  private final Function<Event, T> make;
  private final Slice slice = new Slice();
  private final UniversalHash hash = new UniversalHash();
  private final @Nullable Entry<T>[] slots;
  private byte[] key = new byte[4096];
  private int length;
  private int entries;

  private record Entry<T>(long low, long high, T made) {}

  /**
   * A table.
   *
   * @param fields the numbers of the fields in the selection of the events
   * @param make works it out of the first of those alike; reads nothing but these fields
   */
  // An array of a generic type cannot be made otherwise; nothing but this class fills it.
  @SuppressWarnings("unchecked")
  AlikeTable(int[] fields, Function<Event, T> make) {
    this.fields = fields.clone();
    this.make = make;
    this.slots = (Entry<T>[]) new Entry<?>[SLOTS];
  }

  /** What was made of the first that is alike. An event of very long values is like no other. */
  T of(Event event) {
    if (!write(event)) {
      return make.apply(event);
    }
    ensure(UniversalHash.ROOM);
    hash.turnTo(key, length);
    int slot = slot(hash.low());
    for (Entry<T> entry = slots[slot]; entry != null; entry = slots[slot]) {
      if (entry.low == hash.low() && entry.high == hash.high()) {
        return entry.made;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    T made = make.apply(event);
    add(new Entry<>(hash.low(), hash.high(), made), slot);
    return made;
  }

  private static int slot(long low) {
    return (int) (low >>> 40) & (SLOTS - 1);
  }

  private void add(Entry<T> entry, int free) {
    int at = free;
    if (entries == MOST_ENTRIES) {
      Arrays.fill(slots, null);
      entries = 0;
      at = slot(entry.low);
    }
    slots[at] = entry;
    entries++;
  }

  /** Whether it is short enough. */
  private boolean write(Event event) {
    length = 0;
    ascii(event.account());
    ascii(event.region());
    for (int field : fields) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        event.read(value, slice);
        if (length + slice.length() + HEADER > UniversalHash.LONGEST) {
          return false;
        }
        add(field, event.kind(value).code());
      }
    }
    return true;
  }

  private void add(int field, byte kind) {
    int size = slice.length();
    ensure(size + HEADER);
    key[length] = (byte) (field >> 8);
    key[length + 1] = (byte) field;
    key[length + 2] = kind;
    key[length + 3] = (byte) (size >> 24);
    key[length + 4] = (byte) (size >> 16);
    key[length + 5] = (byte) (size >> 8);
    key[length + 6] = (byte) size;
    System.arraycopy(slice.bytes(), slice.start(), key, length + HEADER, size);
    length += HEADER + size;
  }

  private void ascii(String text) {
    ensure(text.length() + 1);
    for (int i = 0; i < text.length(); i++) {
      key[length++] = (byte) text.charAt(i);
    }
    key[length++] = 0;
  }

  private void ensure(int more) {
    if (key.length - length < more) {
      key = Arrays.copyOf(key, Math.max(key.length * 2, length + more));
    }
  }
}
