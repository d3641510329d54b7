package dev.haetae.lake.upkeep;

import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.catalog.Aside;
import dev.haetae.lake.engine.Engine;
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
      String events =
          plan.relation()
              + " WHERE epoch_us(time) >= "
              + Math.max(from, 0)
              + " AND epoch_us(time) < "
              + to;
      List<Path> folders = new ArrayList<>(lake.folders());
      folders.add(target.resolveSibling(""));
      Path making = target.resolveSibling("." + target.getFileName() + ".unfinished");
      try (Aside aside = Aside.in(folder);
          Engine engine = new Engine(folders, aside.folder())) {
        long written =
            form == Form.RAW
                ? records(engine, events, making)
                : copied(engine, events, form, making);
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

  private static long copied(Engine engine, String events, Form form, Path target) {
    String how =
        switch (form) {
          case PARQUET -> "FORMAT parquet, COMPRESSION zstd";
          case JSONL -> "FORMAT json";
          default -> "FORMAT csv, HEADER";
        };
    return engine.execute(
        "COPY (SELECT * FROM "
            + events
            + " ORDER BY time, event_id) TO "
            + Engine.quoted(target.toString())
            + " ("
            + how
            + ")");
  }

  private static long records(Engine engine, String events, Path target) {
    long[] count = new long[1];
    try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      engine.query(
          "SELECT raw FROM " + events + " ORDER BY time, event_id",
          rows -> {
            while (rows.next()) {
              line(out, rows.getString(1));
              count[0]++;
            }
          });
      return count[0];
    } catch (IOException e) {
      throw LakeUnusable.unwritable("cannot write " + target + ": " + FileReason.of(e), e);
    }
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
