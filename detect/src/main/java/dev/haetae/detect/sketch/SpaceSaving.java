package dev.haetae.detect.sketch;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Amounts by name, of the {@value #COUNTERS} names that have most, by Space-Saving: a name that has
 * no counter takes over the smallest with all that is in it. What was inherited is left out where
 * an amount is told, so that what is told is never too large; what a name had before it lost its
 * counter is missing.
 *
 * @param <D> what else is known of a name that has a counter
 * @see <a href="https://doi.org/10.1007/978-3-540-30570-5_27">Metwally, Agrawal, El Abbadi:
 *     Efficient computation of frequent and top-k elements in data streams, 2005</a>
 */
public final class SpaceSaving<D> {
  private static final int COUNTERS = 64;

  private final Supplier<D> begin;
  private final Map<String, Counter<D>> counters = new LinkedHashMap<>();

  /**
   * Once every counter is taken, all of them by what they had when they were put in here. Amounts
   * only grow, so that the first that did not is the smallest.
   */
  private final PriorityQueue<Counter<D>> smallest = new PriorityQueue<>();

  private long begun;

  /**
   * No counts yet.
   *
   * @param begin what is known of a name that was not met before
   */
  public SpaceSaving(Supplier<D> begin) {
    this.begin = begin;
  }

  /** What is known of one name. */
  public static final class Counter<D> implements Comparable<Counter<D>> {
    private final String name;
    private final D details;
    private final long inherited;
    private final long order;
    private long amount;
    private long ranked;

    private Counter(String name, D details, long amount, long inherited, long order) {
      this.name = name;
      this.details = details;
      this.amount = amount;
      this.inherited = inherited;
      this.order = order;
    }

    /** The smaller first, as both are ranked; of equal ones the older. */
    @Override
    public int compareTo(Counter<D> other) {
      int smaller = Long.compare(ranked, other.ranked);
      return smaller == 0 ? Long.compare(order, other.order) : smaller;
    }

    /** What was surely added under its name. */
    public long sure() {
      return amount - inherited;
    }

    /** What else is known of it. */
    public D details() {
      return details;
    }
  }

  /** Adds an amount, which is not negative, to what a name has. */
  public Counter<D> add(String name, long amount) {
    Counter<D> counter = counters.get(name);
    if (counter == null) {
      boolean isFull = counters.size() == COUNTERS;
      long inherited = isFull ? takeSmallest() : 0;
      counter = begin(name, begin.get(), inherited, inherited);
      if (isFull) {
        rank(counter);
      }
    }
    counter.amount += amount;
    return counter;
  }

  private Counter<D> begin(String name, D details, long amount, long inherited) {
    Counter<D> counter = new Counter<>(name, details, amount, inherited, begun++);
    counters.put(name, counter);
    return counter;
  }

  private void rank(Counter<D> counter) {
    counter.ranked = counter.amount;
    smallest.add(counter);
  }

  private long takeSmallest() {
    if (smallest.isEmpty()) {
      counters.values().forEach(this::rank);
    }
    Counter<D> least = smallest.remove();
    while (least.ranked < least.amount) {
      rank(least);
      least = smallest.remove();
    }
    counters.remove(least.name);
    return least.amount;
  }

  /** The counter of a name, if it has one. */
  public Optional<Counter<D>> find(String name) {
    return Optional.ofNullable(counters.get(name));
  }

  /** All counters. */
  public Collection<Counter<D>> counters() {
    return counters.values();
  }

  /** Forgets all. */
  public void clear() {
    counters.clear();
    smallest.clear();
  }

  /**
   * Writes all counters.
   *
   * @param details how what else is known is written
   */
  public void write(Codec<D> details, DataOutput to) throws IOException {
    to.writeInt(counters.size());
    for (Map.Entry<String, Counter<D>> each : counters.entrySet()) {
      Texts.write(each.getKey(), to);
      to.writeLong(each.getValue().amount);
      to.writeLong(each.getValue().inherited);
      details.write(each.getValue().details, to);
    }
  }

  /**
   * Adds the counters that {@link #write} wrote.
   *
   * @throws IOException also where they are of another shape
   */
  public void read(Codec<D> details, DataInput from) throws IOException {
    int size = from.readInt();
    if (size < 0 || size > COUNTERS) {
      throw new IOException("counters of another shape");
    }
    for (int i = 0; i < size; i++) {
      String name = Texts.read(from);
      long amount = from.readLong();
      long inherited = from.readLong();
      begin(name, details.read(from), amount, inherited);
    }
  }
}
