package dev.haetae.lake.upkeep;

import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.catalog.SpillFolder;
import dev.haetae.lake.engine.Engine;
import dev.haetae.lake.ingest.EventFile;
import dev.haetae.lake.ingest.RowCopy;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.CsvText;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Micros;
import dev.haetae.model.log.FileReason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives events of a table out into a file that anything reads, in order of time. It takes the same
 * memory however many they are: what is put in order lies aside on disk.
 */
public final class Export {
  private static final int LEVEL = 3;

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
      Path making = target.resolveSibling("." + target.getFileName() + ".unfinished");
      try (SpillFolder spillFolder = SpillFolder.in(folder);
          Engine engine = new Engine(lake.folders(), spillFolder.folder())) {
        Given given = new Given(plan, asked, form);
        long written =
            form == Form.PARQUET
                ? table(given, engine, lake, spillFolder.folder(), making)
                : text(given, engine, spillFolder.folder(), making);
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

  /** A mistake in the name is told before all events are read. */
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

  /** Which events are given out, and as what. */
  private record Given(LakePlan plan, String asked, Form form) {
    /** The files of each day, the days one after the other: each is put in order by itself. */
    Iterable<List<DataFile>> days() {
      return plan.files().stream()
          .collect(
              Collectors.groupingBy(
                  file -> Micros.day(file.from()), TreeMap::new, Collectors.toList()))
          .values();
    }

    /** Reads the events of a file: the time, the event's id, and what is written of it. */
    String sql(DataFile file) {
      String events = plan.whole(List.of(file)).relation() + " WHERE " + asked;
      String first = "SELECT epoch_us(time), event_id, ";
      return switch (form) {
        case PARQUET -> "SELECT " + RowCopy.columns(plan.table()) + " FROM " + events;
        case RAW -> first + "raw FROM " + events;
        case JSONL -> first + "to_json(event) FROM (FROM " + events + ") AS event";
        case CSV -> first + texts() + " FROM " + events;
      };
    }

    private String texts() {
      return plan.table().columns().stream()
          .map(column -> "CAST(\"" + column.name() + "\" AS VARCHAR)")
          .collect(Collectors.joining(", "));
    }

    Engine.Rows into(RowSort sort) {
      int columns = plan.table().columns().size();
      return switch (form) {
        case PARQUET -> new RowCopy(plan.table(), sort.consumer())::all;
        case RAW, JSONL -> rows -> lines(rows, sort, each -> flat(each.getString(3)));
        case CSV -> rows -> lines(rows, sort, each -> values(each, columns));
      };
    }
  }

  /** Makes a line of the row that an answer stands at. */
  private interface LineMaker {
    String of(ResultSet row) throws SQLException;
  }

  private static void lines(ResultSet rows, RowSort sort, LineMaker line) throws SQLException {
    while (rows.next()) {
      byte[] bytes = (line.of(rows) + "\n").getBytes(StandardCharsets.UTF_8);
      sort.add(RowSort.Row.of(rows.getLong(1), rows.getString(2), bytes));
    }
  }

  /** A record that was spread over lines is JSON, in which a line's end is only white space. */
  private static String flat(String record) {
    return record.replace("\r", "").replace('\n', ' ');
  }

  private static String values(ResultSet row, int columns) throws SQLException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      line.append(i == 0 ? "" : ",").append(value(row.getString(3 + i)));
    }
    return line.toString();
  }

  /**
   * What is absent is nothing at all; an empty text has quotes. What a spreadsheet would take for a
   * formula stays as it is: what is exported is read by programs.
   */
  private static String value(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.isEmpty() || CsvText.asksForQuotes(text)
        ? CsvText.quoted(text)
        : CsvText.escaped(text);
  }

  private static long table(Given given, Engine engine, Lake lake, Path spillFolder, Path target)
      throws IOException {
    // What a run that was killed left; a Parquet file is only begun where there is none.
    discard(target);
    try (EventFile to = EventFile.withoutIndex(target, lake.columns(given.plan().table()), LEVEL)) {
      given(given, engine, spillFolder, row -> to.add(row.time(), row.bytes(), 0));
      return to.finish().rows();
    }
  }

  private static long text(Given given, Engine engine, Path spillFolder, Path target)
      throws IOException {
    long[] count = new long[1];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      if (given.form() == Form.CSV) {
        out.write(header(given.plan().table()).getBytes(StandardCharsets.UTF_8));
      }
      given(
          given,
          engine,
          spillFolder,
          row -> {
            out.write(row.bytes());
            count[0]++;
          });
    }
    return count[0];
  }

  private static String header(LakeTable table) {
    return table.columns().stream().map(LakeColumn::name).collect(Collectors.joining(",")) + "\n";
  }

  private static void given(Given given, Engine engine, Path spillFolder, RowSort.Sink sink)
      throws IOException {
    for (List<DataFile> day : given.days()) {
      try (RowSort sort = new RowSort(spillFolder)) {
        for (DataFile file : day) {
          engine.query(given.sql(file), given.into(sort));
        }
        sort.drain(sink);
      }
    }
  }
}
