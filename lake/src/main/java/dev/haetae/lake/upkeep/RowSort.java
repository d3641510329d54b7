package dev.haetae.lake.upkeep;

import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.lake.ingest.RowCopy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows in order of time, and of an event's id where times are equal, within a bounded memory.
 * DuckDB fails to put whole events in order where they are many and large, whatever it may spill.
 */
final class RowSort implements AutoCloseable {
  /** What rows take in memory before they are put aside. */
  private static final long MEMORY = 64L << 20;

  private final TemporaryFolder folder;
  private final SortedRuns<Row> runs;
  private final SortedRuns<Row>.Collector collector;

  /** Takes rows, one after the other. */
  interface Sink {
    void accept(Row row) throws IOException;
  }

  /**
   * A row.
   *
   * @param time microseconds since 1970
   * @param key orders rows of one time, as unsigned bytes
   * @param bytes whatever is made of it
   */
  @SuppressWarnings("ArrayRecordComponent") // millions of them, and nobody compares two
  record Row(long time, byte[] key, byte[] bytes) {
    /** No text in UTF-8 has such a byte. */
    private static final byte[] NO_ID = {(byte) 0xff};

    private static final Comparator<Row> ORDER =
        Comparator.comparingLong(Row::time).thenComparing(Row::key, Arrays::compareUnsigned);

    /** The row of an event; one without an id comes last. */
    static Row of(long time, @Nullable String eventId, byte[] bytes) {
      byte[] key = eventId == null ? NO_ID : eventId.getBytes(StandardCharsets.UTF_8);
      return new Row(time, key, bytes);
    }

    /** Its key's first bytes as a number, in the order of keys. */
    private long identity() {
      long first = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        first = first << Byte.SIZE | (i < key.length ? key[i] & 0xFF : 0);
      }
      return first ^ Long.MIN_VALUE;
    }
  }

  private static final class RowShape implements SortedRuns.Shape<Row>, SortedRuns.Packing<Row> {
    @Override
    public String name() {
      return "rows";
    }

    @Override
    public Comparator<Row> order() {
      return Row.ORDER;
    }

    @Override
    public long time(Row row) {
      return row.time();
    }

    @Override
    public long identity(Row row) {
      return row.identity();
    }

    @Override
    public SortedRuns.Packing<Row> packing() {
      return this;
    }

    @Override
    public void write(Row row, DataOutput out) throws IOException {
      out.writeLong(row.time());
      out.writeInt(row.key().length);
      out.write(row.key());
      out.writeInt(row.bytes().length);
      out.write(row.bytes());
    }

    @Override
    public Row read(DataInput in) throws IOException {
      return new Row(in.readLong(), part(in), part(in));
    }

    private static byte[] part(DataInput in) throws IOException {
      byte[] part = new byte[in.readInt()];
      in.readFully(part);
      return part;
    }
  }

  /**
   * No rows yet.
   *
   * @param aside the folder for what does not fit in memory
   */
  RowSort(Path aside) {
    this(aside, MEMORY);
  }

  RowSort(Path aside, long memory) {
    folder = TemporaryFolder.in(aside);
    runs = new SortedRuns<>(folder, new RowShape(), memory);
    collector = runs.collector();
  }

  /** Adds what is copied of the rows of a table. */
  RowCopy.RowConsumer consumer() {
    return (rows, row) ->
        add(
            Row.of(
                rows.getLong(1),
                rows.getString("event_id"),
                Arrays.copyOf(row.array(), row.length())));
  }

  void add(Row row) {
    collector.add(row);
  }

  /** Hands over all rows in order, once. */
  void drain(Sink sink) throws IOException {
    collector.close();
    try (SortedRuns<Row>.Merge merge = runs.merge()) {
      while (merge.hasNext()) {
        sink.accept(merge.next());
      }
    }
  }

  /** Takes away what was put aside. */
  @Override
  public void close() {
    folder.close();
  }
}
