package dev.haetae.app.timeline;

import dev.haetae.flow.TemporaryFolder;
import dev.haetae.model.Place;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Sorts entries in bounded memory: what does not fit is written to temporary files in sorted runs,
 * which are merged at the end. Safe for several threads that add.
 */
public final class EntryRuns implements AutoCloseable {
  private final long memory;
  private final List<Path> runs = new ArrayList<>();
  private final TemporaryFolder folder = TemporaryFolder.create();
  private List<Entry> waiting = new ArrayList<>();
  private long weight;
  private long copies;

  /**
   * Runs of entries.
   *
   * @param memory about how many bytes wait in memory
   */
  public EntryRuns(long memory) {
    this.memory = memory;
  }

  /** Adds an entry, in any order. */
  public synchronized void add(Entry entry) {
    waiting.add(entry);
    weight += entry.weight();
    if (weight > memory) {
      spill();
    }
  }

  private void spill() {
    waiting.sort(Entry.ORDER);
    try {
      Path run = folder.next("entries");
      runs.add(run);
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
        for (Entry entry : waiting) {
          out.writeBoolean(true);
          entry.write(out);
        }
        out.writeBoolean(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a temporary file", e);
    }
    waiting = new ArrayList<>();
    weight = 0;
  }

  /** Hands over all entries in order of time, each once however often it was delivered. */
  public synchronized void forEach(Consumer<Entry> consumer) {
    waiting.sort(Entry.ORDER);
    List<Run> open = new ArrayList<>();
    try {
      PriorityQueue<Run> queue =
          new PriorityQueue<>(Comparator.comparing(run -> run.head, Entry.ORDER));
      for (Path run : runs) {
        open.add(new Run(new FileEntries(run)));
      }
      open.add(new Run(new MemoryEntries(waiting.iterator())));
      open.stream().filter(Run::advance).forEach(queue::add);
      merge(queue, consumer);
    } finally {
      open.forEach(Run::close);
    }
  }

  private void merge(PriorityQueue<Run> queue, Consumer<Entry> consumer) {
    Optional<Entry> last = Optional.empty();
    for (Run next = queue.poll(); next != null; next = queue.poll()) {
      Entry entry = next.head;
      if (last.filter(entry::isCopyOf).isPresent()) {
        copies++;
      } else {
        consumer.accept(entry);
        last = Optional.of(entry);
      }
      if (next.advance()) {
        queue.add(next);
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

  /** Where the entries of a run come from. */
  private interface Entries {
    Optional<Entry> next();

    void close();
  }

  private record MemoryEntries(Iterator<Entry> entries) implements Entries {
    @Override
    public Optional<Entry> next() {
      return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
    }

    @Override
    public void close() {}
  }

  private static final class FileEntries implements Entries {
    private final DataInputStream in;

    FileEntries(Path file) {
      try {
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<Entry> next() {
      try {
        return in.readBoolean() ? Optional.of(Entry.read(in)) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Run {
    private static final Entry NONE =
        new Entry(0, 0, Part.NAMED, "", "", "", "", "", "", "", List.of(), Place.of(""), "");

    private final Entries entries;
    private Entry head = NONE;

    Run(Entries entries) {
      this.entries = entries;
    }

    boolean advance() {
      Optional<Entry> next = entries.next();
      head = next.orElse(NONE);
      return next.isPresent();
    }

    void close() {
      entries.close();
    }
  }
}
