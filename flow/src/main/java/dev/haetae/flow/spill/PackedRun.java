package dev.haetae.flow.spill;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Things of one thread that wait in memory, written out in bytes: a hundred thousand of them as
 * objects would be copied by the garbage collector again and again. For one thread at a time.
 */
final class PackedRun<T> {
  /** Bytes of an entry on the heap, and of the references to it. */
  private static final int ENTRY = 56;

  private final SortedRuns.Shape<T> shape;
  private final SortedRuns.Packing<T> packing;
  private final Pages pages = new Pages();
  private final DataOutputStream out = new DataOutputStream(pages.output());
  private final Pages.Input source = pages.input();
  private final DataInputStream in = new DataInputStream(source);
  private final List<Entry> entries = new ArrayList<>();
  private boolean isSealed;

  /** Where something is, and what tells its turn from most others'. */
  final class Entry implements SortedRuns.Held<T> {
    private final boolean isAhead;
    private final int kind;
    private long time;
    private long identity;
    private int place;

    private Entry(T item) {
      this.isAhead = shape.isAhead(item);
      this.kind = shape.kind(item);
      put(item);
    }

    private void put(T item) {
      time = shape.time(item);
      identity = shape.identity(item);
      place = pages.size();
      try {
        packing.write(item, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean replace(T item) {
      if (!isSealed && isBefore(item)) {
        put(item);
      }
      return !isSealed;
    }

    private boolean isBefore(T item) {
      int order = Long.compare(shape.time(item), time);
      if (order == 0) {
        order = Long.compare(shape.identity(item), identity);
      }
      return order < 0 || (order == 0 && shape.order().compare(item, read()) < 0);
    }

    private T read() {
      source.seek(place);
      try {
        return packing.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int compareTo(Entry other) {
      int order = Long.compare(time, other.time);
      if (order == 0) {
        order = Boolean.compare(other.isAhead, isAhead);
      }
      if (order == 0) {
        order = Long.compare(identity, other.identity);
      }
      if (order == 0) {
        order = Integer.compare(kind, other.kind);
      }
      return order == 0 ? shape.order().compare(read(), other.read()) : order;
    }
  }

  PackedRun(SortedRuns.Shape<T> shape) {
    this.shape = shape;
    this.packing = shape.packing();
  }

  Entry add(T item) {
    Entry entry = new Entry(item);
    entries.add(entry);
    return entry;
  }

  /** Roughly what it takes on the heap, in bytes. */
  long size() {
    return pages.size() + packing.held() + (long) entries.size() * ENTRY;
  }

  /** All in order; nothing may be added any more. */
  Iterator<T> inOrder() {
    isSealed = true;
    entries.sort(Entry::compareTo);
    Iterator<Entry> each = entries.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public T next() {
        return each.next().read();
      }
    };
  }
}
