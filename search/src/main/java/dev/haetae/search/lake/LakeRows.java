package dev.haetae.search.lake;

import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.event.Micros;
import dev.haetae.search.function.Sql;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.source.JsonShape;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import dev.haetae.search.source.TimeWindows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * The events of a lake, all tables as one relation. Fields go by the names of the logs, their other
 * names and OCSF's; which column or path that is, each log's {@code fields.yml} says. What a search
 * needs of every row decides which logs, tables and files are read.
 */
public final class LakeRows implements RowSource, AutoCloseable {
  /** As many rows are looked through for which logs there are, before a search. */
  private static final long LOOKED_THROUGH = 20_000_000;

  /** Rows of the first window: a few row groups of each of a day's files. */
  private static final long FIRST_WINDOW = 500_000;

  private final Future<Lake> opening;
  private final boolean ours;
  private final long firstWindow;
  private boolean asked;

  private LakeRows(Future<Lake> opening, boolean ours, long firstWindow) {
    this.opening = opening;
    this.ours = ours;
    this.firstWindow = firstWindow;
  }

  /** The rows of an open lake, which stays the caller's to close. */
  public LakeRows(Lake lake) {
    this(lake, FIRST_WINDOW);
  }

  /**
   * The same.
   *
   * @param firstWindow so many rows are read before older ones are, where the newest may be enough
   */
  LakeRows(Lake lake, long firstWindow) {
    this(CompletableFuture.completedFuture(lake), false, firstWindow);
    asked = true;
  }

  /**
   * The rows of the lake in a folder. It is opened while a search is made ready; where that cannot
   * be done, who first asks is told so by a {@link dev.haetae.lake.table.LakeUnusable}.
   */
  public static LakeRows of(Path folder) {
    FutureTask<Lake> opening = new FutureTask<>(() -> Lake.open(folder));
    Thread.ofPlatform().daemon().name("lake").start(opening);
    return new LakeRows(opening, true, FIRST_WINDOW);
  }

  private Lake lake() {
    try {
      return opening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the lake was opened", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("the lake cannot be opened", e);
    }
  }

  @Override
  public List<Path> readable() {
    Lake lake = lake();
    // As it was opened it is new enough for one search.
    if (asked) {
      lake.renew();
    }
    asked = true;
    return List.of();
  }

  @Override
  public void close() {
    if (!ours) {
      return;
    }
    try {
      opening.get().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException neverOpened) {
      // Whoever asked was told.
    }
  }

  /**
   * Which files it will be is known when the search is; to list them all takes longer than many.
   */
  @Override
  public List<Path> readableFolders() {
    return lake().eventFolders();
  }

  @Override
  public Relation relation(Request request, Opening opening) throws SQLException {
    WantedTables wanted = new WantedTables(lake().tables(), request.wanted());
    Set<String> named = wanted.named();
    Set<String> logs = wanted.having(named);
    List<LakeTable> tables = wanted.tables(logs);
    List<String> problems = new ArrayList<>();
    List<LakePlan> plans = plans(tables, request, logs, problems);
    Set<String> met = met(plans, request.range(), logs, opening);
    plans.removeIf(plan -> plan.table().logs().stream().noneMatch(met::contains));
    List<TimeWindows.Window> windows = request.newestFirst() ? windows(plans) : List.of();
    String window = windows.isEmpty() ? "" : TimeWindows.condition("\"time\"");
    List<LakeTable> read = plans.stream().map(LakePlan::table).toList();
    List<LakeTable> possible = read.isEmpty() ? tables : read;
    // Where no log can have what is wanted, fields are those of all, and no row has them.
    boolean none = tables.isEmpty();
    LakeFields fields =
        new LakeFields(
            none ? wanted.tables(named) : possible,
            none ? named : met,
            logs.equals(named) ? met : named,
            shape(plans, met, opening));
    return new Relation(
        fields.union(plans, plan -> conditions(plan, request.range(), logs, window)),
        fields.shown(),
        fields,
        List.of("\"time\" DESC NULLS LAST", "\"event_id\" ASC NULLS FIRST"),
        Optional.of(fields.raw()),
        problems,
        windows);
  }

  /** The files of the tables that can have what is wanted; what is wrong with their indexes. */
  private List<LakePlan> plans(
      List<LakeTable> tables, Request request, Set<String> logs, List<String> problems) {
    List<LakePlan> plans = new ArrayList<>();
    for (LakeTable table : tables) {
      LakePlan plan =
          lake()
              .plan(
                  table,
                  from(request.range()),
                  to(request.range()),
                  Needles.of(request, new LakeFields(List.of(table), logs, JsonShape.UNKNOWN)))
              .only(file -> file.log().isEmpty() || logs.contains(file.log().get()));
      plan.problems()
          .forEach(each ->
              problems.add(
                  each + "; its events were read instead, and haetae lake verify says more"));
      if (!plan.files().isEmpty()) {
        plans.add(plan);
      }
    }
    return plans;
  }

