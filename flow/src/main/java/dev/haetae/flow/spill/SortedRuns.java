package dev.haetae.flow.spill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts things in order within a bounded memory. Each thread collects its own; what outgrows memory
 * is sorted and written out as a run, and at the end all runs are merged.
 *
 * <p>Whatever cannot be written to the folder or read from it is an {@link UncheckedIOException}
 * that names the file.
 */
public final class SortedRuns<T> {
  /** Runs read at once: each that is read holds a buffer, and what its shape remembers. */
  private static final int MOST_OPEN = 32;

  private static final int BUFFER = 1 << 16;

  private final TemporaryFolder folder;
  private final Shape<T> shape;
  private final long memory;
  private final List<Path> files = new ArrayList<>();
  private long size;
  private final List<Iterator<T>> rests = new ArrayList<>();

  /** How things are ordered, written and read. */
  public interface Shape<T> {
    /** The name of the files they are written to. */
    String name();

    /**
     * By time, what is ahead first, by identity and kind, then by whatever tells copies apart. The
     * other methods say the first of these without asking for a whole thing.
     */
    Comparator<T> order();

    /** Microseconds since 1970. */
    long time(T item);

    /** Whether it comes ahead of what else has its time. */
    default boolean isAhead(T item) {
      return false;
    }

    /** What is equal for copies of one happening. */
    long identity(T item);

    /** What comes next in the order. */
    default int kind(T item) {
      return 0;
    }

    /** How those of one thread are kept in memory. */
    Packing<T> packing();

    /** Writes one run; as in memory, where nothing else is said. */
    default Output<T> output(DataOutput out) {
      Packing<T> packing = packing();
      return item -> packing.write(item, out);
    }

    /** Reads one run, as {@link #output} wrote it. */
    default Input<T> input(DataInput in) {
      Packing<T> packing = packing();
      return () -> packing.read(in);
    }
  }

  /** Writes things so that each can be read alone, by the same packing. */
  public interface Packing<T> {
    /** Writes one. */
    void write(T item, DataOutput out) throws IOException;

    /** Reads one that was written. */
    T read(DataInput in) throws IOException;

    /** Roughly what it holds on the heap besides what it wrote, in bytes. */
    default int held() {
      return 0;
    }
  }

  /** Writes the things of one run, in order. */
  public interface Output<T> {
    /** Writes the next. */
    void write(T item) throws IOException;
  }

  /** Reads the things of one run, in order. */
  public interface Input<T> {
    /**
     * Reads the next.
     *
     * @throws EOFException where the run ends
     */
    T read() throws IOException;
  }

  /** Something that was added. */
  public interface Held<T> {
    /**
     * Puts something of its kind in its place, if that comes before.
     *
     * @return false where nothing can be put there any more
     */
    boolean replace(T item);
  }

  /**
   * Nothing yet.
   *
   * @param folder takes the runs, and deletes those that are left when it is closed
   * @param memory about how many bytes a thread may hold before it writes a run
   */
  public SortedRuns(TemporaryFolder folder, Shape<T> shape, long memory) {
    this.folder = folder;
    this.shape = shape;
    this.memory = memory;
  }

  /** How many there are; every collector is closed by then. */
  public long size() {
    synchronized (files) {
      return size;
    }
  }

  /** A collector for one thread. */
  public Collector collector() {
    return new Collector();
  }

  /** Those of one thread. */
  public final class Collector implements AutoCloseable {
    private PackedRun<T> held = new PackedRun<>(shape);
    private long added;

    private Collector() {}

    /** Adds something, which may be replaced as long as it is in memory. */
    public Held<T> add(T item) {
      PackedRun<T> run = held;
      int number = run.add(item);
      added++;
      if (run.size() > memory) {
        spill();
      }
      return other -> run.replace(number, other);
    }

    private void spill() {
      Path file = written(held.inOrder());
      synchronized (files) {
        files.add(file);
      }
      held = new PackedRun<>(shape);
    }

    /** Hands over what is still in memory. */
    @Override
    public void close() {
      Iterator<T> rest = held.inOrder();
      synchronized (files) {
        rests.add(rest);
        size += added;
      }
    }
  }

  private Path written(Iterator<T> items) {
    Path file = folder.next(shape.name());
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      Output<T> output = shape.output(out);
      while (items.hasNext()) {
        output.write(items.next());
      }
    } catch (IOException e) {
      throw TemporaryFolder.failed("write", file, e);
    }
    return file;
  }

  /** All of them in order, once; every collector is closed by then. */
  public Merge merge() {
    while (files.size() > MOST_OPEN) {
      // Each that is joined is read and written once more: no more of them than must be.
      join(files.subList(0, Math.min(MOST_OPEN, files.size() - MOST_OPEN + 1)));
    }
    return new Merge(rests, files);
  }

  /** Makes one run of the first ones, behind the others. */
  private void join(List<Path> first) {
    Path file;
    try (Merge merge = new Merge(List.of(), first)) {
      file = written(merge);
    }
    first.forEach(SortedRuns::delete);
    first.clear();
    files.add(file);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete temporary file " + file, e);
    }
  }

  /** A sorted source with its next one at hand. */
  private record Head<T>(T item, Iterator<T> rest) {}

  /** The merged runs; closes its files. */
  public final class Merge implements Iterator<T>, AutoCloseable {
    private final PriorityQueue<Head<T>> heads =
        new PriorityQueue<>(Comparator.comparing(Head::item, shape.order()));
    private final List<FileRun<T>> open = new ArrayList<>();

    private Merge(List<Iterator<T>> rests, List<Path> files) {
      rests.forEach(this::push);
      for (Path file : files) {
        FileRun<T> run = new FileRun<>(file, shape);
        open.add(run);
        push(run);
      }
    }

    private void push(Iterator<T> run) {
      if (run.hasNext()) {
        heads.add(new Head<>(run.next(), run));
      }
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public T next() {
      Head<T> head = heads.poll();
      if (head == null) {
        throw new NoSuchElementException();
      }
      push(head.rest());
      return head.item();
    }

    @Override
    public void close() {
      open.forEach(FileRun::close);
    }
  }

  /** What is in one file. */
  private static final class FileRun<T> implements Iterator<T>, AutoCloseable {
    private final Path file;
    private final DataInputStream in;
    private final Input<T> input;
    private @Nullable T next;

    FileRun(Path file, Shape<T> shape) {
      this.file = file;
      try {
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
      } catch (IOException e) {
        throw TemporaryFolder.failed("read", file, e);
      }
      this.input = shape.input(in);
      this.next = read();
    }

    private @Nullable T read() {
      try {
        return input.read();
      } catch (EOFException end) {
        return null;
      } catch (IOException e) {
        throw TemporaryFolder.failed("read", file, e);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public T next() {
      T item = next;
      if (item == null) {
        throw new NoSuchElementException();
      }
      next = read();
      return item;
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close temporary file " + file, e);
      }
    }
  }
}
