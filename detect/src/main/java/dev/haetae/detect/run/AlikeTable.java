package dev.haetae.detect.run;

import dev.haetae.model.event.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of an event, for all events that an {@link EventHash} tells to be alike. Forgets
 * everything when there is too much of it, which costs time and changes nothing. For one thread.
 */
final class AlikeTable<T> {
  private static final int FEW_SLOTS = 1 << 9;

  /** Bytes of the slots that one takes, and of what refers to its traits. */
  private static final int ENTRY = 150;

  private final EventHash hash;
  private final Function<Event, T> make;
  private final AlikeMemory memory;

  /** Two words of hash for each slot. */
  private long[] hashes;

  private @Nullable Object[] made;
  private int entries;

  /**
   * A table.
   *
   * @param hash tells which events are alike
   * @param make works it out of the first of those alike; reads nothing but what they have in
   *     common
   * @param memory what the thread may remember; who makes traits takes of it what those take
   */
  AlikeTable(EventHash hash, Function<Event, T> make, AlikeMemory memory) {
    this.hash = hash;
    this.make = make;
    this.memory = memory;
    this.hashes = new long[2 * FEW_SLOTS];
    this.made = new Object[FEW_SLOTS];
    memory.share(this::forget);
  }

  private void forget() {
    hashes = new long[2 * FEW_SLOTS];
    made = new Object[FEW_SLOTS];
    entries = 0;
  }

  /** What was made of the first that is alike. An event of very long values is like no other. */
  // Only this method fills the array, with what the function gave.
  @SuppressWarnings("unchecked")
  T of(Event event) {
    if (!hash.of(event)) {
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
}
