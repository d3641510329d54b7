package dev.haetae.detect.run;

import dev.haetae.model.Event;
import dev.haetae.model.Slice;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was made of an event, for all events that have the same account, the same Region and, byte
 * for byte, the same values of some fields, as far as a {@link UniversalHash} can tell. Forgets
 * everything when there is too much of it, which costs time and changes nothing. For one thread.
 */
final class AlikeTable<T> {
  private static final int FEW_SLOTS = 1 << 9;

  /** Bytes of the slots that one takes, and of what refers to its traits. */
  private static final int ENTRY = 150;

  /** Stands for the account and Region among the fields. */
  private static final int PLACE = -1;

  /** Before the first field. */
  private static final int NONE = -1;

  private final int[] fields;
  private final Function<Event, T> make;
  private final AlikeMemory memory;
  private final Slice slice = new Slice();
  private final UniversalHash hash;

  /** The fields that are worked out, and whether each of the others is among the fields. */
  private int[] derived = {};

  private boolean[] isRead = {};

  /** Two words of hash for each slot. */
  private long[] hashes;

  private @Nullable Object[] made;
  private int entries;
  private String account = "";
  private String region = "";
  private byte[] place = {'0', ' '};

  /**
   * A table.
   *
   * @param fields the numbers of the fields in the selection of the events
   * @param make works it out of the first of those alike; reads nothing but these fields
   * @param memory what the thread may remember; who makes traits takes of it what those take
   */
  AlikeTable(int[] fields, Function<Event, T> make, AlikeMemory memory) {
    this.fields = fields.clone();
    this.make = make;
    this.memory = memory;
    this.hashes = new long[2 * FEW_SLOTS];
    this.made = new Object[FEW_SLOTS];
    this.hash = memory.share(this);
  }

  /** Forgets everything. */
  void forget() {
    hashes = new long[2 * FEW_SLOTS];
    made = new Object[FEW_SLOTS];
    entries = 0;
  }

  /** What was made of the first that is alike. An event of very long values is like no other. */
  // Only this method fills the array, with what the function gave.
  @SuppressWarnings("unchecked")
  T of(Event event) {
    if (!isHashed(event)) {
      return make.apply(event);
    }
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
    memory.take(ENTRY);
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
  private boolean isHashed(Event event) {
    boolean[] reads = isRead.length == 0 ? sorted(event) : isRead;
    hash.begin();
    byte[] where = place(event);
    boolean fits = hash.add(PLACE, where, 0, where.length);
    for (int field : derived) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        fits &= add(event, field, value);
      }
    }
    int values = event.values();
    for (int value = 0; value < values; value++) {
      int field = event.field(value);
      if (field < reads.length && reads[field]) {
        fits &= add(event, field, value);
      }
    }
    hash.end();
    return fits;
  }

  private boolean add(Event event, int field, int value) {
    event.read(value, slice);
    int tag = field << 8 | event.kind(value).code();
    return hash.add(tag, slice.bytes(), slice.start(), slice.end());
  }

  /**
   * Sets the fields that are worked out apart, which are only there once they are asked for. The
   * others are not asked for one by one: an event has far fewer values than there are fields. Its
   * selection may go on behind them: records of one log as JSON carry more than those as lines.
   */
  private boolean[] sorted(Event event) {
    isRead = new boolean[IntStream.of(fields).max().orElse(NONE) + 1];
    derived = IntStream.of(fields).filter(event::isDerived).toArray();
    for (int field : fields) {
      isRead[field] = !event.isDerived(field);
    }
    return isRead;
  }

  private byte[] place(Event event) {
    if (!event.account().equals(account) || !event.region().equals(region)) {
      account = event.account();
      region = event.region();
      place = (account.length() + " " + account + region).getBytes(StandardCharsets.UTF_8);
    }
    return place;
  }
}
