package dev.haetae.lake.ingest;

import dev.haetae.lake.catalog.Change;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.LakeSnapshot;
import dev.haetae.lake.catalog.NewFile;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The Parquet files that one run writes, and how they become part of the lake. Several threads may
 * write; one commits when they are done.
 */
final class RunFiles {
  /** So often is a commit tried that others are always faster with. */
  private static final int TRIES = 10;

  private final LakeCatalog catalog;
  private final LakeSnapshot before;
  private final LateCopies copies;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<NewFile> written = Collections.synchronizedList(new ArrayList<>());
  private long lateCopies;

  /**
   * None yet.
   *
   * @param before the lake as it was when the run began
   */
  RunFiles(LakeCatalog catalog, LakeSnapshot before, LateCopies copies) {
    this.catalog = catalog;
    this.before = before;
    this.copies = copies;
  }

  /** Where another file of a table and day is to be written. */
  Path place(Group.Key key) {
    return catalog
        .folder(key.activity())
        .resolve("data")
        .resolve("time_day=" + LocalDate.ofEpochDay(key.day()))
        .resolve(name(key.day()));
  }

  private String name(int day) {
    return LocalDate.ofEpochDay(day) + "-" + run + "-" + numbers.incrementAndGet() + ".parquet";
  }

  void add(NewFile file) {
    written.add(file);
  }

  /** Those written; after the commit, those that became part of the lake. */
  List<NewFile> all() {
    return List.copyOf(written);
  }

  /** How many events were left out as others had kept them meanwhile. */
  long lateCopies() {
    return lateCopies;
  }

  /**
   * Makes what was written part of the lake. Where another process was first, what that kept too is
   * left out, and what is left tried again.
   *
   * @return the number of the commit; 0 where there was nothing to commit
   */
  long commit() throws IOException {
    LakeSnapshot since = before;
    for (int tries = 1; !written.isEmpty(); tries++) {
      try {
        return catalog.commit(new Change("ingest", all(), Map.of()), since);
      } catch (LakeUnusable refused) {
        LakeSnapshot now = catalog.snapshot();
        if (tries == TRIES || now.isSame(since)) {
          throw refused;
        }
        leaveOutCopies(since, now);
        since = now;
      }
    }
    return 0;
  }

  private void leaveOutCopies(LakeSnapshot since, LakeSnapshot now) throws IOException {
    for (NewFile file : all()) {
      List<DataFile> come = come(file.activity(), since, now);
      LateCopies.Left left =
          copies.without(file, come, file.path().resolveSibling(name(file.day())));
      written.remove(file);
      left.file().ifPresent(written::add);
      lateCopies += left.copies();
    }
  }

  private static List<DataFile> come(Activity activity, LakeSnapshot since, LakeSnapshot now) {
    Set<String> before =
        since.files(activity, Long.MIN_VALUE, Long.MAX_VALUE).stream()
            .map(DataFile::location)
            .collect(Collectors.toSet());
    return now.files(activity, Long.MIN_VALUE, Long.MAX_VALUE).stream()
        .filter(file -> !before.contains(file.location()))
        .toList();
  }
}
