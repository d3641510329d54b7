package dev.haetae.lake;

import dev.haetae.flow.read.TimeRange;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.LakeSnapshot;
import dev.haetae.lake.index.IndexFile;
import dev.haetae.lake.index.Needle;
import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lake, to be read: which tables it has, and which Parquet files hold the events of a time.
 *
 * <pre>{@code
 * try (Lake lake = Lake.open(folder)) {
 *   LakeTable api = LakeTable.of(Activity.API);
 *   List<FieldPlace> places = api.places("userIdentity.arn"); // which column, by log
 *   LakePlan plan = lake.plan(api, from, to, List.of(Needle.value("AKIAIOSFODNN7EXAMPLE")));
 *   String sql = "SELECT count(*) FROM " + plan.relation() + " WHERE time >= …";
 * }
 * }</pre>
 *
 * <p>All plans are of the lake as it was when it was opened, or {@link #renew}ed: a batch is in all
 * tables or in none. Their files stay where they are until {@code haetae lake expire} takes away
 * what is older than readers take. Several processes may read while one writes.
 */
public final class Lake implements AutoCloseable {
  private final LakeCatalog catalog;
  private LakeSnapshot snapshot;

  private Lake(LakeCatalog catalog) {
    this.catalog = catalog;
    this.snapshot = catalog.snapshot();
  }

  /**
   * Opens a lake.
   *
   * @throws LakeUnusable where there is none in the folder, or it cannot be read
   */
  public static Lake open(Path folder) {
    return new Lake(LakeCatalog.open(folder));
  }

  /**
   * From now on plans are of the lake as it is now.
   *
   * @throws LakeUnusable where the catalog cannot be read
   */
  public void renew() {
    snapshot = catalog.snapshot();
  }

  /** Every table, also those that hold nothing yet. */
  public List<LakeTable> tables() {
    return List.copyOf(LakeTable.all().values());
  }

  /**
   * What must be read to see the events of a time.
   *
   * @param from the first microsecond since 1970
   * @param to the first that is not asked for any more
   * @throws LakeUnusable where the table's metadata cannot be read
   */
  public LakePlan plan(LakeTable table, long from, long to) {
    return plan(table, from, to, List.of());
  }

  /**
   * What must be read to see those events of a time that have all of some needles. Decided by the
   * words of each file's row groups, without a look at the files themselves: what is not read for
   * certain does not have them; what is read may.
   *
   * @param from the first microsecond since 1970
   * @param to the first that is not asked for any more
   * @throws LakeUnusable where the table's metadata cannot be read
   */
  public LakePlan plan(LakeTable table, long from, long to, List<Needle> needles) {
    return planAny(table, from, to, needles.isEmpty() ? List.of() : List.of(needles));
  }

  /**
   * As {@link #plan(LakeTable, long, long, List)}, for events that have all needles of at least one
   * of some lists.
   *
   * @param any the lists; where there are none, all events are meant
   */
  public LakePlan planAny(LakeTable table, long from, long to, List<List<Needle>> any) {
    List<DataFile> files = snapshot.files(table.activity(), from, to);
    if (any.isEmpty()) {
      return new LakePlan(
          table, files, snapshot.ids(table.activity()), List.of(), List.of(), catalog);
    }
    List<DataFile> read = new ArrayList<>();
    List<IndexFile.Part> parts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    // Most of the time is waiting for the disk.
    for (Asked asked : files.parallelStream().map(file -> asked(table, file, any)).toList()) {
      if (!asked.parts().isEmpty()) {
        read.add(asked.file());
        parts.addAll(asked.parts());
      }
      asked.problem().ifPresent(problems::add);
    }
    return new LakePlan(
        table, read, snapshot.ids(table.activity()), parts, List.copyOf(problems), catalog);
  }

  /** What the index of a file said. */
  private record Asked(DataFile file, List<IndexFile.Part> parts, Optional<String> problem) {}

  private Asked asked(LakeTable table, DataFile file, List<List<Needle>> any) {
    Path index = catalog.index(table.activity(), file.path());
    try {
      return new Asked(file, IndexFile.parts(index, any), Optional.empty());
    } catch (IndexFile.Unusable unusable) {
      return new Asked(
          file,
          List.of(new IndexFile.Part(file.from(), file.to())),
          Optional.of("the index of words " + index + " " + unusable.why()));
    }
  }

  /** As {@link #plan(LakeTable, long, long)}, for all time. */
  public LakePlan plan(Activity activity) {
    return plan(LakeTable.of(activity), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** From the first to the last event of all tables; empty where there are none. */
  public Optional<TimeRange> extent() {
    List<DataFile> files =
        tables().stream()
            .flatMap(
                table -> snapshot.files(table.activity(), Long.MIN_VALUE, Long.MAX_VALUE).stream())
            .toList();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TimeRange(
                files.stream().mapToLong(DataFile::from).min().orElseThrow(),
                files.stream().mapToLong(DataFile::to).max().orElseThrow()));
  }

  /** The columns of a table's files. */
  public List<ParquetColumn> columns(LakeTable table) {
    return catalog.columns(table.activity());
  }

  /** The folders the files of its plans are in. */
  public List<Path> folders() {
    return catalog.folders();
  }

  /** Those folders of {@link #folders} and below that hold events, and nothing that is secret. */
  public List<Path> eventFolders() {
    return catalog.eventFolders();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
