package dev.haetae.lake.upkeep;

import dev.haetae.lake.LakePlan;
import dev.haetae.lake.catalog.Change;
import dev.haetae.lake.catalog.IdentityFile;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.NewFile;
import dev.haetae.lake.catalog.WriteLock;
import dev.haetae.lake.engine.Engine;
import dev.haetae.lake.ingest.EventFile;
import dev.haetae.lake.ingest.RowCopy;
import dev.haetae.lake.parquet.ParquetWriter;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Micros;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts the small files of a day together into large ones, compressed harder. The events stay the
 * same and in order of time; the files from before stay on disk until they expire.
 */
public final class Compaction {
  private static final long SMALL = 64L << 20;
  private static final long LARGE = 256L << 20;
  private static final int LEVEL = 9;

  private final Path folder;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private int numbers;

  /**
   * What came of it.
   *
   * @param before how many files were put together
   * @param after into how many
   * @param bytesBefore what they took on disk
   * @param bytesAfter what they take now
   * @param commit the number of the commit; 0 where there was nothing to do
   */
  public record Outcome(long before, long after, long bytesBefore, long bytesAfter, long commit) {}

  /** Compacts the lake of a folder. */
  public Compaction(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Compacts every table.
   *
   * @throws LakeUnusable where a file is damaged or the lake is in use; nothing is changed then
   */
  public Outcome run() {
    try (WriteLock lock = WriteLock.ofLake(folder);
        LakeCatalog catalog = LakeCatalog.open(folder);
        Engine engine = new Engine(catalog.folders(), lock.spillFolder())) {
      List<NewFile> added = new ArrayList<>();
      Map<Activity, List<String>> removed = new EnumMap<>(Activity.class);
      List<DataFile> small = new ArrayList<>();
      for (LakeTable table : LakeTable.all().values()) {
        for (List<DataFile> batch : batches(catalog, table)) {
          added.add(merged(catalog, engine, lock.spillFolder(), table, batch));
          small.addAll(batch);
          removed
              .computeIfAbsent(table.activity(), _ -> new ArrayList<>())
              .addAll(batch.stream().map(DataFile::location).toList());
        }
      }
      long commit = added.isEmpty() ? 0 : catalog.commit(new Change("compact", added, removed));
      return new Outcome(
          small.size(),
          added.size(),
          small.stream().mapToLong(DataFile::bytes).sum(),
          added.stream().mapToLong(each -> each.content().bytes()).sum(),
          commit);
    }
  }

  /** Small files of one day each, at least two, together not too large. */
  private static List<List<DataFile>> batches(LakeCatalog catalog, LakeTable table) {
    Map<String, List<DataFile>> days =
        catalog.files(table.activity(), Long.MIN_VALUE, Long.MAX_VALUE).stream()
            .filter(file -> file.bytes() < SMALL)
            .collect(
                Collectors.groupingBy(
                    file -> file.location().replaceFirst("[^/]*$", ""),
                    TreeMap::new,
                    Collectors.toList()));
    List<List<DataFile>> batches = new ArrayList<>();
    for (List<DataFile> day : days.values()) {
      List<DataFile> batch = new ArrayList<>();
      long bytes = 0;
      for (DataFile file : day) {
        if (bytes + file.bytes() > LARGE) {
          batches.add(batch);
          batch = new ArrayList<>();
          bytes = 0;
        }
        batch.add(file);
        bytes += file.bytes();
      }
      batches.add(batch);
    }
    return batches.stream().filter(batch -> batch.size() > 1).toList();
  }

  private NewFile merged(
      LakeCatalog catalog, Engine engine, Path aside, LakeTable table, List<DataFile> batch) {
    Activity activity = table.activity();
    int epochDay = (int) Micros.day(batch.getFirst().from());
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    Path file =
        catalog
            .folder(activity)
            .resolve("data")
            .resolve("time_day=" + day)
            .resolve(day + "-" + run + "-" + ++numbers + ".parquet");
    makeFolder(file);
    try {
      ParquetWriter.Written content = copied(catalog, engine, aside, table, batch, file);
      IdentityFile.merge(
          batch.stream().map(each -> catalog.identities(activity, each.path())).toList(),
          catalog.identities(activity, file));
      return new NewFile(activity, file, epochDay, content);
    } catch (IOException | RuntimeException e) {
      discard(catalog, activity, file);
      throw told(file, e);
    }
  }

  /** Puts the events of some files into one, in order. */
  private static ParquetWriter.Written copied(
      LakeCatalog catalog,
      Engine engine,
      Path aside,
      LakeTable table,
      List<DataFile> batch,
      Path file)
      throws IOException {
    Activity activity = table.activity();
    LakePlan plan =
        new LakePlan(table, batch, catalog.ids(activity), List.of(), List.of(), catalog);
    try (EventFile to = new EventFile(file, catalog.columns(activity), LEVEL);
        RowSort sort = new RowSort(aside)) {
      for (DataFile each : batch) {
        engine.query(
            "SELECT " + RowCopy.columns(table) + " FROM " + plan.whole(List.of(each)).relation(),
            rows -> new RowCopy(table, sort.consumer()).all(rows));
      }
      sort.drain(row -> to.add(row.time(), row.bytes(), 0));
      ParquetWriter.Written content = to.finish(catalog.index(activity, file));
      if (content.rows() != plan.rows()) {
        throw new LakeUnusable(
            "compacting "
                + file.getFileName()
                + " read "
                + content.rows()
                + " events where there are "
                + plan.rows()
                + "; nothing was changed");
      }
      return content;
    }
  }

  private static RuntimeException told(Path file, Exception failure) {
    return switch (failure) {
      case LakeUnusable inWords -> inWords;
      case RuntimeException other when !(other instanceof UncheckedIOException) -> other;
      default ->
          LakeUnusable.unwritable("cannot write " + file + ": " + FileReason.of(failure), failure);
    };
  }

  private static void makeFolder(Path file) {
    try {
      Files.createDirectories(file.resolveSibling(""));
    } catch (IOException e) {
      throw LakeUnusable.unwritable("cannot write " + file + ": " + FileReason.of(e), e);
    }
  }

  /** Nothing half-written stays, where that can be helped. */
  private static void discard(LakeCatalog catalog, Activity activity, Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(catalog.index(activity, file));
      Files.deleteIfExists(catalog.identities(activity, file));
    } catch (IOException alreadyTold) {
      // What could not be written is told; that its beginning stays is mended by expire.
    }
  }
}