  /**
   * Windows of which each has four times the rows of all before, so that who must read all of them
   * reads them hardly slower; none where the first would have nearly all.
   */
  private List<TimeWindows.Window> windows(List<LakePlan> plans) {
    List<DataFile> newestFirst =
        plans.stream()
            .flatMap(plan -> plan.files().stream())
            .sorted(Comparator.comparingLong(DataFile::from).reversed())
            .toList();
    if (newestFirst.stream().anyMatch(file -> file.from() == Long.MIN_VALUE)) {
      // Of a file without bounds nobody knows which window it is in.
      return List.of();
    }
    List<TimeWindows.Window> windows = new ArrayList<>();
    long to = newestFirst.stream().mapToLong(DataFile::to).max().orElse(0) + 1;
    long enough = firstWindow;
    long rows = 0;
    for (DataFile file : newestFirst) {
      rows += file.rows();
      if (rows >= enough && file.from() < to) {
        windows.add(new TimeWindows.Window(file.from(), to));
        to = file.from();
        enough = 5 * rows;
      }
    }
    long begin = newestFirst.stream().mapToLong(DataFile::from).min().orElse(0);
    if (begin < to) {
      windows.add(new TimeWindows.Window(begin, to));
    }
    return windows.size() < 2 ? List.of() : windows;
  }

  /**
   * The logs there are rows of; those there may be, where it would take long to look. Of files
   * whose events are of one log, and all of the time that is asked for, nothing is read.
   */
  private static Set<String> met(
      List<LakePlan> plans, TimeRange range, Set<String> logs, Opening opening)
      throws SQLException {
    if (plans.isEmpty()) {
      return logs;
    }
    Set<String> met = new TreeSet<>();
    List<LakePlan> unclear = new ArrayList<>();
    for (LakePlan plan : plans) {
      plan.files().stream()
          .filter(file -> isWithin(file, range))
          .forEach(file -> file.log().ifPresent(met::add));
    }
    for (LakePlan plan : plans) {
      unclear.add(plan.only(file -> file.log().isEmpty() || !met.contains(file.log().get())));
    }
    unclear.removeIf(plan -> plan.files().isEmpty());
    if (unclear.stream().mapToLong(LakePlan::rows).sum() > LOOKED_THROUGH) {
      return logs;
    }
    if (!unclear.isEmpty()) {
      met.addAll(looked(unclear, range, logs, opening.connection()));
    }
    return met;
  }

  private static Set<String> looked(
      List<LakePlan> plans, TimeRange range, Set<String> logs, Connection connection)
      throws SQLException {
    String sql =
        plans.stream()
            .map(plan ->
                "SELECT DISTINCT \"log\" FROM "
                    + plan.relation()
                    + conditions(plan, range, logs, ""))
            .collect(Collectors.joining(" UNION "));
    Set<String> met = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        met.add(rows.getString(1));
      }
    }
    return met;
  }

  private static boolean isWithin(DataFile file, TimeRange range) {
    return file.from() >= from(range) && file.to() < to(range);
  }

  private static JsonShape shape(List<LakePlan> plans, Set<String> met, Opening opening)
      throws SQLException {
    List<LakePlan> having =
        plans.stream().filter(plan -> plan.table().logs().contains(LakeFields.JSON_LOG)).toList();
    if (having.isEmpty() || !met.contains(LakeFields.JSON_LOG)) {
      return JsonShape.UNKNOWN;
    }
    String from =
        having.stream()
            .map(plan ->
                "SELECT CAST(raw AS JSON) AS json FROM "
                    + plan.relation()
                    + " WHERE log = "
                    + Sql.text(LakeFields.JSON_LOG))
            .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    return JsonShape.of(from, opening.connection());
  }

  private static long from(TimeRange range) {
    return range
        .from()
        .filter(at -> !at.equals(Instant.MIN))
        .map(Micros::of)
        .orElse(Long.MIN_VALUE);
  }

  private static long to(TimeRange range) {
    return range.to().filter(at -> !at.equals(Instant.MAX)).map(Micros::of).orElse(Long.MAX_VALUE);
  }

  /** What rows of a plan's files must meet besides; nothing where all of them do. */
  private static String conditions(
      LakePlan plan, TimeRange range, Set<String> logs, String window) {
    List<String> all = new ArrayList<>();
    if (!window.isEmpty()) {
      all.add(window);
    }
    if (plan.files().stream().anyMatch(file -> file.from() < from(range))) {
      all.add("\"time\" >= make_timestamptz(" + from(range) + ")");
    }
    if (plan.files().stream().anyMatch(file -> file.to() >= to(range))) {
      all.add("\"time\" < make_timestamptz(" + to(range) + ")");
    }
    if (plan.files().stream().anyMatch(file -> file.log().isEmpty())
        && !logs.containsAll(plan.table().logs())) {
      all.add(
          "\"log\" IN (" + logs.stream().map(Sql::text).collect(Collectors.joining(", ")) + ")");
    }
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }
}
