package dev.haetae.lake.upkeep;

import dev.haetae.lake.catalog.Change;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.Move;
import dev.haetae.lake.catalog.Sha256;
import dev.haetae.lake.catalog.WriteLock;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.settings.TierSettings;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.tier.Tier;
import dev.haetae.model.event.Activity;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Moves files of events to the tiers their age asks for. A file is copied, held against the hash of
 * its commit, and then its copy takes its place in one commit; what it was stays until nobody reads
 * it any more ({@link Expiry}). So at any moment the file the table names is there whole.
 */
public final class Tiering {
  private static final int AT_ONCE = 64;

  private final Path folder;

  /**
   * What came of it.
   *
   * @param moved how many files were moved to each tier, by its name; {@code hot} is the lake's
   *     folder
   * @param bytes what they take
   * @param commits how many commits that took
   */
  public record Outcome(Map<String, Integer> moved, long bytes, int commits) {}

  /** The tiers of the lake of a folder. */
  public Tiering(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  private record Due(Activity activity, DataFile file, Optional<Tier> to) {}

  /**
   * Moves what is due, as of a moment.
   *
   * @throws LakeUnusable where a file is damaged, a tier cannot be reached, or the lake is in use;
   *     what was committed before stays moved
   */
  public Outcome run(Instant now) {
    try (WriteLock _ = WriteLock.ofLake(folder);
        LakeCatalog catalog = LakeCatalog.open(folder)) {
      List<Due> due = due(catalog, now);
      Map<String, Integer> moved = new TreeMap<>();
      long bytes = 0;
      int commits = 0;
      for (int from = 0; from < due.size(); from += AT_ONCE) {
        List<Due> some = due.subList(from, Math.min(due.size(), from + AT_ONCE));
        move(catalog, some);
        commits++;
        for (Due each : some) {
          moved.merge(each.to().map(Tier::name).orElse("hot"), 1, Integer::sum);
          bytes += each.file().bytes();
        }
      }
      return new Outcome(moved, bytes, commits);
    }
  }

  private List<Due> due(LakeCatalog catalog, Instant now) {
    List<TierSettings> settings = LakeSettings.of(folder).tiers();
    List<Due> due = new ArrayList<>();
    for (LakeTable table : LakeTable.all().values()) {
      for (DataFile file : catalog.files(table.activity(), Long.MIN_VALUE, Long.MAX_VALUE)) {
        Optional<Tier> to = tier(catalog, settings, file, now);
        Optional<Tier> is =
            catalog.tiers().stream().filter(each -> each.holds(file.location())).findFirst();
        if (!to.equals(is)) {
          due.add(new Due(table.activity(), file, to));
        }
      }
    }
    return due;
  }

  /** The last tier whose age the file's newest event has; empty for the lake's folder. */
  private static Optional<Tier> tier(
      LakeCatalog catalog, List<TierSettings> settings, DataFile file, Instant now) {
    Optional<String> name = Optional.empty();
    for (TierSettings each : settings) {
      long before = TimeUnit.MILLISECONDS.toMicros(now.minus(each.after()).toEpochMilli());
      name = file.to() < before ? Optional.of(each.name()) : name;
    }
    return name.flatMap(
        wanted -> catalog.tiers().stream().filter(each -> each.name().equals(wanted)).findFirst());
  }

  private static void move(LakeCatalog catalog, List<Due> some) {
    Map<String, String> hashes = catalog.hashes(some.stream().map(Due::file).toList());
    List<Move> moves = new ArrayList<>();
    for (Due each : some) {
      catalog.bring(List.of(each.file()));
      refuseDamage(each.file(), hashes);
      moves.add(new Move(each.activity(), each.file(), copied(catalog, each)));
    }
    catalog.commit(new Change("move", List.of(), Map.of(), moves));
  }

  private static void refuseDamage(DataFile file, Map<String, String> hashes) {
    try {
      if (!Sha256.of(file.path()).equals(hashes.get(file.location()))) {
        throw new LakeUnusable(
            file.location() + " has other bytes than when it was written; it was not moved");
      }
    } catch (IOException e) {
      throw new LakeUnusable("cannot read " + file.location() + ": " + FileReason.of(e), e);
    }
  }

  private static String copied(LakeCatalog catalog, Due due) {
    String within =
        due.file().location().replaceFirst("^.*/(tables/[^/]+/data/[^/]+/[^/]+)$", "$1");
    String to =
        due.to().map(tier -> tier.root() + "/" + within).orElseGet(() -> catalog.location(within));
    try {
      if (due.to().isPresent()) {
        due.to().get().put(due.file().path(), to);
      } else {
        catalog.takeBack(due.file().path(), within);
      }
    } catch (IOException e) {
      throw new LakeUnusable(
          "cannot copy " + due.file().location() + " to " + to + ": " + FileReason.of(e), e);
    }
    return to;
  }
}
