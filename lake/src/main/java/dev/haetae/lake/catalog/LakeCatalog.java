package dev.haetae.lake.catalog;

import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.parquet.ParquetWriter;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/** Which files make up a lake, and how that changes: whole batches at a time, over all tables. */
public final class LakeCatalog implements AutoCloseable {
  /** The version of the lake's layout that this Haetae writes and reads. */
  public static final int VERSION = 1;

  private static final String DATABASE = "catalog.db";
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
  private final LocalFiles files;

  private LakeCatalog(Path folder, CatalogStore store, LocalFiles files) {
    this.folder = folder;
    this.store = store;
    this.files = files;
  }

  /** Whether there is a lake in a folder. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(DATABASE));
  }

  private static String url(Path folder) {
    return "jdbc:sqlite:" + folder.resolve(DATABASE);
  }

  /**
   * Makes an empty lake.
   *
   * @throws LakeUnusable where it cannot be made
   */
  public static void create(Path folder) {
    Path making = folder.resolve(DATABASE + ".new");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(making);
      String location = folder.toAbsolutePath().normalize().toString();
      String url = "jdbc:sqlite:" + making;
      try (CatalogStore store = CatalogStore.open(url, making.toString())) {
        store.create(Map.of(VERSION_KEY, Integer.toString(VERSION), LOCATION_KEY, location));
      }
      Files.move(making, folder.resolve(DATABASE));
    } catch (IOException e) {
      throw new LakeUnusable("no lake can be made in " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens a lake.
   *
   * @throws LakeUnusable where there is none, or it cannot be used
   */
  public static LakeCatalog open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!isIn(absolute)) {
      throw new LakeUnusable(
          "no lake in " + folder + "; expected a folder made by haetae ingest --lake " + folder);
    }
    CatalogStore store = CatalogStore.open(url(absolute), folder.resolve(DATABASE).toString());
    try {
      Map<String, String> properties = store.properties();
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
      return new LakeCatalog(absolute, store, new LocalFiles(madeIn, absolute));
    } catch (RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  /** The folder of a table's files. */
  public Path folder(Activity activity) {
    return folder.resolve("tables").resolve(activity.table());
  }

  private String location(Activity activity) {
    return files.location(folder(activity));
  }

  private Optional<StagedTable> staged(Activity activity) {
    return Optional.ofNullable(store.tables().get(activity.table()))
        .map(location -> new StagedTable(files, location));
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
        staged(table.activity()).orElseGet(() -> new StagedTable(files, created(table)));
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

  private String created(LakeTable table) {
    Schema schema = TableShape.schema(table);
    TableMetadata metadata =
        TableMetadata.newTableMetadata(
            schema,
            TableShape.parts(schema),
            TableShape.order(schema),
            location(table.activity()),
            PROPERTIES);
    String location = StagedTable.write(files, metadata, 0);
    store.commit(
        List.of(new CatalogStore.Move(table.name(), Optional.empty(), location)),
        next("{\"created\":\"" + table.name() + "\"}"));
    return location;
  }

  private CatalogStore.Commit next(String body) {
    List<CatalogStore.Commit> commits = store.commits();
    long last = commits.isEmpty() ? 0 : commits.get(commits.size() - 1).number();
    return new CatalogStore.Commit(last + 1, body);
  }

  /**
   * Makes new files part of their tables, all at once or not at all.
   *
   * @return the number of the commit
   * @throws LakeUnusable where nothing was changed
   */
  public long commit(List<NewFile> added) {
    Map<Activity, List<NewFile>> byTable = new EnumMap<>(Activity.class);
    added.forEach(
        each -> byTable.computeIfAbsent(each.activity(), _ -> new ArrayList<>()).add(each));
    List<CatalogStore.Move> moves = new ArrayList<>();
    byTable.forEach((activity, of) -> {
      StagedTable staged = grown(LakeTable.of(activity));
      Table table = new BaseTable(staged, activity.table());
      AppendFiles append = table.newAppend();
      of.forEach(each -> append.appendFile(dataFile(table, each)));
      append.commit();
      moves.add(
          new CatalogStore.Move(
              activity.table(), Optional.of(staged.committed()), staged.staged()));
    });
    CatalogStore.Commit commit = next("{\"added\":" + added.size() + "}");
    store.commit(moves, commit);
    return commit.number();
  }

  private org.apache.iceberg.DataFile dataFile(Table table, NewFile file) {
    PartitionData part = new PartitionData(table.spec().partitionType());
    part.set(0, file.day());
    return DataFiles.builder(table.spec())
        .withPath(files.location(file.path()))
        .withFormat(FileFormat.PARQUET)
        .withPartition(part)
        .withFileSizeInBytes(file.content().bytes())
        .withMetrics(metrics(file.content()))
        .withSortOrder(table.sortOrder())
        .build();
  }

  private static Metrics metrics(ParquetWriter.Written content) {
    Map<Integer, Long> sizes = new HashMap<>();
    Map<Integer, Long> values = new HashMap<>();
    Map<Integer, Long> nulls = new HashMap<>();
    Map<Integer, ByteBuffer> least = new HashMap<>();
    Map<Integer, ByteBuffer> greatest = new HashMap<>();
    for (ParquetWriter.ColumnSummary each : content.columns()) {
      ParquetColumn column = each.column();
      int id = column.list() ? column.elementId() : column.id();
      sizes.put(id, each.bytes());
      values.put(id, each.values());
      nulls.put(id, each.nulls());
      each.bounds()
          .ifPresent(bounds -> {
            least.put(id, bounds.least());
            greatest.put(id, bounds.greatest());
          });
    }
    return new Metrics(content.rows(), sizes, values, nulls, Map.of(), least, greatest);
  }

  /**
   * The files of a table that may hold events of a time, in order of their first event.
   *
   * @param from the first microsecond since 1970
   * @param to the first that is not asked for any more
   */
  public List<DataFile> files(Activity activity, long from, long to) {
    Optional<StagedTable> staged = staged(activity);
    if (staged.isEmpty() || from >= to) {
      return List.of();
    }
    Table table = new BaseTable(staged.get(), activity.table());
    TableScan scan =
        table
            .newScan()
            .includeColumnStats(Set.of(LakeTable.TIME))
            .filter(
                Expressions.and(
                    Expressions.greaterThanOrEqual(LakeTable.TIME, from),
                    Expressions.lessThan(LakeTable.TIME, to)));
    int time = table.schema().findField(LakeTable.TIME).fieldId();
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      List<DataFile> planned = new ArrayList<>();
      tasks.forEach(task -> planned.add(planned(task.file(), time)));
      planned.sort(java.util.Comparator.comparingLong(DataFile::from));
      return planned;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataFile planned(org.apache.iceberg.DataFile file, int time) {
    return new DataFile(
        files.resolve(file.location()),
        file.recordCount(),
        file.fileSizeInBytes(),
        bound(file.lowerBounds(), time, Long.MIN_VALUE),
        bound(file.upperBounds(), time, Long.MAX_VALUE));
  }

  private static long bound(Map<Integer, ByteBuffer> bounds, int field, long otherwise) {
    ByteBuffer bound = bounds.get(field);
    return bound == null
        ? otherwise
        : bound.order(ByteOrder.LITTLE_ENDIAN).getLong(bound.position());
  }

  @Override
  public void close() {
    store.close();
  }
}
