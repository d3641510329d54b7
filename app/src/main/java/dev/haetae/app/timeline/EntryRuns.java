package dev.haetae.app.timeline;

import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.flow.spill.TemporaryFolder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts entries in order within a bounded memory, each once however often it was delivered. Safe for
 * several threads that add.
 */
public final class EntryRuns implements AutoCloseable {
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final SortedRuns<Entry> runs;
  private final SortedRuns<Entry>.Collector collector;
  private long copies;

  private static final class EntryShape
      implements SortedRuns.Shape<Entry>, SortedRuns.Packing<Entry> {
    @Override
    public String name() {
      return "entries";
    }

    @Override
    public Comparator<Entry> order() {
      return Entry.ORDER;
    }

    @Override
    public long time(Entry entry) {
      return entry.time();
    }

    @Override
    public long identity(Entry entry) {
      return entry.identity();
    }

    @Override
    public SortedRuns.Packing<Entry> packing() {
      return this;
    }

    @Override
    public void write(Entry entry, DataOutput out) throws IOException {
      entry.write(out);
    }

    @Override
    public Entry read(DataInput in) throws IOException {
      return Entry.read(in);
    }
  }

  /**
   * No entries yet.
   *
   * @param memory about how many bytes wait in memory
   */
  public EntryRuns(long memory) {
    runs = new SortedRuns<>(folder, new EntryShape(), memory);
    collector = runs.collector();
  }

  /** Adds an entry, in any order. */
  public synchronized void add(Entry entry) {
    collector.add(entry);
  }

  /** Hands over all entries in order of time, once. */
  public synchronized void forEach(Consumer<Entry> consumer) {
    collector.close();
    Optional<Entry> last = Optional.empty();
    try (SortedRuns<Entry>.Merge merge = runs.merge()) {
      while (merge.hasNext()) {
        Entry entry = merge.next();
        if (last.filter(entry::isCopyOf).isPresent()) {
          copies++;
        } else {
          consumer.accept(entry);
          last = Optional.of(entry);
        }
      }
    }
  }

  /** How many copies of events were left out, once {@link #forEach} is done. */
  public synchronized long copies() {
    return copies;
  }

  @Override
  public synchronized void close() {
    folder.close();
  }
}
