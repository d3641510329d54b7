package dev.haetae.lake.read;

import dev.haetae.flow.account.Census;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.EventSource;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.flow.read.Threads;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.read.KeptRecord;
import dev.haetae.formats.read.RecordReader;
import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.engine.Engine;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.FieldPlace;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Micros;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.ProblemSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The events of a lake, read again from their records by the readers of their logs: what is done
 * with events of logs can be done with these, and comes to the same. Where only some are of use,
 * the indexes of words say which files and row groups are not looked at.
 */
public final class LakeEvents implements EventSource {
  private static final FieldSelection NOTHING = new FieldSelection.Builder().build();
  private static final ProblemSink NOBODY = problem -> {};

  /** Bytes of Parquet that a thread takes on at once. */
  private static final long PIECE = 64L << 20;

  private static final String KIND = "haetae.kind";

  private final Lake lake;
  private final TimeRange range;
  private final Wanted useful;
  private final int threads;
  private final ProblemSink problems;
  private final List<LakePlan> pieces = new ArrayList<>();
  private final List<LakePlan> passedOver = new ArrayList<>();

  /**
   * Events of a lake.
   *
   * @param lake open, and the caller's to close
   * @param range only events of that time
   * @param useful which of them are of use
   * @param threads how many threads read
   * @param problems is told of records that cannot be read any more
   */
  public LakeEvents(Lake lake, TimeRange range, Wanted useful, int threads, ProblemSink problems) {
    this.lake = lake;
    this.range = range;
    this.useful = useful;
    this.threads = threads;
    this.problems = problems;
    lake.tables().forEach(this::plan);
  }

  private void plan(LakeTable table) {
    LakePlan all = lake.plan(table, range.from(), range.to());
    LakePlan some =
        useful.any().isEmpty() ? all : lake.planAny(table, range.from(), range.to(), useful.any());
    some.problems()
        .forEach(each ->
            problems.report(
                new Problem(
                    Problem.Reason.CORRUPT,
                    new Place("the lake's table " + table.name(), 0),
                    each + "; its events are read instead, and haetae lake verify says more")));
    pieces.addAll(some.pieces(PIECE));
    Set<DataFile> read = new HashSet<>(some.files());
    List<DataFile> left = all.files().stream().filter(each -> !read.contains(each)).toList();
    if (!left.isEmpty()) {
      passedOver.add(all.whole(left));
    }
  }

  /** How many events there are in the files of that time, of use or not. */
  public long events() {
    return pieces.stream().mapToLong(LakePlan::rows).sum()
        + passedOver.stream().mapToLong(LakePlan::rows).sum();
  }

  @Override
  public void read(
      Function<String, FieldSelection> wanted,
      ParallelReader.WorkerFactory workers,
      ScanProgress progress) {
    read(wanted, object -> true, workers, progress, problems);
  }

  @Override
  public void again(Predicate<String> objects, ParallelReader.WorkerFactory workers) {
    read(log -> NOTHING, objects, workers, new ScanProgress(), NOBODY);
  }

  private void read(
      Function<String, FieldSelection> wanted,
      Predicate<String> objects,
      ParallelReader.WorkerFactory workers,
      ScanProgress progress,
      ProblemSink sink) {
    Queue<LakePlan> waiting = new ConcurrentLinkedQueue<>(pieces);
    try (Engine engine = Engine.reading(lake.folders())) {
      Threads.share(
          threads,
          () -> {
            try (ParallelReader.Worker worker = workers.open();
                Engine own = engine.again()) {
              Rows rows =
                  new Rows(
                      new RecordReader(wanted, Limits.DEFAULT), objects, worker, progress, sink);
              for (LakePlan piece = waiting.poll(); piece != null; piece = waiting.poll()) {
                own.query(sql(piece), rows::each);
                piece.files().forEach(file -> progress.bundleDone());
              }
            }
          });
    }
  }

  private String sql(LakePlan piece) {
    return "SELECT log, layout, epoch_us(time), event_id, account, region, place, line, raw FROM "
        + piece.relation()
        + " WHERE "
        + inRange()
        + useful.record().map(condition -> " AND " + condition).orElse("");
  }

  private String inRange() {
    return "epoch_us(time) >= " + range.from() + " AND epoch_us(time) < " + range.to();
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return Optional.ofNullable(rows.getString(column)).orElse("");
  }

  /** What one thread makes of rows. */
  private record Rows(
      RecordReader reader,
      Predicate<String> objects,
      ParallelReader.Worker worker,
      ScanProgress progress,
      ProblemSink problems) {

    void each(ResultSet rows) throws SQLException {
      while (rows.next()) {
        String object = text(rows, 7);
        if (objects.test(object)) {
          accept(
              new KeptRecord(
                  text(rows, 1),
                  text(rows, 2),
                  rows.getLong(3),
                  text(rows, 4),
                  text(rows, 5),
                  text(rows, 6),
                  object,
                  rows.getLong(8),
                  text(rows, 9)));
        }
      }
    }

    private void accept(KeptRecord record) {
      progress.bytesRead(record.raw().length());
      try {
        worker.accept(reader.read(record));
      } catch (IllegalArgumentException notARecord) {
        problems.report(
            new Problem(
                Problem.Reason.NOT_UNDERSTOOD,
                new Place(record.object(), record.line()),
                "as the lake has it: " + notARecord.getMessage()));
      }
    }
  }

  @Override
  public Census unread() {
    Census census = new Census();
    if (useful.equals(Wanted.ALL)) {
      return census;
    }
    try (Engine engine = Engine.reading(lake.folders())) {
      for (LakePlan piece : pieces) {
        String read =
            piece.times().orElse("true")
                + useful.record().map(condition -> " AND " + condition).orElse("");
        engine.query(counted(piece) + " AND NOT (" + read + ") GROUP BY ALL", each(census));
      }
      for (LakePlan files : passedOver) {
        engine.query(counted(files) + " GROUP BY ALL", each(census));
      }
    }
    return census;
  }

  private String counted(LakePlan plan) {
    return "SELECT log, "
        + kind(plan.table())
        + " AS kind, account, region, epoch_us(time) // "
        + Micros.HOUR
        + " AS hour, count(*), min(epoch_us(time)), max(epoch_us(time)) FROM "
        + plan.whole()
        + " WHERE "
        + inRange();
  }

  /** What kind of its log's events a row is, where the log tells kinds apart. */
  private static String kind(LakeTable table) {
    List<String> logs =
        table.places(KIND).stream()
            .filter(FieldPlace.InFields.class::isInstance)
            .map(place -> Engine.quoted(place.log()))
            .toList();
    return logs.isEmpty()
        ? "''"
        : "CASE WHEN log IN ("
            + String.join(", ", logs)
            + ") THEN coalesce(json_extract_string(fields, '$.\""
            + KIND
            + "\"'), '') ELSE '' END";
  }

  private static Engine.Rows each(Census census) {
    return rows -> {
      while (rows.next()) {
        BitSet hour = new BitSet();
        hour.set(rows.getInt(5));
        census.add(
            new Census.Source(text(rows, 1), text(rows, 2), text(rows, 3), text(rows, 4)),
            rows.getLong(6),
            rows.getLong(7),
            rows.getLong(8),
            hour);
      }
    };
  }
}
