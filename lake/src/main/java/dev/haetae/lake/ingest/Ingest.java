package dev.haetae.lake.ingest;

import dev.haetae.detect.geo.Geography;
import dev.haetae.flow.Keeper;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.spill.FolderTree;
import dev.haetae.formats.Formats;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.LakeSnapshot;
import dev.haetae.lake.catalog.NewFile;
import dev.haetae.lake.catalog.WriteLock;
import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes events into a lake: all that are read until {@link #commit}, or none. Each event is kept
 * once, however often it is met, in this run or in any before.
 *
 * <p>Rows wait in memory by table and day. When there is no more room for them, those that are most
 * are put in order and written as a Parquet file; where even they are few, they are put aside on
 * disk until the end, so that few files are made. Memory does not grow with the input, nor with the
 * threads: where there is no room any more, most threads wait until a few have written. One process
 * writes at a time.
 */
public final class Ingest implements Keeper, AutoCloseable {
  private static final long FEW = 4L << 20;
  private static final int LEVEL = 3;
  private static final int REPORT_EVERY = 4096;

  private final Path folder;
  private final LakeCatalog catalog;
  private final WriteLock lock;
  private final SeenEvents seen;
  private final RunFiles files;
  private final ScanProgress progress;
  private final boolean isNewFolder;
  private final long memory;
  private final RowBuffer waiting;
  private final Map<Group.Key, Spill> spills = new HashMap<>();
  private final Map<Activity, List<ParquetColumn>> columns = new ConcurrentHashMap<>();
  private final Map<String, Long> events = new TreeMap<>();
  private Geography geography = Geography.NONE;
  private Routes routes = Routes.EVERYTHING;
  private final Map<String, Long> leftOut = new TreeMap<>();
  private volatile boolean failed;
  private boolean kept;

  /**
   * What came of it.
   *
   * @param events events read, by log
   * @param left events that the routes do not keep, by log
   * @param kept events that are new in the lake, by table
   * @param duplicates events the lake had already, or that were read twice
   * @param files Parquet files written
   * @param bytes what they take on disk
   * @param commit the number of the commit; 0 where there was nothing new
   */
  public record Outcome(
      Map<String, Long> events,
      Map<String, Long> left,
      Map<Activity, Long> kept,
      long duplicates,
      int files,
      long bytes,
      long commit) {}

  private Ingest(
      Path folder, boolean isNewFolder, WriteLock lock, long memory, ScanProgress progress) {
    this.folder = folder;
    this.isNewFolder = isNewFolder;
    this.catalog = LakeCatalog.open(folder);
    this.lock = lock;
    LakeSnapshot before = catalog.snapshot();
    LateCopies copies = new LateCopies(catalog, lock.spillFolder(), LEVEL);
    this.seen = new SeenEvents(catalog, before, copies);
    this.files = new RunFiles(catalog, before, copies);
    this.memory = memory;
    this.waiting = new RowBuffer(memory);
    this.progress = progress;
  }

  /**
   * How much memory rows may take where nothing else needs much: four times as much may wait and be
   * written, and half of the heap is left for reading and compressing.
   */
  public static long memory() {
    return Runtime.getRuntime().maxMemory() / 8;
  }

  /**
   * Begins to take events into the lake of a folder, which is made where there is none, and gone
   * again at the end where nothing was kept.
   *
   * @param memory about how many bytes rows may take while they wait
   * @param progress is told of the events read
   * @throws LakeUnusable where the lake cannot be written, or somebody else is writing it
   */
  public static Ingest into(Path folder, long memory, ScanProgress progress) {
    boolean isNewFolder = Files.notExists(folder);
    WriteLock lock = WriteLock.of(folder);
    try {
      if (!LakeCatalog.isIn(folder)) {
        LakeCatalog.create(folder);
      }
      Path absolute = folder.toAbsolutePath().normalize();
      return new Ingest(absolute, isNewFolder, lock, memory, progress);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** Keeps with each event where its addresses were, as known today; called before any is taken. */
  public Ingest locating(Geography known) {
    geography = known;
    return this;
  }

  /** The fields that rows are made from, by log. */
  public static FieldSelection wanted(String log) {
    FieldSelection.Builder selection = new FieldSelection.Builder();
    add(log, selection);
    return selection.build();
  }

  @Override
  public void select(String log, FieldSelection.Builder selection) {
    add(log, selection);
    routes.select(log, selection);
  }

  private static void add(String log, FieldSelection.Builder selection) {
    FieldCatalog catalog = Formats.of(log).orElseThrow().catalog();
    ActivityChoice.select(catalog, selection);
    LakeTable.all().values().stream()
        .filter(table -> table.logs().contains(log))
        .forEach(table -> EventRows.select(table, log, selection));
  }

  /** Keeps only what these routes keep; called before any event is taken. */
  public Ingest routed(Routes only) {
    routes = only;
    return this;
  }

  @Override
  public Keeper.Worker worker() {
    return new Worker();
  }

  private final class Worker implements Keeper.Worker {
    private final Map<String, LogRows> logs = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> left = new TreeMap<>();
    private final RowBytes row = new RowBytes();
    private long unreported;

    @Override
    public void accept(Event event) {
      accept(event, false);
    }

    @Override
    public void accept(Event event, boolean detected) {
      if (++unreported == REPORT_EVERY) {
        report();
      }
      counts.merge(event.log(), 1L, Long::sum);
      LogRows rows = logs.get(event.log());
      if (rows == null || rows.selection != event.selection()) {
        rows = new LogRows(event);
        logs.put(event.log(), rows);
      }
      if (!rows.decision.keeps(event, detected)) {
        left.merge(event.log(), 1L, Long::sum);
        return;
      }
      Activity activity = rows.choice.of(event);
      rows.of(activity).fill(event, row);
      Group.Key key = new Group.Key(activity, Group.day(event.time()));
      waiting.add(key, event, row).ifPresent(Ingest.this::evict);
    }

    private void report() {
      progress.eventsRead(unreported);
      unreported = 0;
    }

    @Override
    public void close() {
      report();
      count(counts, left);
    }
  }

  private synchronized void count(Map<String, Long> counts, Map<String, Long> left) {
    counts.forEach((log, count) -> events.merge(log, count, Long::sum));
    left.forEach((log, count) -> leftOut.merge(log, count, Long::sum));
  }

  /** How the events of one log become rows. */
  private final class LogRows {
    private final FieldSelection selection;
    private final String log;
    private final ActivityChoice choice;
    private final Routes.Decision decision;
    private final Map<Activity, EventRows> tables = new HashMap<>();

    LogRows(Event event) {
      this.selection = event.selection();
      this.log = event.log();
      this.decision = routes.of(event.log(), event.selection());
      this.choice = new ActivityChoice(Formats.of(log).orElseThrow().catalog(), event.selection());
    }

    EventRows of(Activity activity) {
      return tables.computeIfAbsent(
          activity, each -> new EventRows(LakeTable.of(each), log, selection, geography));
    }
  }

  private void evict(Group group) {
    try {
      if (group.bytes() < FEW) {
        spill(group.key()).add(group);
      } else {
        write(group);
      }
    } catch (IOException e) {
      throw failed(e);
    } catch (RuntimeException e) {
      failed = true;
      throw e instanceof LakeUnusable unusable
          ? unusable
          : LakeUnusable.unwritable("cannot write in " + folder + ": " + e, e);
    } finally {
      waiting.wasWritten();
    }
  }

  private LakeUnusable failed(IOException e) {
    failed = true;
    String reason = FileReason.of(e);
    if (reason.contains("No space left")) {
      return LakeUnusable.unwritable(
          "no room left on the disk of " + folder + "; nothing of this run was kept", e);
    }
    return LakeUnusable.unwritable("cannot write in " + folder + ": " + reason, e);
  }

  private synchronized Spill spill(Group.Key key) {
    return spills.computeIfAbsent(
        key,
        each ->
            new Spill(
                each,
                lock.spillFolder().resolve(each.activity().table() + "-" + each.day() + ".rows")));
  }

  private void write(Group group) throws IOException {
    int[] rows = group.inOrder();
    Path file = files.place(group.key());
    int count = seen.claim(group, rows, file);
    if (count == 0) {
      return;
    }
    Activity activity = group.key().activity();
    Files.createDirectories(file.getParent());
    try (EventFile to =
        new EventFile(file, columns.computeIfAbsent(activity, this::columns), LEVEL)) {
      for (int i = 0; i < count; i++) {
        to.add(group.time(rows[i]), group.chunk(rows[i]), group.offset(rows[i]));
      }
      files.add(
          new NewFile(activity, file, group.key().day(), to.finish(catalog.index(activity, file))));
    }
  }

  private List<ParquetColumn> columns(Activity activity) {
    synchronized (catalog) {
      return catalog.columns(activity);
    }
  }

  /**
   * Writes what still waits and makes everything part of the lake.
   *
   * @throws LakeUnusable where nothing of the run was kept
   */
  public Outcome commit() {
    if (failed) {
      throw new LakeUnusable("rows could not be written; nothing of this run was kept");
    }
    try {
      writeWaiting();
      long commit = files.commit();
      kept = commit != 0;
      return outcome(commit);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void writeWaiting() throws IOException {
    for (Group group : waiting.takeAll()) {
      Spill spill = spills.get(group.key());
      if (spill != null) {
        spill.add(group);
      } else {
        write(group);
      }
    }
    for (Spill spill : spills.values()) {
      spill.forEach(memory, this::write);
    }
  }

  private Outcome outcome(long commit) {
    List<NewFile> written = files.all();
    Map<Activity, Long> rows = new TreeMap<>();
    written.forEach(each -> rows.merge(each.activity(), each.content().rows(), Long::sum));
    return new Outcome(
        Map.copyOf(events),
        Map.copyOf(leftOut),
        rows,
        seen.copies() + files.lateCopies(),
        written.size(),
        written.stream().mapToLong(each -> each.content().bytes()).sum(),
        commit);
  }

  @Override
  public void close() {
    catalog.close();
    try (lock) {
      if (isNewFolder && !kept) {
        FolderTree.delete(folder);
      }
    } catch (IOException e) {
      throw LakeUnusable.unwritable("cannot take away " + folder + ": " + FileReason.of(e), e);
    }
  }
}
