package dev.haetae.lake;

import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which files of a table must be read. They may hold more than was asked for: the reader still
 * compares the time of each event.
 *
 * @param files in order of their first event; within each, events are in order of time
 */
public record LakePlan(LakeTable table, List<DataFile> files) {

  /** How many events the files hold. */
  public long rows() {
    return files.stream().mapToLong(DataFile::rows).sum();
  }

  /** What the files take on disk. */
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }

  /**
   * The files as a relation in DuckDB's SQL, to stand after {@code FROM}: all columns of {@link
   * #table}, in their types, whichever of them the files have; no rows where there are no files.
   */
  public String relation() {
    return files.isEmpty() ? nothing() : "(" + selected() + " FROM " + read() + ")";
  }

  /** Columns that came after a file was written are not in it; every file has the first ones. */
  private String selected() {
    return "SELECT " + columns(column -> quoted(column.name()));
  }

  private String read() {
    String paths =
        files.stream()
            .map(file -> "'" + file.path().toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return "read_parquet([" + paths + "], union_by_name = true)";
  }

  private String nothing() {
    return "(SELECT "
        + columns(column -> "NULL::" + column.sql() + " AS " + quoted(column.name()))
        + " WHERE false)";
  }

  private String columns(java.util.function.Function<LakeColumn, String> each) {
    return table.columns().stream().map(each).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
