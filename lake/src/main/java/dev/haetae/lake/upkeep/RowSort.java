package dev.haetae.lake.upkeep;

import dev.haetae.lake.ingest.RowCopy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows in order of time, and of a key where times are equal, within a bounded memory: what is
 * more lies in sorted runs on disk until all are merged. DuckDB fails to put whole events in order
 * where they are many and large, whatever it may spill.
 */
final class RowSort implements Closeable {
  /** What a row takes in memory besides its bytes. */
  private static final int BESIDES = 120;

  private static final int BUFFER = 1 << 15;

  /** No text in UTF-8 has such a byte. */
  private static final byte[] NO_ID = {(byte) 0xff};

  /** Each has a buffer and an open file while it is merged. */
  private static final int MOST_RUNS = 256;

  private final Path aside;
  private final long memory;
  private final List<Row> waiting = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();
  private long waitingBytes;

  /** Takes rows, one after the other. */
  interface Sink {
    void accept(Row row) throws IOException;
  }

  /** A row: when it was, what orders rows of one time, and whatever is made of it. */
  static final class Row implements Comparable<Row> {
    private final long time;
    private final byte[] key;
    private final byte[] bytes;

    /**
     * A row.
     *
     * @param key compared as unsigned bytes
     */
    Row(long time, byte[] key, byte[] bytes) {
      this.time = time;
      this.key = key;
      this.bytes = bytes;
    }

    long time() {
      return time;
    }

    /** Not to be changed. */
    byte[] bytes() {
      return bytes;
    }

    @Override
    public int compareTo(Row other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Arrays.compareUnsigned(key, other.key);
    }
  }

  /**
   * No rows yet.
   *
   * @param aside the folder for runs
   * @param memory about how many bytes of rows wait before they are put there
   */
  RowSort(Path aside, long memory) {
    this.aside = aside;
    this.memory = memory;
  }

  /** The key of an event's id; an event without one comes last. */
  static byte[] key(@Nullable String eventId) {
    return eventId == null ? NO_ID : eventId.getBytes(StandardCharsets.UTF_8);
  }

  /** Adds what is copied of the rows of a table. */
  RowCopy.Taker taker() {
    return (rows, row) ->
        add(
            new Row(
                rows.getLong(1),
                key(rows.getString("event_id")),
                Arrays.copyOf(row.array(), row.length())));
  }

  void add(Row row) throws IOException {
    waiting.add(row);
    waitingBytes += row.key.length + row.bytes().length + BESIDES;
    if (waitingBytes >= memory) {
      spill();
    }
  }

  private void spill() throws IOException {
    Collections.sort(waiting);
    try (RunWriter run = begun()) {
      for (Row row : waiting) {
        run.accept(row);
      }
    }
    waiting.clear();
    waitingBytes = 0;
    if (runs.size() == MOST_RUNS) {
      List<Path> merged = List.copyOf(runs);
      runs.clear();
      try (RunWriter run = begun()) {
        merge(merged, run);
      }
    }
  }

  private RunWriter begun() throws IOException {
    Path file = aside.resolve(UUID.randomUUID() + ".run");
    runs.add(file);
    return new RunWriter(file);
  }

  /** Hands over all rows in order; there are none afterwards. */
  void drain(Sink sink) throws IOException {
    if (!runs.isEmpty()) {
      spill();
    }
    Collections.sort(waiting);
    for (Row row : waiting) {
      sink.accept(row);
    }
    waiting.clear();
    waitingBytes = 0;
    merge(List.copyOf(runs), sink);
    runs.clear();
  }

  private static void merge(List<Path> files, Sink sink) throws IOException {
    PriorityQueue<Run> heads = new PriorityQueue<>();
    try {
      for (Path file : files) {
        Run run = new Run(file);
        if (run.next()) {
          heads.add(run);
        } else {
          run.close();
        }
      }
      for (Run first = heads.poll(); first != null; first = heads.poll()) {
        sink.accept(first.row);
        if (first.next()) {
          heads.add(first);
        } else {
          first.close();
        }
      }
    } finally {
      for (Run run : heads) {
        run.close();
      }
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Takes away what was put aside and not drained. */
  @Override
  public void close() throws IOException {
    for (Path file : runs) {
      Files.deleteIfExists(file);
    }
    runs.clear();
  }

  /** Rows in order, on their way to disk. */
  private static final class RunWriter implements Sink, Closeable {
    private final DataOutputStream out;

    RunWriter(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    @Override
    public void accept(Row row) throws IOException {
      out.writeLong(row.time());
      out.writeInt(row.key.length);
      out.write(row.key);
      out.writeInt(row.bytes().length);
      out.write(row.bytes());
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Rows that come back from disk, the next of them at hand. */
  private static final class Run implements Comparable<Run>, Closeable {
    private final DataInputStream in;
    private long left;
    private Row row = new Row(0, new byte[0], new byte[0]);

    Run(Path file) throws IOException {
      left = Files.size(file);
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    boolean next() throws IOException {
      if (left == 0) {
        return false;
      }
      long time = in.readLong();
      byte[] key = part();
      byte[] bytes = part();
      row = new Row(time, key, bytes);
      left -= Long.BYTES + 2L * Integer.BYTES + key.length + bytes.length;
      return true;
    }

    private byte[] part() throws IOException {
      byte[] part = new byte[in.readInt()];
      in.readFully(part);
      return part;
    }

    @Override
    public int compareTo(Run other) {
      return row.compareTo(other.row);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
