package dev.haetae.lake.ingest;

import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Rows of one table and one day that wait in memory, in the order they came. */
final class Group {
  private static final int CHUNK = 1 << 18;

  /** Which table and day. */
  record Key(Activity activity, int day) {}

  private final Key key;
  private final List<byte[]> chunks = new ArrayList<>();
  private int used;
  private long[] places = new long[64];
  private long[] times = new long[64];
  private long[] identities = new long[64];
  private int[] lengths = new int[64];
  private final BitSet assumed = new BitSet();
  private int count;
  private long bytes;

  Group(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  int count() {
    return count;
  }

  /** What it takes in memory. */
  long bytes() {
    return bytes;
  }

  /** The day of a time, in days since 1970. */
  static int day(long micros) {
    return (int) Micros.day(micros);
  }

  /**
   * Adds a row.
   *
   * @param isAssumed whether the time is not the event's own, so that a copy may lie on another day
   * @return the bytes the group grew by
   */
  long add(long time, long identity, boolean isAssumed, byte[] row, int from, int length) {
    long before = bytes;
    if (count == times.length) {
      places = Arrays.copyOf(places, count * 2);
      times = Arrays.copyOf(times, count * 2);
      identities = Arrays.copyOf(identities, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
      bytes += 28L * count;
    }
    if (chunks.isEmpty() || chunks.getLast().length - used < length) {
      int size = Math.max(Math.min(CHUNK, Math.max(4096, (int) bytes)), length);
      chunks.add(new byte[size]);
      bytes += size;
      used = 0;
    }
    System.arraycopy(row, from, chunks.getLast(), used, length);
    places[count] = ((long) (chunks.size() - 1) << 32) | used;
    used += length;
    times[count] = time;
    identities[count] = identity;
    lengths[count] = length;
    assumed.set(count, isAssumed);
    count++;
    return bytes - before;
  }

  long time(int row) {
    return times[row];
  }

  long identity(int row) {
    return identities[row];
  }

  boolean isAssumed(int row) {
    return assumed.get(row);
  }

  byte[] chunk(int row) {
    return chunks.get((int) (places[row] >>> 32));
  }

  int offset(int row) {
    return (int) places[row];
  }

  int length(int row) {
    return lengths[row];
  }

  /** The rows in order of time; those of one time in the order of their identities. */
  int[] inOrder() {
    long dayBegins = key.day() * Micros.DAY;
    int bits = 64 - Long.numberOfLeadingZeros(Micros.DAY);
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = ((times[i] - dayBegins) << (63 - bits)) | i;
    }
    Arrays.sort(keys);
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = (int) (keys[i] & ((1L << (63 - bits)) - 1));
    }
    orderEqualTimes(rows);
    return rows;
  }

  /** So that the file does not depend on which thread read what first. */
  private void orderEqualTimes(int[] rows) {
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && times[rows[to]] == times[rows[from]]) {
        to++;
      }
      if (to - from > 1) {
        sortByIdentity(rows, from, to);
      }
      from = to;
    }
  }

  private void sortByIdentity(int[] rows, int from, int to) {
    Integer[] part = new Integer[to - from];
    for (int i = from; i < to; i++) {
      part[i - from] = rows[i];
    }
    Arrays.sort(part, (one, other) -> Long.compare(identities[one], identities[other]));
    for (int i = from; i < to; i++) {
      rows[i] = part[i - from];
    }
  }
}
