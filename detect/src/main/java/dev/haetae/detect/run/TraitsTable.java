package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Traits;
import dev.haetae.model.Event;
import dev.haetae.model.Hashing;
import dev.haetae.model.Slice;
import dev.haetae.model.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the traits of an event among those met before, by their bytes, without making a text of
 * any. Forgets all of them when there are too many, which costs time and changes nothing.
 */
final class TraitsTable {
  /** Bytes of one text that are kept; what is longer is cut. */
  static final int LONGEST_TEXT = 1024;

  private static final int SLOTS = 1 << 16;
  private static final int MOST_ENTRIES = SLOTS / 2;
  private static final int MOST_BYTES = 8 << 20;
  private static final byte BETWEEN_VALUES = '\n';
  private static final int LENGTH = 2;

  private final int[] fields;
  private final Slice slice = new Slice();
  private final @Nullable Entry[] slots = new Entry[SLOTS];
  private byte[] key = new byte[4096];
  private int length;
  private int entries;
  private int bytes;

  /** Traits, and what their observer remembers of them. */
  static final class Entry {
    private final byte[] key;
    private final long hash;
    final Traits traits;

    /** Which of the strand's watchers want them, once they were asked. */
    boolean @Nullable [] wanted;

    /** The observation last made of them. */
    @Nullable Observed last;

    /** When that was: what is of an earlier generation may have been written out already. */
    int generation;

    Entry(byte[] key, long hash, Traits traits) {
      this.key = key;
      this.hash = hash;
      this.traits = traits;
    }
  }

  /**
   * A table.
   *
   * @param fields the numbers of the layout's texts in the selection of the events
   */
  TraitsTable(int[] fields) {
    this.fields = fields;
  }

  Entry of(Event event) {
    write(event);
    long hash = Hashing.hash(key, 0, length);
    int slot = (int) hash & (SLOTS - 1);
    for (Entry entry = slots[slot]; entry != null; entry = slots[slot]) {
      if (entry.hash == hash && Arrays.equals(entry.key, 0, entry.key.length, key, 0, length)) {
        return entry;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    Entry entry = new Entry(Arrays.copyOf(key, length), hash, traits(event));
    add(entry, slot);
    return entry;
  }

  private void add(Entry entry, int free) {
    int at = free;
    if (entries == MOST_ENTRIES || bytes > MOST_BYTES) {
      Arrays.fill(slots, null);
      entries = 0;
      bytes = 0;
      at = (int) entry.hash & (SLOTS - 1);
    }
    slots[at] = entry;
    entries++;
    bytes += entry.key.length;
  }

  private void write(Event event) {
    length = 0;
    ascii(event.account());
    ascii(event.region());
    for (int field : fields) {
      text(event, field);
    }
  }

  private void ascii(String text) {
    int at = begin(text.length());
    for (int i = 0; i < text.length(); i++) {
      key[length++] = (byte) text.charAt(i);
    }
    end(at);
  }

  private void text(Event event, int field) {
    int at = begin(0);
    int most = length + LONGEST_TEXT;
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      ValueKind kind = event.kind(value);
      if (kind != ValueKind.NULL && kind != ValueKind.EMPTY) {
        event.read(value, slice);
        append(at, most);
      }
    }
    end(at);
  }

  private void append(int begin, int most) {
    int room = most - length - 1;
    int taken = Math.min(slice.length(), room);
    if (taken < slice.length()) {
      // Not in the middle of a character.
      while (taken > 0 && (slice.bytes()[slice.start() + taken] & 0xC0) == 0x80) {
        taken--;
      }
    }
    if (taken <= 0) {
      return;
    }
    ensure(taken + 1);
    if (length > begin + LENGTH) {
      key[length++] = BETWEEN_VALUES;
    }
    System.arraycopy(slice.bytes(), slice.start(), key, length, taken);
    length += taken;
  }

  private int begin(int expected) {
    ensure(expected + LENGTH);
    int at = length;
    length += LENGTH;
    return at;
  }

  private void end(int at) {
    int size = length - at - LENGTH;
    key[at] = (byte) (size >> 8);
    key[at + 1] = (byte) size;
  }

  private void ensure(int more) {
    if (key.length - length < more) {
      key = Arrays.copyOf(key, Math.max(key.length * 2, length + more));
    }
  }

  private Traits traits(Event event) {
    List<String> texts = new ArrayList<>(fields.length);
    int at = next(next(0));
    for (int i = 0; i < fields.length; i++) {
      texts.add(new String(key, at + LENGTH, size(at), StandardCharsets.UTF_8));
      at = next(at);
    }
    return new Traits(event.account(), event.region(), texts);
  }

  private int size(int at) {
    return ((key[at] & 0xFF) << 8) | (key[at + 1] & 0xFF);
  }

  private int next(int at) {
    return at + LENGTH + size(at);
  }
}
