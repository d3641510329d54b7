package dev.haetae.lake.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes one Parquet file: rows are given column by column, and kept compressed until their row
 * group is full. Files are read by everything that reads Parquet; DuckDB and Iceberg's own reader
 * are tested. Pages carry checksums, columns that are looked for carry Bloom filters.
 *
 * <p>For one thread. A file that was not finished is no Parquet file, since its footer comes last.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet file format</a>
 */
public final class ParquetWriter implements Closeable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ZSTD = 6;
  private static final int REQUIRED = 0;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;

  private final FileEnd out;
  private final List<ParquetColumn> columns;
  private final List<ColumnChunk> chunks;
  private final ZstdCompressCtx compressor = new ZstdCompressCtx();
  private final List<Group> groups = new ArrayList<>();
  private final int sortedBy;
  private final int groupRows;
  private int rows;

  private record Group(List<ColumnChunk.Written> chunks, long rows) {}

  /**
   * What was written.
   *
   * @param sha256 the hash of its bytes
   * @param groups where each row group begins
   * @param columns what is known of each column, in their order
   */
  public record Written(
      long rows, long bytes, String sha256, List<Long> groups, List<ColumnSummary> columns) {}

  /**
   * One column of a file.
   *
   * @param bytes what it takes, compressed
   * @param values how many values there are, absent ones included
   * @param bounds least and greatest value over all row groups, where every one of them tells
   */
  public record ColumnSummary(
      ParquetColumn column,
      long bytes,
      long values,
      long nulls,
      Optional<ColumnChunk.Bounds> bounds) {}

  /**
   * A new file.
   *
   * @param sortedBy the column the rows come in order of
   * @param groupRows rows of a row group, the smallest part that can be passed over
   * @param level how hard zstd is to try
   * @throws IOException where there is such a file or none can be made
   */
  public ParquetWriter(
      Path file, List<ParquetColumn> columns, int sortedBy, int groupRows, int level)
      throws IOException {
    this.out = new FileEnd(file);
    this.columns = List.copyOf(columns);
    this.sortedBy = sortedBy;
    this.groupRows = groupRows;
    compressor.setLevel(level);
    // Readers then find out about bytes that were changed.
    compressor.setChecksum(true);
    this.chunks = columns.stream().map(each -> new ColumnChunk(each, compressor)).toList();
    out.write(MAGIC, MAGIC.length);
  }

  /** The column of this number, to be given one value, list or absence for each row. */
  public ColumnChunk column(int number) {
    return chunks.get(number);
  }

  /** Every column has been given what it has in this row. */
  public void endRow() throws IOException {
    if (++rows == groupRows) {
      endGroup();
    }
  }

  /** Begins a new row group with the next row, though this one may have few rows yet. */
  public void endGroup() throws IOException {
    if (rows == 0) {
      return;
    }
    List<ColumnChunk.Written> written = new ArrayList<>();
    for (ColumnChunk chunk : chunks) {
      written.add(chunk.write(out));
    }
    groups.add(new Group(written, rows));
    rows = 0;
  }

  /** Writes the footer; returns when the file would outlive a loss of power. */
  public Written finish() throws IOException {
    endGroup();
    CompactThrift footer = footer();
    Bytes end = new Bytes(8);
    end.addInt(footer.out.length);
    end.add(MAGIC, 0, MAGIC.length);
    out.write(footer.out.array, footer.out.length);
    out.write(end.array, end.length);
    out.force();
    List<Long> begins = groups.stream().map(group -> group.chunks().getFirst().offset()).toList();
    return new Written(total(), out.position(), out.sha256(), begins, summaries());
  }

  private long total() {
    return groups.stream().mapToLong(Group::rows).sum();
  }

  private List<ColumnSummary> summaries() {
    List<ColumnSummary> summaries = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      summaries.add(summary(i));
    }
    return summaries;
  }

  private ColumnSummary summary(int number) {
    long bytes = 0;
    long values = 0;
    long nulls = 0;
    List<ColumnChunk.Bounds> bounds = new ArrayList<>();
    boolean all = true;
    for (Group group : groups) {
      ColumnChunk.Written chunk = group.chunks().get(number);
      bytes += chunk.size().packed();
      values += chunk.size().entries();
      nulls += chunk.nulls();
      all &= chunk.bounds().isPresent() || chunk.nulls() == chunk.size().entries();
      chunk.bounds().ifPresent(bounds::add);
    }
    ParquetColumn column = columns.get(number);
    return new ColumnSummary(
        column,
        bytes,
        values,
        nulls,
        all ? Bounding.widest(column.type(), bounds) : Optional.empty());
  }

  private CompactThrift footer() {
    CompactThrift thrift = new CompactThrift();
    thrift.element();
    thrift.i32(1, 1);
    schema(thrift);
    thrift.i64(3, total());
    thrift.structs(4, groups.size());
    groups.forEach(group -> group(thrift, group));
    thrift.text(6, "haetae");
    int leaves = columns.size();
    thrift.structs(7, leaves);
    for (int i = 0; i < leaves; i++) {
      thrift.element();
      thrift.empty(1);
      thrift.end();
    }
    thrift.end();
    return thrift;
  }

  private void schema(CompactThrift thrift) {
    thrift.structs(2, 1 + columns.stream().mapToInt(each -> each.list() ? 3 : 1).sum());
    thrift.element();
    thrift.text(4, "event");
    thrift.i32(5, columns.size());
    thrift.end();
    for (ParquetColumn column : columns) {
      if (column.list()) {
        listSchema(thrift, column);
      } else {
        leaf(thrift, column, column.name(), column.required() ? REQUIRED : OPTIONAL, column.id());
      }
    }
  }

  /** A list is three elements deep. */
  private static void listSchema(CompactThrift thrift, ParquetColumn column) {
    thrift.element();
    thrift.i32(3, OPTIONAL);
    thrift.text(4, column.name());
    thrift.i32(5, 1);
    thrift.i32(6, 3);
    thrift.i32(9, column.id());
    thrift.struct(10);
    thrift.empty(3);
    thrift.end();
    thrift.end();
    thrift.element();
    thrift.i32(3, REPEATED);
    thrift.text(4, "list");
    thrift.i32(5, 1);
    thrift.end();
    leaf(thrift, column, "element", OPTIONAL, column.elementId());
  }

  private static void leaf(
      CompactThrift thrift, ParquetColumn column, String name, int repetition, int id) {
    thrift.element();
    thrift.i32(1, column.type().physical);
    thrift.i32(3, repetition);
    thrift.text(4, name);
    if (column.type() == ParquetColumn.Type.TEXT) {
      thrift.i32(6, 0);
      thrift.i32(9, id);
      thrift.struct(10);
      thrift.empty(1);
      thrift.end();
    } else if (column.type() == ParquetColumn.Type.TIME) {
      thrift.i32(6, 10);
      thrift.i32(9, id);
      thrift.struct(10);
      thrift.struct(8);
      thrift.bool(1, true);
      thrift.struct(2);
      thrift.empty(2);
      thrift.end();
      thrift.end();
      thrift.end();
    } else {
      thrift.i32(9, id);
    }
    thrift.end();
  }

  private void group(CompactThrift thrift, Group group) {
    long unpacked = group.chunks().stream().mapToLong(chunk -> chunk.size().unpacked()).sum();
    long packed = group.chunks().stream().mapToLong(chunk -> chunk.size().packed()).sum();
    thrift.element();
    thrift.structs(1, group.chunks().size());
    group.chunks().forEach(chunk -> chunk(thrift, chunk));
    thrift.i64(2, unpacked);
    thrift.i64(3, group.rows());
    thrift.structs(4, 1);
    thrift.element();
    thrift.i32(1, sortedBy);
    thrift.bool(2, false);
    thrift.bool(3, false);
    thrift.end();
    thrift.i64(5, group.chunks().get(0).offset());
    thrift.i64(6, packed);
    thrift.i16(7, groups.indexOf(group));
    thrift.end();
  }

  private static void chunk(CompactThrift thrift, ColumnChunk.Written chunk) {
    ParquetColumn column = chunk.column();
    thrift.element();
    thrift.i64(2, 0);
    thrift.struct(3);
    thrift.i32(1, column.type().physical);
    if (chunk.isNumbered()) {
      thrift.i32s(2, 0, 3, 8);
    } else {
      thrift.i32s(2, 0, 3);
    }
    if (column.list()) {
      thrift.texts(3, column.name(), "list", "element");
    } else {
      thrift.texts(3, column.name());
    }
    thrift.i32(4, ZSTD);
    thrift.i64(5, chunk.size().entries());
    thrift.i64(6, chunk.size().unpacked());
    thrift.i64(7, chunk.size().packed());
    thrift.i64(9, chunk.offset() + chunk.dictionaryLength());
    if (chunk.isNumbered()) {
      thrift.i64(11, chunk.offset());
    }
    statistics(thrift, chunk);
    chunk
        .filter()
        .ifPresent(filter -> {
          thrift.i64(14, filter.offset());
          thrift.i32(15, filter.length());
        });
    thrift.end();
    thrift.end();
  }

  private static void statistics(CompactThrift thrift, ColumnChunk.Written chunk) {
    thrift.struct(12);
    thrift.i64(3, chunk.nulls());
    chunk
        .bounds()
        .ifPresent(bounds -> {
          thrift.binary(5, Bounding.bytes(bounds.greatest()));
          thrift.binary(6, Bounding.bytes(bounds.least()));
        });
    thrift.end();
  }

  @Override
  public void close() throws IOException {
    compressor.close();
    out.close();
  }
}
