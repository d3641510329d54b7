package dev.haetae.lake.catalog;

import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.settings.CatalogAddress;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.table.Nearby;
import dev.haetae.lake.tier.Tier;
import dev.haetae.lake.tier.Tiers;
import dev.haetae.model.Activity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/** Which files make up a lake, and how that changes: whole batches at a time, over all tables. */
public final class LakeCatalog implements Nearby, AutoCloseable {
  /** The version of the lake's layout that this Haetae writes and reads. */
  public static final int VERSION = 1;

  private static final String DATABASE = "catalog.db";
  private static final String TABLES = "tables";
  private static final String VERSION_KEY = "haetae.version";
  private static final String LOCATION_KEY = "location";
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20",
          "write.format.default", "parquet");

  private final Path folder;
  private final CatalogStore store;
  private final LakeFiles files;
  private final Map<Activity, TableVersion> versions = new ConcurrentHashMap<>();

  private LakeCatalog(Path folder, CatalogStore store, LakeFiles files) {
    this.folder = folder;
    this.store = store;
    this.files = files;
  }

  /**
   * Whether there is a lake in a folder.
   *
   * @throws LakeUnusable where that cannot be known
   */
  public static boolean isIn(Path folder) {
    Optional<CatalogAddress> elsewhere = LakeSettings.of(folder).catalog();
    if (elsewhere.isEmpty()) {
      return Files.exists(folder.resolve(DATABASE));
    }
    try (CatalogStore store = CatalogStore.open(elsewhere.get(), folder)) {
      return !store.properties().isEmpty();
    }
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
      Map<String, String> properties =
          Map.of(
              VERSION_KEY,
              Integer.toString(VERSION),
              LOCATION_KEY,
              folder.toAbsolutePath().normalize().toString());
      Optional<CatalogAddress> elsewhere = LakeSettings.of(folder).catalog();
      if (elsewhere.isPresent()) {
        try (CatalogStore store = CatalogStore.open(elsewhere.get(), folder)) {
          store.create(properties);
        }
      } else {
        createFile(folder, properties);
      }
    } catch (IOException e) {
      throw new LakeUnusable("no lake can be made in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void createFile(Path folder, Map<String, String> properties) throws IOException {
    Path making = folder.resolve(DATABASE + ".new");
    Files.deleteIfExists(making);
    try (CatalogStore store = CatalogStore.open(making, making.toString())) {
      store.create(properties);
    }
    Files.move(making, folder.resolve(DATABASE));
  }

  /** The catalog of a folder, which must have one. */
  private static CatalogStore store(Path absolute, Path folder) {
    Optional<CatalogAddress> elsewhere = LakeSettings.of(absolute).catalog();
    boolean isFile = Files.exists(absolute.resolve(DATABASE));
    if (elsewhere.isPresent() && isFile) {
      throw new LakeUnusable(
          "the lake in "
              + folder
              + " has its catalog in "
              + DATABASE
              + ", and "
              + LakeSettings.FILE
              + " names another: "
              + elsewhere.get().shown()
              + "; one of them must go");
    }
    if (elsewhere.isEmpty() && !isFile) {
      throw none(folder);
    }
    return elsewhere.isPresent()
        ? CatalogStore.open(elsewhere.get(), absolute)
        : CatalogStore.open(absolute.resolve(DATABASE), folder.resolve(DATABASE).toString());
  }

  private static LakeUnusable none(Path folder) {
    return new LakeUnusable(
        "no lake in " + folder + "; expected a folder made by haetae ingest --lake " + folder);
  }

  /**
   * Opens a lake.
   *
   * @throws LakeUnusable where there is none, or it cannot be used
   */
  public static LakeCatalog open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    CatalogStore store = store(absolute, folder);
    try {
      Map<String, String> properties = store.properties();
      if (properties.isEmpty()) {
        throw none(folder);
      }
      String version = properties.getOrDefault(VERSION_KEY, "0");
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
      String madeIn = properties.getOrDefault(LOCATION_KEY, absolute.toString());
      Tiers tiers = new Tiers(absolute, LakeSettings.of(absolute), SigningKey.identity(absolute));
      LakeCatalog catalog =
          new LakeCatalog(absolute, store, new LakeFiles(madeIn, absolute, tiers));
      if (store.last().isEmpty()) {
        catalog.createTables();
      }
      return catalog;
    } catch (RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  /** The folders that hold files of the lake. */
  public List<Path> folders() {
    return files.folders();
  }

  /** The folders with files of events: the lake's tables, what was fetched, other disks. */
  public List<Path> eventFolders() {
    return Stream.concat(
            Stream.of(folder.resolve(TABLES)),
            files.folders().stream().filter(each -> !each.equals(folder)))
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
    return files.location(folder.resolve(inside));
  }

  /**
   * Puts a copy of a file into the lake's folder; returns when it would outlive a loss of power.
   */
  public void takeBack(Path from, String inside) throws IOException {
    Path to = folder.resolve(inside);
    Path making = to.resolveSibling(to.getFileName() + ".part");
    Files.createDirectories(to.resolveSibling(""));
    try {
      Files.copy(from, making, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(making, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(making, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(making);
    }
  }

  /** The name of a location in commits. */
  public String inside(String location) {
    return files.inside(location);
  }

  /** The folder of a table's files. */
  public Path folder(Activity activity) {
    return folder.resolve(TABLES).resolve(activity.table());
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
    store.commit(List.of(move), signed(new Change("create", List.of(), Map.of()), List.of(move)));
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
    store.commit(moves, signed(new Change("create", List.of(), Map.of()), moves));
  }

  /** The record of a change that follows all that were before. */
  private CatalogStore.Commit signed(Change change, List<CatalogStore.Move> moves) {
    Optional<CatalogStore.Commit> last = store.last();
    Map<String, CommitRecord.Content> tables = new TreeMap<>();
    moves.forEach(move ->
        tables.put(
            move.table(),
            new CommitRecord.Content(
                inside(files.resolve(move.to())), hash(files.resolve(move.to())))));
    CommitRecord record =
        new CommitRecord(
            last.map(CatalogStore.Commit::number).orElse(0L) + 1,
            last.map(each -> Sha256.of(each.body())).orElse(""),
            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
            change.what(),
            tables,
            Stream.concat(change.added().stream().map(this::entry), moved(change.moved())).toList(),
            Stream.concat(
                    change.removed().values().stream().flatMap(List::stream),
                    change.moved().stream().map(move -> move.from().location()))
                .map(files::inside)
                .toList());
    String text = record.text();
    return new CatalogStore.Commit(record.number(), text, SigningKey.sign(folder, text));
  }

  /** What was said of files when they were added, now of their copies. */
  private Stream<CommitRecord.Entry> moved(List<Move> moves) {
    if (moves.isEmpty()) {
      return Stream.empty();
    }
    Map<String, CommitRecord.Entry> known = entries();
    return moves.stream().map(move -> entry(known, move.from()).at(files.inside(move.to())));
  }

  private CommitRecord.Entry entry(Map<String, CommitRecord.Entry> known, DataFile file) {
    return Optional.ofNullable(known.get(files.inside(file.location())))
        .orElseThrow(() ->
            new LakeUnusable(
                "no commit added " + file.location() + "; haetae lake verify says more"));
  }

  /** What commits say of every file that was ever added, by its name in them. */
  private Map<String, CommitRecord.Entry> entries() {
    Map<String, CommitRecord.Entry> entries = new HashMap<>();
    for (CatalogStore.Commit commit : store.commits()) {
      CommitRecord.of(commit.body()).added().forEach(each -> entries.put(each.path(), each));
    }
    return entries;
  }

  /** The hashes of files of events, by location, as they were when they were added. */
  public Map<String, String> hashes(List<DataFile> some) {
    Map<String, CommitRecord.Entry> known = entries();
    Map<String, String> hashes = new HashMap<>();
    some.forEach(file -> hashes.put(file.location(), entry(known, file).sha256()));
    return hashes;
  }

  private CommitRecord.Entry entry(NewFile file) {
    return new CommitRecord.Entry(
        inside(file.path()),
        file.content().sha256(),
        file.content().bytes(),
        file.content().rows(),
        hash(identities(file.activity(), file.path())),
        hash(index(file.activity(), file.path())));
  }

  /** A file's path within the lake. */
  public String inside(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new LakeUnusable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The commits, held against a public key.
   *
   * @param key a file with the key; the lake's own where there is none
   */
  public CommitChain chain(Optional<Path> key) {
    Path file = key.orElseGet(() -> SigningKey.publicKey(folder));
    return CommitChain.of(store.commits(), SigningKey.read(file, file.toString()));
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
      store.commit(moves, signed(new Change("forget", List.of(), Map.of()), moves));
    }
  }

  /**
   * Every file that the tables, as they are and as they are remembered, are made of, by its name in
   * commits.
   */
  public Set<String> needed() {
    Set<String> needed = new HashSet<>();
    for (LakeTable table : LakeTable.all().values()) {
      staged(table.activity()).ifPresent(staged -> addNeeded(table.activity(), staged, needed));
    }
    return needed;
  }

  private void addNeeded(Activity activity, StagedTable staged, Set<String> needed) {
    needed.add(files.inside(staged.committed()));
    for (Snapshot snapshot : staged.current().snapshots()) {
      needed.add(files.inside(snapshot.manifestListLocation()));
      for (ManifestFile manifest : snapshot.allManifests(files)) {
        if (needed.add(files.inside(manifest.path()))) {
          addFiles(activity, staged, manifest, needed);
        }
      }
    }
  }

  private void addFiles(
      Activity activity, StagedTable staged, ManifestFile manifest, Set<String> needed) {
    try (CloseableIterable<String> paths =
        ManifestFiles.readPaths(manifest, files, staged.current().specsById())) {
      for (String location : paths) {
        Path file = files.resolve(location);
        needed.add(files.inside(location));
        needed.add(inside(identities(activity, file)));
        needed.add(inside(index(activity, file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of the identities of a Parquet file's events. */
  public Path identities(Activity activity, Path dataFile) {
    return beside(activity, dataFile, "identities", ".ids");
  }

  /** The file that says which words a Parquet file's row groups may hold. */
  public Path index(Activity activity, Path dataFile) {
    return beside(activity, dataFile, "index", ".words");
  }

  private Path beside(Activity activity, Path dataFile, String in, String extension) {
    String name = String.valueOf(dataFile.getFileName()).replaceFirst("\\.parquet$", extension);
    return folder(activity).resolve(in).resolve(name);
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
    Map<Activity, List<NewFile>> added =
        change.added().stream().collect(Collectors.groupingBy(NewFile::activity));
    Map<Activity, List<Move>> moved =
        change.moved().stream().collect(Collectors.groupingBy(Move::activity));
    Set<Activity> changed = new TreeSet<>(added.keySet());
    changed.addAll(change.removed().keySet());
    changed.addAll(moved.keySet());
    List<CatalogStore.Move> moves = new ArrayList<>();
    for (Activity activity : changed) {
      moves.add(
          move(
              activity,
              added.getOrDefault(activity, List.of()),
              change.removed().getOrDefault(activity, List.of()),
              moved.getOrDefault(activity, List.of()),
              since));
    }
    CatalogStore.Commit commit = signed(change, moves);
    store.commit(moves, commit);
    return commit.number();
  }

  private CatalogStore.Move move(
      Activity activity,
      List<NewFile> added,
      List<String> removed,
      List<Move> moved,
      Optional<LakeSnapshot> since) {
    StagedTable staged = grown(LakeTable.of(activity));
    if (since.isPresent() && !since.get().isOf(activity, staged)) {
      throw changed(activity);
    }
    Table table = new BaseTable(staged, activity.table());
    if (removed.isEmpty() && moved.isEmpty()) {
      AppendFiles append = table.newAppend();
      added.forEach(each ->
          append.appendFile(FileMetrics.dataFile(table, files.location(each.path()), each)));
      append.commit();
    } else {
      OverwriteFiles overwrite = table.newOverwrite();
      added.forEach(each ->
          overwrite.addFile(FileMetrics.dataFile(table, files.location(each.path()), each)));
      Map<String, String> copies =
          moved.stream().collect(Collectors.toMap(each -> each.from().location(), Move::to));
      Set<String> gone = new HashSet<>(removed);
      gone.addAll(copies.keySet());
      List<org.apache.iceberg.DataFile> entries = entries(table, gone);
      if (entries.size() < gone.size()) {
        throw changed(activity);
      }
      entries.forEach(entry -> {
        overwrite.deleteFile(entry);
        Optional.ofNullable(copies.get(entry.location()))
            .ifPresent(to -> overwrite.addFile(copy(table, entry, to)));
      });
      overwrite.commit();
    }
    return new CatalogStore.Move(
        activity.table(), Optional.of(staged.committed()), staged.staged());
  }

  private static LakeUnusable changed(Activity activity) {
    return new LakeUnusable(
        "the table "
            + activity.table()
            + " was changed by another process meanwhile; nothing of this run was kept, run it again");
  }

  private static org.apache.iceberg.DataFile copy(
      Table table, org.apache.iceberg.DataFile entry, String to) {
    return DataFiles.builder(table.spec()).copy(entry).withPath(to).build();
  }

  private static List<org.apache.iceberg.DataFile> entries(Table table, Set<String> locations) {
    try (CloseableIterable<FileScanTask> tasks = table.newScan().includeColumnStats().planFiles()) {
      List<org.apache.iceberg.DataFile> entries = new ArrayList<>();
      for (FileScanTask task : tasks) {
        if (locations.contains(task.file().location())) {
          entries.add(task.file().copy());
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
