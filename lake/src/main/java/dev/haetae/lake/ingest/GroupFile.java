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

/** Writes rows of a group, one by one, into a Parquet file. */
final class GroupFile {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int GROUP_ROWS = 1 << 16;
  private static final int LEVEL = 3;

  private final List<ParquetColumn> columns;
  private final ParquetWriter writer;
  private final IndexWriter index = new IndexWriter();
  private long groupFrom;
  private long time;
  private int groupRows;
  private byte[] bytes = new byte[0];
  private int at;

  private GroupFile(List<ParquetColumn> columns, ParquetWriter writer) {
    this.columns = columns;
    this.writer = writer;
  }

  /** Writes some rows of a group, in this order. */
  static ParquetWriter.Written write(
      Path file, Path index, List<ParquetColumn> columns, Group group, int[] rows, int count)
      throws IOException {
    try (ParquetWriter writer = new ParquetWriter(file, columns, 0, GROUP_ROWS, LEVEL)) {
      GroupFile to = new GroupFile(columns, writer);
      for (int i = 0; i < count; i++) {
        to.time = group.time(rows[i]);
        to.row(group.chunk(rows[i]), group.offset(rows[i]));
      }
      to.endGroup();
      to.index.write(index);
      return writer.finish();
    }
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
    groupFrom = groupRows == 0 ? time : groupFrom;
    if (++groupRows == GROUP_ROWS) {
      endGroup();
    }
  }

  private void endGroup() {
    if (groupRows > 0) {
      index.endGroup(groupFrom, time);
    }
    groupRows = 0;
  }

  /** What has no bounds is a record, or made from one: its words are looked for. */
  private void looked(ParquetColumn column, int length) {
    if (column.bloom()) {
      index.value(bytes, at, at + length);
    } else if (column.type() == ParquetColumn.Type.TEXT) {
      index.record(bytes, at, at + length);
    }
  }

  private void list(ColumnChunk column, int size) {
    for (int i = 0; i < size; i++) {
      int length = number();
      column.text(bytes, at, at + length, i == 0);
      index.value(bytes, at, at + length);
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
