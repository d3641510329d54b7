package dev.haetae.lake.upkeep;

import dev.haetae.lake.catalog.CommitChain;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.tier.Tier;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a lake holds and what it takes on disk.
 *
 * @param tables those that hold anything
 * @param tiers where files of events are; the lake's folder alone where no others are said
 * @param commits how many changes there were
 * @param last when the newest was, as an ISO 8601 instant; empty where there is none
 * @param head the hash of the newest commit
 * @param fingerprint of the key that signs commits
 */
public record LakeStatus(
    List<Table> tables,
    List<TierUse> tiers,
    long commits,
    String last,
    String head,
    String fingerprint) {
  private static final long SMALL = 8L << 20;

  /**
   * One table.
   *
   * @param bytes what its Parquet files take on disk
   * @param index what the words and identities of its events take besides
   * @param small how many of its files are small; {@code haetae lake compact} puts them together
   * @param from the time of its first event, in microseconds since 1970
   * @param to the time of its last event
   */
  public record Table(
      String name,
      long files,
      long events,
      long bytes,
      long index,
      long small,
      long from,
      long to) {}

  /**
   * One tier.
   *
   * @param where its folder or bucket
   * @param bytes what the files of events take there
   */
  public record TierUse(String name, String where, long files, long events, long bytes) {}

  /**
   * Looks at the lake of a folder.
   *
   * @throws LakeUnusable where there is none
   */
  public static LakeStatus of(Path folder) {
    try (LakeCatalog catalog = LakeCatalog.open(folder)) {
      List<Table> tables = new ArrayList<>();
      List<DataFile> all = new ArrayList<>();
      for (LakeTable table : LakeTable.all().values()) {
        List<DataFile> files = catalog.files(table.activity(), Long.MIN_VALUE, Long.MAX_VALUE);
        if (!files.isEmpty()) {
          tables.add(table(catalog, table, files));
          all.addAll(files);
        }
      }
      CommitChain chain = catalog.chain(Optional.empty());
      String last = chain.records().isEmpty() ? "" : chain.records().getLast().time();
      return new LakeStatus(
          tables,
          tiers(folder, catalog, all),
          chain.records().size(),
          last,
          chain.head(),
          chain.fingerprint());
    }
  }

  private static List<TierUse> tiers(Path folder, LakeCatalog catalog, List<DataFile> all) {
    List<TierUse> uses = new ArrayList<>();
    Predicate<DataFile> elsewhere =
        file -> catalog.tiers().stream().anyMatch(tier -> tier.holds(file.location()));
    uses.add(use("hot", folder.toString(), all.stream().filter(elsewhere.negate()).toList()));
    for (Tier tier : catalog.tiers()) {
      uses.add(
          use(
              tier.name(),
              tier.root(),
              all.stream().filter(file -> tier.holds(file.location())).toList()));
    }
    return uses;
  }

  private static TierUse use(String name, String where, List<DataFile> files) {
    return new TierUse(
        name,
        where,
        files.size(),
        files.stream().mapToLong(DataFile::rows).sum(),
        files.stream().mapToLong(DataFile::bytes).sum());
  }

  private static Table table(LakeCatalog catalog, LakeTable table, List<DataFile> files) {
    long index = 0;
    for (DataFile file : files) {
      index += size(catalog.index(table.activity(), file.path()));
      index += size(catalog.identities(table.activity(), file.path()));
    }
    return new Table(
        table.name(),
        files.size(),
        files.stream().mapToLong(DataFile::rows).sum(),
        files.stream().mapToLong(DataFile::bytes).sum(),
        index,
        files.stream().filter(each -> each.bytes() < SMALL).count(),
        files.getFirst().from(),
        files.stream().mapToLong(DataFile::to).max().orElseThrow());
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new LakeUnusable("cannot read " + file + ": " + FileReason.of(e), e);
    }
  }
}
