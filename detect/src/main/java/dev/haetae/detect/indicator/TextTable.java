package dev.haetae.detect.indicator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Texts with what is known of each, in an open hash table over one array of bytes. ASCII letters
 * count alike in both cases. A text is hashed from its end, so all the domains that a name lies in
 * cost one pass over it. The hash is seeded anew for each table, for those who write lists and logs
 * may not choose what collides; and each hit is compared byte by byte.
 */
final class TextTable {
  static final int NONE = -1;

  private static final int FULLEST = 60;

  private final long seed;
  private final long factor;
  private final byte[] pool;
  private final int[] ends;
  private final int[] facts;
  private final long[] slots;

  private TextTable(byte[] pool, int[] ends, int[] facts, SplittableRandom random) {
    this.pool = pool;
    this.ends = ends;
    this.facts = facts;
    this.seed = random.nextLong();
    this.factor = random.nextLong() | 1;
    this.slots =
        new long[Integer.highestOneBit(Math.max(1, (int) (ends.length * 100L / FULLEST))) * 2];
    for (int entry = 0; entry < ends.length; entry++) {
      insert(entry);
    }
  }

  private void insert(int entry) {
    long hash = seed;
    for (int i = ends[entry] - 1; i >= start(entry); i--) {
      hash = step(hash, pool[i]);
    }
    long mixed = mix(hash);
    int slot = place(mixed);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = slot(mixed, entry);
  }

  private int start(int entry) {
    return entry == 0 ? 0 : ends[entry - 1];
  }

  private long step(long hash, byte b) {
    return (hash ^ folded(b)) * factor;
  }

  private static int folded(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }

  private static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }

  private int place(long mixed) {
    return (int) mixed & (slots.length - 1);
  }

  /** The upper half of the hash, and the entry, counted from 1. */
  private static long slot(long mixed, int entry) {
    return (mixed & 0xFFFFFFFF00000000L) | (entry + 1);
  }

  int size() {
    return ends.length;
  }

  long bytes() {
    return pool.length + 4L * (ends.length + facts.length) + 8L * slots.length;
  }

  /** The hash of no text, to be extended byte by byte from the end of one. */
  long begin() {
    return seed;
  }

  /** The hash of a text that begins one byte further to the left. */
  long extend(long hash, byte b) {
    return step(hash, b);
  }

  /**
   * An entry that equals {@code bytes[start, end)}, whose hash this is.
   *
   * @param after the entry met before, or {@link #NONE} to begin
   * @return {@link #NONE} where there is no further one
   */
  int find(byte[] bytes, int start, int end, long hash, int after) {
    if (ends.length == 0) {
      return NONE;
    }
    long mixed = mix(hash);
    boolean skipping = after != NONE;
    for (int at = place(mixed); slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
      int entry = (int) slots[at] - 1;
      if (skipping) {
        skipping = entry != after;
      } else if ((slots[at] ^ mixed) >>> 32 == 0 && equal(entry, bytes, start, end)) {
        return entry;
      }
    }
    return NONE;
  }

  private boolean equal(int entry, byte[] bytes, int start, int end) {
    int from = start(entry);
    if (ends[entry] - from != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (folded(bytes[i]) != folded(pool[from + i - start])) {
        return false;
      }
    }
    return true;
  }

  int fact(int entry) {
    return facts[entry];
  }

  String text(int entry) {
    return new String(pool, start(entry), ends[entry] - start(entry), StandardCharsets.UTF_8);
  }

  /** Gathers texts in any order; the same text may come several times. */
  static final class Builder {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

    private byte[] pool = new byte[256];
    private int used;
    private final IntColumn ends = new IntColumn();
    private final IntColumn facts = new IntColumn();

    void add(String text, int fact) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      long needed = (long) used + bytes.length;
      if (needed > MOST_BYTES || ends.size() == 1 << 28) {
        throw new IllegalStateException("more texts than fit into one table");
      }
      if (needed > pool.length) {
        pool =
            Arrays.copyOf(pool, (int) Math.min(MOST_BYTES, Math.max(needed, pool.length * 3L / 2)));
      }
      System.arraycopy(bytes, 0, pool, used, bytes.length);
      used = (int) needed;
      ends.add(used);
      facts.add(fact);
    }

    TextTable build(SplittableRandom random) {
      return new TextTable(Arrays.copyOf(pool, used), ends.trimmed(), facts.trimmed(), random);
    }
  }
}
