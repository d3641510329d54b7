package dev.haetae.lake.ingest;

import dev.haetae.lake.catalog.IdentityFile;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.LakeSnapshot;
import dev.haetae.lake.table.DataFile;
import dev.haetae.model.HashSetOfLongs;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which events are met for the first time: neither in this run before, nor in what the lake had
 * when it began. Safe for several threads.
 */
final class SeenEvents {

  private final LakeCatalog catalog;
  private final LakeSnapshot before;
  private final LateCopies late;
  private final Map<Group.Key, List<Path>> known = new ConcurrentHashMap<>();
  private final LongAdder left = new LongAdder();

  /**
   * @param before what the lake had
   * @param late is told what is kept, for others may keep the same meanwhile
   */
  SeenEvents(LakeCatalog catalog, LakeSnapshot before, LateCopies late) {
    this.catalog = catalog;
    this.before = before;
    this.late = late;
  }

  /** How many events were left out. */
  long copies() {
    return left.sum();
  }

  /**
   * Keeps the rows whose events are met for the first time, and says so, before another thread
   * looks; returns how many there are.
   */
  int claim(Group group, int[] rows, Path file) throws IOException {
    List<Path> files = known(group.key());
    synchronized (files) {
      int count = withoutCopies(group, rows, files);
      if (count > 0) {
        long[] identities = new long[count];
        for (int i = 0; i < count; i++) {
          identities[i] = group.identity(rows[i]);
        }
        late.remember(file, identities);
        Arrays.sort(identities);
        IdentityFile.write(catalog.identities(group.key().activity(), file), identities, count);
        files.add(file);
      }
      return count;
    }
  }

  private int withoutCopies(Group group, int[] rows, List<Path> files) {
    HashSetOfLongs met = met(group, files);
    int count = 0;
    for (int row : rows) {
      if (met.add(group.identity(row))) {
        rows[count++] = row;
      }
    }
    left.add(rows.length - count);
    return count;
  }

  /** Those events of a group that the lake has. */
  private HashSetOfLongs met(Group group, List<Path> files) {
    HashSetOfLongs met = new HashSetOfLongs(group.count());
    long[] identities = new long[group.count()];
    for (int row = 0; row < identities.length; row++) {
      identities[row] = group.identity(row);
    }
    Arrays.sort(identities);
    for (Path file : files) {
      IdentityFile.met(catalog.identities(group.key().activity(), file), identities, met::add);
    }
    addMetOnOtherDays(group, met);
    return met;
  }

  /** An event without a time of its own may have been kept under another day. */
  private void addMetOnOtherDays(Group group, HashSetOfLongs met) {
    long[] timeless =
        IntStream.range(0, group.count())
            .filter(group::isAssumed)
            .mapToLong(group::identity)
            .sorted()
            .toArray();
    if (timeless.length > 0) {
      Activity activity = group.key().activity();
      for (Path file : everyFile(activity)) {
        IdentityFile.met(catalog.identities(activity, file), timeless, met::add);
      }
    }
  }

  private List<Path> everyFile(Activity activity) {
    synchronized (catalog) {
      return before.files(activity, Long.MIN_VALUE, Long.MAX_VALUE).stream()
          .map(DataFile::path)
          .toList();
    }
  }

  /** The files of a table and day, those of this run among them. */
  private List<Path> known(Group.Key key) {
    return known.computeIfAbsent(key, this::committed);
  }

  private List<Path> committed(Group.Key key) {
    long begins = key.day() * Micros.DAY;
    synchronized (catalog) {
      return before.files(key.activity(), begins, begins + Micros.DAY).stream()
          .map(DataFile::path)
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }
}
