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
  private static final int FEW_SLOTS = 1 << 9;
  private static final int MOST_SLOTS = 1 << 17;

  /** Bytes before each value: its field, its kind and its length. */
  private static final int HEADER = 7;

  private final int[] fields;
  private final Function<Event, T> make;
  private final Slice slice = new Slice();
  private final UniversalHash hash;

  /** Two words of hash for each slot. */
  private long[] hashes;

  private @Nullable Object[] made;
  private byte[] key = new byte[4096];
  private int length;
  private int entries;

  /**
   * A table.
   *
   * @param fields the numbers of the fields in the selection of the events
   * @param make works it out of the first of those alike; reads nothing but these fields
   * @param hash may be shared with other tables of the thread
   */
  AlikeTable(int[] fields, Function<Event, T> make, UniversalHash hash) {
    this.fields = fields.clone();
    this.make = make;
    this.hash = hash;
    this.hashes = new long[2 * FEW_SLOTS];
    this.made = new Object[FEW_SLOTS];
  }

  /** What was made of the first that is alike. An event of very long values is like no other. */
  // Only this method fills the array, with what the function gave.
  @SuppressWarnings("unchecked")
  T of(Event event) {
    if (!write(event)) {
      return make.apply(event);
    }
    ensure(UniversalHash.ROOM);
    hash.turnTo(key, length);
    long low = hash.low();
    long high = hash.high();
    int slot = slot(low);
    for (Object found = made[slot]; found != null; found = made[slot]) {
      if (hashes[2 * slot] == low && hashes[2 * slot + 1] == high) {
        return (T) found;
      }
      slot = next(slot);
    }
    T fresh = make.apply(event);
    add(low, high, fresh);
    return fresh;
  }

  private int slot(long low) {
    return (int) (low >>> 40) & (made.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (made.length - 1);
  }

  private void add(long low, long high, Object fresh) {
    if (entries == made.length / 2) {
      makeRoom();
    }
    put(low, high, fresh);
    entries++;
  }

  private void makeRoom() {
    if (made.length == MOST_SLOTS) {
      Arrays.fill(made, null);
      entries = 0;
      return;
    }
    long[] hashesBefore = hashes;
    @Nullable Object[] madeBefore = made;
    made = new Object[madeBefore.length * 4];
    hashes = new long[2 * made.length];
    for (int slot = 0; slot < madeBefore.length; slot++) {
      Object one = madeBefore[slot];
      if (one != null) {
        put(hashesBefore[2 * slot], hashesBefore[2 * slot + 1], one);
      }
    }
  }

  private void put(long low, long high, Object one) {
    int slot = slot(low);
    while (made[slot] != null) {
      slot = next(slot);
    }
    hashes[2 * slot] = low;
    hashes[2 * slot + 1] = high;
    made[slot] = one;
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
