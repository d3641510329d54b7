package dev.haetae.lake.upkeep;

import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.catalog.Aside;
import dev.haetae.lake.engine.Engine;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.Activity;
import dev.haetae.model.FileReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gives events of a table out into a file that anything reads. */
public final class Export {
  /** Few enough for the memory of the engine with records of tens of kilobytes each. */
  private static final int SLICE = 2_000;

  private final Path folder;

  /** What the file is. */
  public enum Form {
    PARQUET,
    /** A JSON object a line. */
    JSONL,
    CSV,
    /** The records as they were read, each on a line of its own. */
    RAW
  }

  /** Events of the lake of a folder. */
  public Export(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Writes the events of a time.
   *
   * @param from the first microsecond since 1970
   * @param to the first that is not asked for any more
   * @return how many events were written
   * @throws LakeUnusable where there is such a file already, or a file of the lake is damaged
   */
  public long run(Activity activity, long from, long to, Form form, Path file) {
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw LakeUnusable.unwritable(
          "there is a file " + file + " already; name another",
          new FileAlreadyExistsException(file.toString()));
    }
    refuseUnwritable(target.resolveSibling(""), file);
    try (Lake lake = Lake.open(folder)) {
      LakePlan plan = lake.plan(LakeTable.of(activity), from, to);
      String asked = "epoch_us(time) >= " + Math.max(from, 0) + " AND epoch_us(time) < " + to;
      List<Path> folders = new ArrayList<>(lake.folders());
      folders.add(target.resolveSibling(""));
      Path making = target.resolveSibling("." + target.getFileName() + ".unfinished");
      try (Aside aside = Aside.in(folder);
          Engine engine = new Engine(folders, aside.folder())) {
        long written =
            switch (form) {
              case RAW -> lines(engine, "raw", plan, asked, making);
              case JSONL -> lines(engine, "to_json(event)", plan, asked, making);
              case PARQUET ->
                  copied(engine, plan, asked, "FORMAT parquet, COMPRESSION zstd", making);
              case CSV -> copied(engine, plan, asked, "FORMAT csv, HEADER", making);
            };
        Files.move(making, target);
        return written;
      } catch (LakeUnusable told) {
        throw told;
      } catch (IOException | UncheckedIOException e) {
        throw LakeUnusable.unwritable("cannot write " + file + ": " + FileReason.of(e), e);
      } finally {
        discard(making);
      }
    }
  }

  /** DuckDB would tell of a file of its own. */
  private static void refuseUnwritable(Path folder, Path file) {
    try {
      Files.delete(Files.createTempFile(folder, ".", ".unfinished"));
    } catch (IOException e) {
      throw LakeUnusable.unwritable("cannot write " + file + ": " + FileReason.of(e), e);
    }
  }

  /** Nobody is to take half of the events for all of them. */
  private static void discard(Path making) {
    try {
      Files.deleteIfExists(making);
    } catch (IOException e) {
      throw new LakeUnusable("cannot delete " + making + ": " + FileReason.of(e), e);
    }
  }

  private static long copied(Engine engine, LakePlan plan, String asked, String how, Path target) {
    return engine.execute(
        "COPY (SELECT * FROM "
            + plan.relation()
            + " WHERE "
            + asked
            + " ORDER BY time, event_id) TO "
            + Engine.quoted(target.toString())
            + " ("
            + how
            + ")");
  }

  /** The events of a time, first and last microsecond included. */
  private record Slice(long first, long last) {
    boolean touches(DataFile file) {
      return file.from() <= last && file.to() >= first;
    }

    String asked() {
      return "time BETWEEN make_timestamptz(" + first + ") AND make_timestamptz(" + last + ")";
    }
  }

  /**
   * A line an event, slice by slice: DuckDB puts whole events in order within its memory only while
   * they are few, and its own COPY to JSON holds a hundred thousand of them besides.
   */
  private static long lines(Engine engine, String line, LakePlan plan, String asked, Path target) {
    long[] count = new long[1];
    try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      for (Slice slice : slices(engine, plan, asked)) {
        engine.query(
            "SELECT "
                + line
                + " FROM (SELECT * FROM "
                + plan.only(slice::touches).relation()
                + " WHERE "
                + slice.asked()
                + " ORDER BY time, event_id) AS event",
            rows -> {
              while (rows.next()) {
                line(out, rows.getString(1));
                count[0]++;
              }
            });
      }
      return count[0];
    } catch (IOException e) {
      throw LakeUnusable.unwritable("cannot write " + target + ": " + FileReason.of(e), e);
    }
  }

  /** Times one after the other that have about so many events each; no moment is cut in two. */
  private static List<Slice> slices(Engine engine, LakePlan plan, String asked) {
    List<Slice> slices = new ArrayList<>();
    engine.query(
        "SELECT epoch_us(time) AS moment, count(*) FROM "
            + plan.relation(LakeTable.TIME::equals)
            + " WHERE "
            + asked
            + " GROUP BY moment ORDER BY moment",
        rows -> {
          long first = 0;
          long last = 0;
          long events = 0;
          while (rows.next()) {
            last = rows.getLong(1);
            first = events == 0 ? last : first;
            events += rows.getLong(2);
            if (events >= SLICE) {
              slices.add(new Slice(first, last));
              events = 0;
            }
          }
          if (events > 0) {
            slices.add(new Slice(first, last));
          }
        });
    return slices;
  }

  /** A record that was spread over lines is JSON, in which a line's end is only white space. */
  private static void line(Writer out, String record) {
    try {
      out.write(record.replace("\r", "").replace('\n', ' '));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
