package dev.haetae.flow.copies;

import dev.haetae.flow.spill.TemporaryFolder;
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
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Counts events met more than once, by the 64-bit hash of what happened. Eight bytes an event, in
 * sorted runs on disk once they outgrow memory; two of 100 million different events share a hash
 * with a probability of 0.03 %.
 */
public final class Duplicates {
  /** Hashes a thread holds before it writes a run. */
  private static final int RUN = 1 << 20;

  /** Hashes a thread has room for at first. */
  private static final int FIRST = 1 << 14;

  private final TemporaryFolder folder;
  private final int run;
  private final List<Path> files = new ArrayList<>();
  private final List<MemoryRun> rests = new ArrayList<>();

  /** None yet; what outgrows memory goes to a folder. */
  public Duplicates(TemporaryFolder folder) {
    this(folder, RUN);
  }

  Duplicates(TemporaryFolder folder, int run) {
    this.folder = folder;
    this.run = run;
  }

  /** A collector for one thread. */
  public Collector collector() {
    return new Collector();
  }

  /** The hashes of one thread. */
  public final class Collector implements AutoCloseable {
    private long[] hashes = new long[Math.min(run, FIRST)];
    private int count;

    /** Takes the hash of an event. */
    public void add(long identity) {
      if (count == run) {
        spill();
      } else if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, Math.min(run, 4 * count));
      }
      hashes[count++] = identity;
    }

    private void spill() {
      Arrays.sort(hashes, 0, count);
      Path file = folder.next("identities");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
        for (int i = 0; i < count; i++) {
          out.writeLong(hashes[i]);
        }
      } catch (IOException e) {
        throw TemporaryFolder.failed("write", file, e);
      }
      synchronized (files) {
        files.add(file);
      }
      count = 0;
    }

    @Override
    public void close() {
      Arrays.sort(hashes, 0, count);
      synchronized (files) {
        rests.add(new MemoryRun(hashes, count));
      }
      hashes = new long[0];
      count = 0;
    }
  }

  /** Takes hashes. */
  @FunctionalInterface
  public interface HashSink {
    void accept(long hash);
  }

  /** A sorted run with its next hash at hand. */
  private abstract static class Run implements Comparable<Run> {
    long head;

    /** Moves to the next hash; false at the end. */
    abstract boolean advance() throws IOException;

    @Override
    public int compareTo(Run other) {
      return Long.compare(head, other.head);
    }
  }

  private static final class MemoryRun extends Run {
    private final long[] hashes;
    private final int count;
    private int at;

    MemoryRun(long[] hashes, int count) {
      this.hashes = hashes;
      this.count = count;
    }

    @Override
    boolean advance() {
      if (at == count) {
        return false;
      }
      head = hashes[at++];
      return true;
    }
  }

  private static final class FileRun extends Run {
    private final DataInputStream in;

    FileRun(Path file) throws IOException {
      this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    @Override
    boolean advance() throws IOException {
      try {
        head = in.readLong();
        return true;
      } catch (EOFException end) {
        in.close();
        return false;
      }
    }
  }

  /** How many events were copies of one met already. */
  public long count() {
    return count(List.of(), identity -> {});
  }

  /**
   * How many events were copies of one met already.
   *
   * @param earlier files of ascending hashes of events met before this run
   * @param each takes every hash once, ascending, also those met before
   */
  public long count(List<Path> earlier, HashSink each) {
    try {
      PriorityQueue<Run> runs = new PriorityQueue<>();
      for (Path file : earlier) {
        push(runs, new FileRun(file));
      }
      for (MemoryRun rest : rests) {
        push(runs, rest);
      }
      for (Path file : files) {
        push(runs, new FileRun(file));
      }
      return count(runs, each);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read temporary files", e);
    }
  }

  private static void push(PriorityQueue<Run> runs, Run run) throws IOException {
    if (run.advance()) {
      runs.add(run);
    }
  }

  private static long count(PriorityQueue<Run> runs, HashSink each) throws IOException {
    long duplicates = 0;
    long last = 0;
    boolean any = false;
    while (true) {
      Run run = runs.poll();
      if (run == null) {
        return duplicates;
      }
      if (any && run.head == last) {
        duplicates++;
      } else {
        each.accept(run.head);
      }
      last = run.head;
      any = true;
      push(runs, run);
    }
  }
}
