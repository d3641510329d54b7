package dev.haetae.lake.catalog;

import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;

/** A table as one metadata file has it. Such a file never changes, so it is read only once. */
final class TableVersion {
  /** No column has this id. */
  private static final int NONE = -1;

  /** What is read of each file's entry. */
  private static final List<String> READ =
      List.of("file_path", "record_count", "file_size_in_bytes", "lower_bounds", "upper_bounds");

  private final LakeFiles files;
  private final String location;
  private final TableMetadata metadata;
  private final Map<String, Integer> ids = new TreeMap<>();
  private Optional<List<DataFile>> all = Optional.empty();

  TableVersion(LakeFiles files, String location) {
    this.files = files;
    this.location = location;
    this.metadata = TableMetadataParser.read(files, location);
    metadata.schema().columns().forEach(field -> ids.put(field.name(), field.fieldId()));
  }

  /** Where its metadata is. */
  String location() {
    return location;
  }

  /** The table as Iceberg works on it, for a change that follows. */
  StagedTable staged() {
    return new StagedTable(files, location, metadata);
  }

  /** The ids of its columns. */
  Map<String, Integer> ids() {
    return ids;
  }

  /** Its files, in order of their first event. */
  synchronized List<DataFile> files() {
    if (all.isEmpty()) {
      all = Optional.of(listed());
    }
    return all.get();
  }

  /**
   * Reads the manifests themselves: a scan of Iceberg's plans with every column's statistics, which
   * takes five times as long.
   */
  private List<DataFile> listed() {
    Snapshot snapshot = metadata.currentSnapshot();
    if (snapshot == null) {
      return List.of();
    }
    int time = ids.getOrDefault(LakeTable.TIME, NONE);
    int log = ids.getOrDefault(LakeTable.LOG, NONE);
    return snapshot.dataManifests(files).parallelStream()
        .flatMap(manifest -> listed(manifest, time, log).stream())
        .sorted(Comparator.comparingLong(DataFile::from))
        .toList();
  }

  private List<DataFile> listed(ManifestFile manifest, int time, int log) {
    try (ManifestReader<org.apache.iceberg.DataFile> entries =
        ManifestFiles.read(manifest, files, metadata.specsById()).select(READ)) {
      List<DataFile> listed = new ArrayList<>();
      entries.forEach(file -> listed.add(listed(file, time, log)));
      return listed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataFile listed(org.apache.iceberg.DataFile file, int time, int log) {
    Optional<String> least = text(file.lowerBounds(), log);
    return new DataFile(
        file.location(),
        files.resolve(file.location()),
        file.recordCount(),
        file.fileSizeInBytes(),
        bound(file.lowerBounds(), time, Long.MIN_VALUE),
        bound(file.upperBounds(), time, Long.MAX_VALUE),
        least.equals(text(file.upperBounds(), log)) ? least : Optional.empty());
  }

  private static Optional<String> text(Map<Integer, ByteBuffer> bounds, int field) {
    return Optional.ofNullable(bounds.get(field))
        .map(bound -> StandardCharsets.UTF_8.decode(bound.duplicate()).toString());
  }

  private static long bound(Map<Integer, ByteBuffer> bounds, int field, long otherwise) {
    ByteBuffer bound = bounds.get(field);
    return bound == null
        ? otherwise
        : bound.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(bound.position());
  }
}
