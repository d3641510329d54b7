package dev.haetae.flow;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
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
 * Signals waiting to be put in order. Each thread collects its own; what outgrows memory is sorted
 * and written out as a run, and at the end all runs are merged.
 */
final class SignalRuns {
  private final TemporaryFolder folder;
  private final int memory;
  private final List<Path> files = new ArrayList<>();
  private final List<List<Signal>> rests = new ArrayList<>();

  /**
   * @param memory bytes of signals a thread may hold before it writes a run
   */
  SignalRuns(TemporaryFolder folder, int memory) {
    this.folder = folder;
    this.memory = memory;
  }

  /** A collector for one thread. */
  Collector collector() {
    return new Collector();
  }

  /** The signals of one thread. */
  final class Collector implements AutoCloseable {
    private List<Signal> signals = new ArrayList<>();
    private long held;

    void add(Signal signal) {
      signals.add(signal);
      held += signal.size();
      if (held > memory) {
        spill();
      }
    }

    private void spill() {
      signals.sort(Signal.ORDER);
      Path file = folder.next("signals");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
        for (Signal signal : signals) {
          signal.write(out);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write temporary file " + file, e);
      }
      synchronized (files) {
        files.add(file);
      }
      signals = new ArrayList<>();
      held = 0;
    }

    /** Hands over what is still in memory. */
    @Override
    public void close() {
      signals.sort(Signal.ORDER);
      synchronized (files) {
        rests.add(signals);
      }
      signals = List.of();
    }
  }

  /** All signals in order, copies of one happening beside each other. */
  Merge merge() {
    return new Merge();
  }

  /** A sorted source of signals with its next one at hand. */
  private record Head(Signal signal, Iterator<Signal> rest) {}

  /** The merged runs; closes its files. */
  final class Merge implements Iterator<Signal>, AutoCloseable {
    private final PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(Head::signal, Signal.ORDER));
    private final List<FileRun> open = new ArrayList<>();

    private Merge() {
      rests.forEach(rest -> push(rest.iterator()));
      for (Path file : files) {
        FileRun run = new FileRun(file);
        open.add(run);
        push(run);
      }
    }

    private void push(Iterator<Signal> run) {
      if (run.hasNext()) {
        heads.add(new Head(run.next(), run));
      }
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public Signal next() {
      Head head = heads.poll();
      if (head == null) {
        throw new NoSuchElementException();
      }
      push(head.rest());
      return head.signal();
    }

    @Override
    public void close() {
      open.forEach(FileRun::close);
    }
  }

  /** The signals of one file. */
  private static final class FileRun implements Iterator<Signal>, AutoCloseable {
    private final Path file;
    private final DataInputStream in;
    private @Nullable Signal next;

    FileRun(Path file) {
      this.file = file;
      try {
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read temporary file " + file, e);
      }
      this.next = read();
    }

    private @Nullable Signal read() {
      try {
        return Signal.read(in);
      } catch (EOFException end) {
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read temporary file " + file, e);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Signal next() {
      Signal signal = next;
      if (signal == null) {
        throw new NoSuchElementException();
      }
      next = read();
      return signal;
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
