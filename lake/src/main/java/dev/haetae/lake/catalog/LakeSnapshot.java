package dev.haetae.lake.catalog;

import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lake as it was at one moment: all tables of the same commit. */
public final class LakeSnapshot {
  private final LakeCatalog catalog;
  private final Map<String, String> locations;

  LakeSnapshot(LakeCatalog catalog, Map<String, String> locations) {
    this.catalog = catalog;
    this.locations = Map.copyOf(locations);
  }

  /**
   * The files of a table that may hold events of a time, in order of their first event.
   *
   * @param from the first microsecond since 1970
   * @param to the first that is not asked for any more
   * @throws LakeUnusable where the table's metadata is damaged
   */
  public List<DataFile> files(Activity activity, long from, long to) {
    try {
      return version(activity).map(TableVersion::files).orElse(List.of()).stream()
          .filter(file -> from < to && file.to() >= from && file.from() < to)
          .toList();
    } catch (LakeUnusable told) {
      throw told;
    } catch (RuntimeException damaged) {
      throw new LakeUnusable(
          "the metadata of the table "
              + activity.table()
              + " cannot be read: "
              + damaged.getMessage()
              + "; haetae lake verify says what was changed",
          damaged);
    }
  }

  /**
   * The ids that the columns of a table have in its files; those it does not have yet are not
   * there.
   */
  public Map<String, Integer> ids(Activity activity) {
    return version(activity).map(TableVersion::ids).orElse(Map.of());
  }

  /** Whether the lake was the same at another moment. */
  public boolean isSame(LakeSnapshot other) {
    return locations.equals(other.locations);
  }

  /** Whether a table is still as it was. */
  boolean isOf(Activity activity, StagedTable now) {
    String then = locations.get(activity.table());
    return then == null ? now.current().currentSnapshot() == null : then.equals(now.committed());
  }

  private Optional<TableVersion> version(Activity activity) {
    return Optional.ofNullable(locations.get(activity.table()))
        .map(location -> catalog.version(activity, location));
  }
}
