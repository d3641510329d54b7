package dev.haetae.flow.spill;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Things of one thread that wait in memory, written out in bytes, and where each is in arrays: a
 * hundred thousand objects would be copied by the garbage collector again and again. For one thread
 * at a time.
 */
final class PackedRun<T> {
  /** Bytes that arrays take of one thing, with the room they have left. */
  private static final int ENTRY = 48;

  private static final int FEW = 256;
  private static final long[] NONE_LONG = {};
  private static final int[] NONE = {};

  private final SortedRuns.Shape<T> shape;
  private final SortedRuns.Packing<T> packing;
  private final Pages pages = new Pages();
  private final DataOutputStream out = new DataOutputStream(pages.output());
  private final Pages.Input source = pages.input();
  private final DataInputStream in = new DataInputStream(source);
  private long[] times = new long[FEW];
  private long[] identities = new long[FEW];
  private int[] places = new int[FEW];

  /** The kind of each, its complement where it is ahead of what else has its time. */
  private int[] kinds = new int[FEW];

  private int count;
  private boolean isSealed;

  PackedRun(SortedRuns.Shape<T> shape) {
    this.shape = shape;
    this.packing = shape.packing();
  }

  /** Adds something and says its number. */
  int add(T item) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      identities = Arrays.copyOf(identities, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
      kinds = Arrays.copyOf(kinds, 2 * count);
    }
    kinds[count] = shape.isAhead(item) ? ~shape.kind(item) : shape.kind(item);
    put(count, item);
    return count++;
  }

  private void put(int number, T item) {
    times[number] = shape.time(item);
    identities[number] = shape.identity(item);
    places[number] = pages.size();
    try {
      packing.write(item, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link SortedRuns.Held#replace} of what has this number. */
  boolean replace(int number, T item) {
    if (!isSealed && isBefore(item, number)) {
      put(number, item);
    }
    return !isSealed;
  }

  private boolean isBefore(T item, int number) {
    int order = Long.compare(shape.time(item), times[number]);
    if (order == 0) {
      order = Long.compare(shape.identity(item), identities[number]);
    }
    return order < 0 || (order == 0 && shape.order().compare(item, read(places[number])) < 0);
  }

  private T read(int place) {
    source.seek(place);
    try {
      return packing.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Roughly what it takes on the heap, in bytes. */
  long size() {
    return pages.size() + packing.held() + (long) count * ENTRY;
  }

  /** Where something is, and what tells its turn from most others'. */
  private record Entry(long time, boolean isAhead, long identity, int kind, int place) {}

  /** All in order; nothing may be added any more. */
  Iterator<T> inOrder() {
    int[] inOrder =
        IntStream.range(0, count)
            .mapToObj(this::entry)
            .sorted(this::compare)
            .mapToInt(Entry::place)
            .toArray();
    seal();
    return Arrays.stream(inOrder).mapToObj(this::read).iterator();
  }

  private Entry entry(int number) {
    int kind = kinds[number];
    boolean isAhead = kind < 0;
    return new Entry(
        times[number], isAhead, identities[number], isAhead ? ~kind : kind, places[number]);
  }

  private int compare(Entry one, Entry other) {
    int order = Long.compare(one.time, other.time);
    if (order == 0) {
      order = Boolean.compare(other.isAhead, one.isAhead);
    }
    if (order == 0) {
      order = Long.compare(one.identity, other.identity);
    }
    if (order == 0) {
      order = Integer.compare(one.kind, other.kind);
    }
    return order == 0 ? shape.order().compare(read(one.place), read(other.place)) : order;
  }

  private void seal() {
    isSealed = true;
    times = NONE_LONG;
    identities = NONE_LONG;
    places = NONE;
    kinds = NONE;
  }
}
