package dev.haetae.lake.catalog;

import dev.haetae.lake.parquet.ColumnChunk;
import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.parquet.ParquetWriter;
import dev.haetae.lake.table.LakeTable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.Table;

/** What a Parquet file's writer knows of it, in the words of Iceberg. */
final class FileMetrics {
  private FileMetrics() {}

  /** The file as an entry of its table. */
  static DataFile dataFile(Table table, String location, NewFile file) {
    PartitionData part = new PartitionData(table.spec().partitionType());
    part.set(0, file.day());
    return DataFiles.builder(table.spec())
        .withPath(location)
        .withFormat(FileFormat.PARQUET)
        .withPartition(part)
        .withFileSizeInBytes(file.content().bytes())
        .withMetrics(metrics(file.content()))
        .withSplitOffsets(file.content().groups())
        .withSortOrder(table.sortOrder())
        .build();
  }

  private static Metrics metrics(ParquetWriter.Written content) {
    Map<Integer, Long> sizes = new HashMap<>();
    Map<Integer, Long> values = new HashMap<>();
    Map<Integer, Long> nulls = new HashMap<>();
    Map<Integer, ByteBuffer> least = new HashMap<>();
    Map<Integer, ByteBuffer> greatest = new HashMap<>();
    for (ParquetWriter.ColumnSummary each : content.columns()) {
      ParquetColumn column = each.column();
      int id = column.list() ? column.elementId() : column.id();
      sizes.put(id, each.bytes());
      values.put(id, each.values());
      nulls.put(id, each.nulls());
      each.bounds()
          .filter(bounds -> tellsOfFile(column, bounds))
          .ifPresent(bounds -> {
            least.put(id, bounds.least());
            greatest.put(id, bounds.greatest());
          });
    }
    return new Metrics(content.rows(), sizes, values, nulls, Map.of(), least, greatest);
  }

  /**
   * Files are in order of time, and some have one account or one log. Of any other column nearly
   * every file has the whole range, and every search would read that of every file.
   */
  private static boolean tellsOfFile(ParquetColumn column, ColumnChunk.Bounds bounds) {
    return column.name().equals(LakeTable.TIME) || bounds.least().equals(bounds.greatest());
  }
}
