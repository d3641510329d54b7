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
   * No counts yet.
   *
   * @param begin what is known of a name that was not met before
   */
  public SpaceSaving(Supplier<D> begin) {
    this.begin = begin;
  }

  /** What is known of one name. */
  public static final class Counter<D> {
    private final D details;
    private final long inherited;
    private long amount;

    private Counter(D details, long amount, long inherited) {
      this.details = details;
      this.amount = amount;
      this.inherited = inherited;
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

  /** Adds an amount to what a name has. */
  public Counter<D> add(String name, long amount) {
    Counter<D> counter = counters.get(name);
    if (counter == null) {
      long inherited = counters.size() == COUNTERS ? takeSmallest() : 0;
      counter = new Counter<>(begin.get(), inherited, inherited);
      counters.put(name, counter);
    }
    counter.amount += amount;
    return counter;
  }

  private long takeSmallest() {
    String smallest = "";
    long least = Long.MAX_VALUE;
    for (Map.Entry<String, Counter<D>> each : counters.entrySet()) {
      if (each.getValue().amount < least) {
        least = each.getValue().amount;
        smallest = each.getKey();
      }
    }
    counters.remove(smallest);
    return least;
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
      counters.put(name, new Counter<>(details.read(from), amount, inherited));
    }
  }
}
