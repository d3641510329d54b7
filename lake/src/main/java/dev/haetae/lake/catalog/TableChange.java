package dev.haetae.lake.catalog;

import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What a change of a lake is to one of its tables.
 *
 * @param added files that become part of it
 * @param removed locations of those that are no longer part of it
 * @param moved files that a copy elsewhere takes the place of
 */
record TableChange(Activity activity, List<NewFile> added, List<String> removed, List<Move> moved) {

  /** The tables that a change changes, each with its part. */
  static List<TableChange> of(Change change) {
    Map<Activity, List<NewFile>> added =
        change.added().stream().collect(Collectors.groupingBy(NewFile::activity));
    Map<Activity, List<Move>> moved =
        change.moved().stream().collect(Collectors.groupingBy(Move::activity));
    Set<Activity> changed = new TreeSet<>(added.keySet());
    changed.addAll(change.removed().keySet());
    changed.addAll(moved.keySet());
    return changed.stream()
        .map(activity ->
            new TableChange(
                activity,
                added.getOrDefault(activity, List.of()),
                change.removed().getOrDefault(activity, List.of()),
                moved.getOrDefault(activity, List.of())))
        .toList();
  }

  /**
   * Stages the change.
   *
   * @throws LakeUnusable where a file it takes away is no longer there
   */
  CatalogStore.Move apply(StagedTable staged, LakeFiles files) {
    Table table = new BaseTable(staged, activity.table());
    List<DataFile> entries =
        added.stream()
            .map(file -> FileMetrics.dataFile(table, files.location(file.path()), file))
            .toList();
    if (removed.isEmpty() && moved.isEmpty()) {
      AppendFiles append = table.newAppend();
      entries.forEach(append::appendFile);
      append.commit();
    } else {
      OverwriteFiles overwrite = table.newOverwrite();
      entries.forEach(overwrite::addFile);
      takeAway(table, overwrite);
      overwrite.commit();
    }
    return new CatalogStore.Move(
        activity.table(), Optional.of(staged.committed()), staged.staged());
  }

  private void takeAway(Table table, OverwriteFiles overwrite) {
    Map<String, String> copies =
        moved.stream().collect(Collectors.toMap(each -> each.from().location(), Move::to));
    Set<String> gone = new HashSet<>(removed);
    gone.addAll(copies.keySet());
    List<DataFile> entries = entries(table, gone);
    if (entries.size() < gone.size()) {
      throw overtaken();
    }
    for (DataFile entry : entries) {
      overwrite.deleteFile(entry);
      Optional.ofNullable(copies.get(entry.location()))
          .map(to -> DataFiles.builder(table.spec()).copy(entry).withPath(to).build())
          .ifPresent(overwrite::addFile);
    }
  }

  private static List<DataFile> entries(Table table, Set<String> locations) {
    try (CloseableIterable<FileScanTask> tasks = table.newScan().includeColumnStats().planFiles()) {
      List<DataFile> entries = new ArrayList<>();
      for (FileScanTask task : tasks) {
        if (locations.contains(task.file().location())) {
          entries.add(task.file().copy());
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why it cannot be made: somebody else changed the table. */
  LakeUnusable overtaken() {
    return new LakeUnusable(
        "the table "
            + activity.table()
            + " was changed by another process meanwhile; nothing of this run was kept, run it again");
  }
}
