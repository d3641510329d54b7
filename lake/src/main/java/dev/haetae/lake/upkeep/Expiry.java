package dev.haetae.lake.upkeep;

import dev.haetae.lake.catalog.Change;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.WriteLock;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.tier.Tier;
import dev.haetae.model.event.Activity;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Takes events out of a lake whose time to be kept is over, whole files at a time, and then from
 * disk what nobody reads any more: files that were expired or put together, old metadata, and what
 * a run left that did not come to its end.
 */
public final class Expiry {
  private final Path folder;
  private final Map<Activity, Duration> kept;
  private final Duration grace;

  /**
   * What came of it.
   *
   * @param expired files of events taken out of their tables
   * @param events how many events these held
   * @param deleted files taken from disk
   * @param bytes what they took
   * @param commit the number of the commit that took events out; 0 where none were
   */
  public record Outcome(long expired, long events, long deleted, long bytes, long commit) {}

  /**
   * An expiry of the lake of a folder.
   *
   * @param kept how long events are kept, by table; a table that is not named keeps all
   * @param grace how long files that are no longer needed stay for those who still read them
   */
  public Expiry(Path folder, Map<Activity, Duration> kept, Duration grace) {
    this.folder = folder.toAbsolutePath().normalize();
    this.kept = Map.copyOf(kept);
    this.grace = grace;
  }

  /**
   * Expires, as of a moment.
   *
   * @throws LakeUnusable where the lake is in use or cannot be written
   */
  public Outcome run(Instant now) {
    try (WriteLock _ = WriteLock.ofLake(folder);
        LakeCatalog catalog = LakeCatalog.open(folder)) {
      Map<Activity, List<String>> removed = new EnumMap<>(Activity.class);
      List<DataFile> over = new ArrayList<>();
      kept.forEach((activity, duration) -> {
        long before = TimeUnit.MILLISECONDS.toMicros(now.minus(duration).toEpochMilli());
        List<DataFile> old =
            catalog.files(activity, Long.MIN_VALUE, before).stream()
                .filter(file -> file.to() < before)
                .toList();
        if (!old.isEmpty()) {
          removed.put(activity, old.stream().map(DataFile::location).toList());
          over.addAll(old);
        }
      });
      long commit =
          removed.isEmpty() ? 0 : catalog.commit(new Change("expire", List.of(), removed));
      catalog.forgetSnapshots(now.minus(grace));
      Deleted deleted = deleteUnneeded(catalog, now.minus(grace));
      long events = over.stream().mapToLong(DataFile::rows).sum();
      return new Outcome(over.size(), events, deleted.files(), deleted.bytes(), commit);
    }
  }

  private record Deleted(long files, long bytes) {}

  private static Deleted deleteUnneeded(Tier tier, Set<String> needed, Instant before) {
    List<Tier.Stored> unneeded = new ArrayList<>();
    try {
      tier.list(each -> {
        if (!needed.contains(each.location()) && each.modified().isBefore(before)) {
          unneeded.add(each);
        }
      });
      for (Tier.Stored each : unneeded) {
        tier.delete(each.location());
      }
    } catch (IOException e) {
      throw new LakeUnusable(
          "cannot delete in the " + tier.name() + " tier: " + FileReason.of(e), e);
    }
    return new Deleted(unneeded.size(), unneeded.stream().mapToLong(Tier.Stored::bytes).sum());
  }

  private Deleted deleteUnneeded(LakeCatalog catalog, Instant before) {
    Set<String> needed = catalog.needed();
    long files = 0;
    long bytes = 0;
    for (Tier tier : catalog.tiers()) {
      Deleted deleted = deleteUnneeded(tier, needed, before);
      files += deleted.files();
      bytes += deleted.bytes();
    }
    try (Stream<Path> all = Files.walk(folder.resolve("tables"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!needed.contains(catalog.inside(file))
            && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          bytes += Files.size(file);
          Files.delete(file);
          files++;
        }
      }
      return new Deleted(files, bytes);
    } catch (IOException e) {
      throw new LakeUnusable("cannot delete in " + folder + ": " + FileReason.of(e), e);
    }
  }
}
