package dev.haetae.lake.catalog;

import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.table.LocalFiles;
import dev.haetae.lake.tier.DurableCopy;
import dev.haetae.lake.tier.Tier;
import dev.haetae.lake.tier.Tiers;
import dev.haetae.model.event.Activity;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Types;

/** Which files make up a lake, and how that changes: whole batches at a time, over all tables. */
public final class LakeCatalog implements LocalFiles, AutoCloseable {
  /** The version of the lake's layout that this Haetae writes and reads. */
  public static final int VERSION = 1;

  private static final String VERSION_KEY = "haetae.version";
  private static final String LOCATION_KEY = "location";
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20",
          "write.format.default", "parquet");

  private final LakeFolder folder;
  private final CatalogStore store;
  private final LakeFiles files;
  private final CommitLog log;
  private final Map<Activity, TableVersion> versions = new ConcurrentHashMap<>();

  private LakeCatalog(LakeFolder folder, CatalogStore store, LakeFiles files) {
    this.folder = folder;
    this.store = store;
    this.files = files;
    this.log = new CommitLog(folder, store, files);
  }

  /**
   * Whether there is a lake in a folder.
   *
   * @throws LakeUnusable where that cannot be known
   */
  public static boolean isIn(Path folder) {
    return CatalogPlace.of(folder, folder).isMade();
  }

  /**
   * Makes an empty lake.
   *
   * @throws LakeUnusable where it cannot be made
   */
  public static void create(Path folder) {
    try {
      Files.createDirectories(folder);
      SigningKey.create(folder);
      CatalogPlace.of(folder, folder)
          .make(
              Map.of(
                  VERSION_KEY,
                  Integer.toString(VERSION),
                  LOCATION_KEY,
                  folder.toAbsolutePath().normalize().toString()));
    } catch (IOException e) {
      throw LakeUnusable.unwritable(
          "no lake can be made in " + folder + ": " + FileReason.of(e), e);
    }
  }

  /**
   * Opens a lake.
   *
   * @throws LakeUnusable where there is none, or it cannot be used
   */
  public static LakeCatalog open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    CatalogStore store = CatalogPlace.of(absolute, folder).open();
    try {
      Map<String, String> properties = store.properties();
      if (properties.isEmpty()) {
        throw LakeUnusable.noneIn(folder);
      }
      refuseOtherVersion(properties.getOrDefault(VERSION_KEY, "0"), folder);
      String madeIn = properties.getOrDefault(LOCATION_KEY, absolute.toString());
      Tiers tiers = new Tiers(absolute, LakeSettings.of(absolute), SigningKey.identity(absolute));
      LakeFolder place = new LakeFolder(absolute);
      LakeCatalog catalog = new LakeCatalog(place, store, new LakeFiles(madeIn, place, tiers));
      if (store.last().isEmpty()) {
        catalog.createTables();
      }
      return catalog;
    } catch (RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  private static void refuseOtherVersion(String version, Path folder) {
    if (!version.equals(Integer.toString(VERSION))) {
      throw new LakeUnusable(
          "the lake in "
              + folder
              + " has version "
              + version
              + ", and this Haetae knows version "
              + VERSION
              + "; use the Haetae that wrote it, or a newer one");
    }
  }

  /** The folders that hold files of the lake. */
  public List<Path> folders() {
    return files.folders();
  }

  /** The folders with files of events: the lake's tables, what was fetched, other disks. */
  public List<Path> eventFolders() {
    return Stream.concat(
            Stream.of(folder.tables()),
            files.folders().stream().filter(each -> !each.equals(folder.path())))
        .toList();
  }

  @Override
  public void bring(List<DataFile> wanted) {
    wanted.forEach(files::bring);
  }

  /** The tiers besides the lake's folder. */
  public List<Tier> tiers() {
    return files.tiers().all();
  }

  /** Reads a file by its name in commits. */
  public InputStream read(String inside) throws IOException {
    return files.open(inside);
  }

  /** The location of a file of the lake's folder. */
  public String location(String inside) {
    return files.location(folder.path().resolve(inside));
  }

  /**
   * Puts a copy of a file into the lake's folder; returns when it would outlive a loss of power.
   */
  public void takeBack(Path from, String inside) throws IOException {
    DurableCopy.copy(from, folder.path().resolve(inside));
  }

  /** The name of a location in commits. */
  public String inside(String location) {
    return files.inside(location);
  }

  /** The folder of a table's files. */
  public Path folder(Activity activity) {
    return folder.table(activity);
  }

  private String location(Activity activity) {
    return files.location(folder(activity));
  }

  private Optional<StagedTable> staged(Activity activity) {
    return Optional.ofNullable(store.tables().get(activity.table()))
        .map(location -> version(activity, location).staged());
  }

  /** The columns of a table's new files, with their ids; those of a new table where it is one. */
  public List<ParquetColumn> columns(Activity activity) {
    LakeTable table = LakeTable.of(activity);
    return TableShape.parquet(table, grown(table).current().schema());
  }

  /**
   * The table with every column that is known today: an older lake gets those that came later. What
   * is new counts with the next commit.
   */
  private StagedTable grown(LakeTable table) {
    StagedTable staged =
        staged(table.activity())
            .orElseGet(() -> version(table.activity(), created(table)).staged());
    Set<String> there =
        staged.current().schema().columns().stream()
            .map(Types.NestedField::name)
            .collect(Collectors.toSet());
    List<LakeColumn> missing =
        table.columns().stream().filter(each -> !there.contains(each.name())).toList();
    if (!missing.isEmpty()) {
      UpdateSchema update = new BaseTable(staged, table.name()).updateSchema();
      missing.forEach(
          each -> update.addColumn(each.name(), TableShape.type(each), each.description()));
      update.commit();
    }
    return staged;
  }

  /** A table that an older Haetae did not know. */
  private String created(LakeTable table) {
    String location = firstMetadata(table);
    CatalogStore.Move move = new CatalogStore.Move(table.name(), Optional.empty(), location);
    store.commit(List.of(move), log.next(new Change("create", List.of(), Map.of()), List.of(move)));
    return location;
  }

  private String firstMetadata(LakeTable table) {
    Schema schema = TableShape.schema(table);
    TableMetadata metadata =
        TableMetadata.newTableMetadata(
            schema,
            TableShape.parts(schema),
            TableShape.order(schema),
            location(table.activity()),
            PROPERTIES);
    return StagedTable.write(files, metadata, 0);
  }

  private void createTables() {
    List<CatalogStore.Move> moves =
        LakeTable.all().values().stream()
            .map(table ->
                new CatalogStore.Move(table.name(), Optional.empty(), firstMetadata(table)))
            .toList();
    store.commit(moves, log.next(new Change("create", List.of(), Map.of()), moves));
  }

  /** A file's path within the lake. */
  public String inside(Path file) {
    return folder.inside(file);
  }

  /** The hashes of files of events, by location, as they were when they were added. */
  public Map<String, String> hashes(List<DataFile> some) {
    return log.hashes(some);
  }

  /**
   * The commits, held against a public key.
   *
   * @param key a file with the key; the lake's own where there is none
   */
  public CommitChain chain(Optional<Path> key) {
    return log.chain(key);
  }

  /**
   * Every file that the tables, as they are and as they are remembered, are made of, by its name in
   * commits.
   */
  public Set<String> needed() {
    NeededFiles needed = new NeededFiles(folder, files);
    for (Activity activity : LakeTable.all().keySet()) {
      staged(activity).ifPresent(staged -> needed.add(activity, staged));
    }
    return needed.all();
  }

  /** Where a table's metadata is, within the lake, as the catalog names it. */
  public Optional<String> metadata(Activity activity) {
    return Optional.ofNullable(store.tables().get(activity.table()))
        .map(location -> inside(files.resolve(location)));
  }

  /** Forgets how tables were before a moment; what they are now stays. */
  public void forgetSnapshots(Instant before) {
    List<CatalogStore.Move> moves = new ArrayList<>();
    for (LakeTable each : LakeTable.all().values()) {
      staged(each.activity())
          .filter(staged -> staged.current().snapshots().size() > 1)
          .ifPresent(staged -> {
            new BaseTable(staged, each.name())
                .expireSnapshots()
                .expireOlderThan(before.toEpochMilli())
                .cleanupLevel(ExpireSnapshots.CleanupLevel.NONE)
                .commit();
            if (!staged.staged().equals(staged.committed())) {
              moves.add(
                  new CatalogStore.Move(
                      each.name(), Optional.of(staged.committed()), staged.staged()));
            }
          });
    }
    if (!moves.isEmpty()) {
      store.commit(moves, log.next(new Change("forget", List.of(), Map.of()), moves));
    }
  }

  /** The file of the identities of a Parquet file's events. */
  public Path identities(Activity activity, Path dataFile) {
    return folder.identities(activity, dataFile);
  }

  /** The file that says which words a Parquet file's row groups may hold. */
  public Path index(Activity activity, Path dataFile) {
    return folder.index(activity, dataFile);
  }

  /** {@link LakeSnapshot#ids} of the lake as it is now. */
  public Map<String, Integer> ids(Activity activity) {
    return snapshot().ids(activity);
  }

  /**
   * Makes a change, in all tables at once or not at all.
   *
   * @return the number of the commit
   * @throws LakeUnusable where nothing was changed
   */
  public long commit(Change change) {
    return commit(change, Optional.empty());
  }

  /**
   * Makes a change that follows from how the tables were at a moment.
   *
   * @return the number of the commit
   * @throws LakeUnusable where somebody else changed one of its tables since; nothing was changed
   */
  public long commit(Change change, LakeSnapshot since) {
    return commit(change, Optional.of(since));
  }

  private long commit(Change change, Optional<LakeSnapshot> since) {
    List<CatalogStore.Move> moves =
        TableChange.of(change).stream().map(each -> staged(each, since)).toList();
    CatalogStore.Commit commit = log.next(change, moves);
    store.commit(moves, commit);
    return commit.number();
  }

  private CatalogStore.Move staged(TableChange change, Optional<LakeSnapshot> since) {
    StagedTable staged = grown(LakeTable.of(change.activity()));
    if (since.isPresent() && !since.get().isOf(change.activity(), staged)) {
      throw change.overtaken();
    }
    return change.apply(staged, files);
  }

  /** The lake as it is now; what is committed later is not in it. */
  public LakeSnapshot snapshot() {
    return new LakeSnapshot(this, store.tables());
  }

  /** A table as its metadata at a location has it, read once while it is the newest asked for. */
  TableVersion version(Activity activity, String location) {
    return versions.compute(
        activity,
        (table, known) ->
            known != null && known.location().equals(location)
                ? known
                : new TableVersion(files, location));
  }

  /** {@link LakeSnapshot#files} of the lake as it is now. */
  public List<DataFile> files(Activity activity, long from, long to) {
    return snapshot().files(activity, from, to);
  }

  @Override
  public void close() {
    store.close();
    files.tiers().close();
  }
}
