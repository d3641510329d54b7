package dev.haetae.lake;

import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.Activity;
import java.nio.file.Path;
import java.util.List;

/**
 * A lake, to be read: which tables it has, and which Parquet files hold the events of a time.
 *
 * <pre>{@code
 * try (Lake lake = Lake.open(folder)) {
 *   LakeTable api = LakeTable.of(Activity.API);
 *   List<FieldPlace> places = api.places("userIdentity.arn"); // which column, by log
 *   LakePlan plan = lake.plan(api, from, to);
 *   String sql = "SELECT count(*) FROM " + plan.relation() + " WHERE time >= …";
 * }
 * }</pre>
 *
 * <p>A plan holds still: what is committed later is not in it, and its files stay where they are
 * until {@code haetae lake expire} takes away what is older than readers take. Several processes
 * may read while one writes.
 */
public final class Lake implements AutoCloseable {
  private final LakeCatalog catalog;

  private Lake(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Opens a lake.
   *
   * @throws LakeUnusable where there is none in the folder, or it cannot be read
   */
  public static Lake open(Path folder) {
    return new Lake(LakeCatalog.open(folder));
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
   * @throws LakeUnusable where the catalog cannot be read
   */
  public LakePlan plan(LakeTable table, long from, long to) {
    List<DataFile> files = catalog.files(table.activity(), from, to);
    return new LakePlan(table, files);
  }

  /** As {@link #plan(LakeTable, long, long)}, for all time. */
  public LakePlan plan(Activity activity) {
    return plan(LakeTable.of(activity), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public void close() {
    catalog.close();
  }
}
