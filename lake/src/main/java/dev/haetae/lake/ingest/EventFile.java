package dev.haetae.lake.ingest;

import dev.haetae.lake.index.IndexWriter;
import dev.haetae.lake.parquet.ColumnChunk;
import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.parquet.ParquetWriter;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * A Parquet file of events that is being written, in order of time, together with the index of its
 * words. For one thread.
 */
public final class EventFile implements AutoCloseable {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int GROUP_ROWS = 1 << 16;

  /** A row group waits in memory until it is whole, compressed. */
  private static final long GROUP_BYTES = 128L << 20;

  private final List<ParquetColumn> columns;
  private final ParquetWriter writer;
  private final IndexWriter index = new IndexWriter();
  private final boolean indexed;
  private long groupFrom;
  private long last;
  private int groupRows;
  private long groupBytes;
  private byte[] bytes = new byte[0];
  private int at;

  /**
   * A new file.
   *
   * @param columns the first of which is the time
   * @param level how hard zstd is to try
   * @throws IOException where it cannot be made
   */
  public EventFile(Path file, List<ParquetColumn> columns, int level) throws IOException {
    this(file, columns, level, true);
  }

  /** A file without an index, which no lake is to search. */
  public static EventFile withoutIndex(Path file, List<ParquetColumn> columns, int level)
      throws IOException {
    return new EventFile(file, columns, level, false);
  }

  private EventFile(Path file, List<ParquetColumn> columns, int level, boolean indexed)
      throws IOException {
    this.indexed = indexed;
    this.columns = columns;
    this.writer = new ParquetWriter(file, columns, 0, GROUP_ROWS, level);
  }

  /**
   * Adds a row.
   *
   * @param time when it happened, in microseconds since 1970; not before the row before
   * @param source a row as {@link RowBytes} makes it, from this offset on
   */
  public void add(long time, byte[] source, int offset) throws IOException {
    row(source, offset);
    groupFrom = groupRows == 0 ? time : groupFrom;
    last = time;
    groupBytes += at - offset;
    if (++groupRows == GROUP_ROWS || groupBytes >= GROUP_BYTES) {
      endGroup();
    }
  }

  /** Writes what is left and the index; returns when both would outlive a loss of power. */
  public ParquetWriter.Written finish(Path indexFile) throws IOException {
    endGroup();
    index.write(indexFile);
    return writer.finish();
  }

  /** Writes what is left of a file {@link #withoutIndex}. */
  public ParquetWriter.Written finish() throws IOException {
    endGroup();
    return writer.finish();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void endGroup() throws IOException {
    if (indexed && groupRows > 0) {
      index.endGroup(groupFrom, last);
    }
    writer.endGroup();
    groupRows = 0;
    groupBytes = 0;
  }

  private void row(byte[] source, int offset) throws IOException {
    bytes = source;
    at = offset;
    for (int i = 0; i < columns.size(); i++) {
      int size = number() - 1;
      ColumnChunk column = writer.column(i);
      if (size < 0) {
        column.absent();
      } else if (columns.get(i).list()) {
        list(column, size);
      } else {
        looked(columns.get(i), size);
        value(columns.get(i).type(), column, size);
      }
    }
    writer.endRow();
  }

  /** What has no bounds is a record, or made from one: its words are looked for. */
  private void looked(ParquetColumn column, int length) {
    if (!indexed) {
      return;
    }
    if (column.bloom()) {
      index.value(bytes, at, at + length);
    } else if (column.type() == ParquetColumn.Type.TEXT) {
      index.record(bytes, at, at + length);
    }
  }

  private void list(ColumnChunk column, int size) {
    if (size == 0) {
      column.emptyList();
    }
    for (int i = 0; i < size; i++) {
      int length = number();
      column.text(bytes, at, at + length, i == 0);
      if (indexed) {
        index.value(bytes, at, at + length);
      }
      at += length;
    }
  }

  private void value(ParquetColumn.Type type, ColumnChunk column, int length) {
    switch (type) {
      case TEXT -> column.text(bytes, at, at + length, true);
      case LONG, TIME -> column.whole((long) LONG.get(bytes, at));
      case BOOLEAN -> column.bool((long) LONG.get(bytes, at) != 0);
      case DOUBLE -> column.fraction(Double.longBitsToDouble((long) LONG.get(bytes, at)));
    }
    at += length;
  }

  private int number() {
    int value = 0;
    int shift = 0;
    while (bytes[at] < 0) {
      value |= (bytes[at++] & 0x7F) << shift;
      shift += 7;
    }
    return value | (bytes[at++] << shift);
  }
}
