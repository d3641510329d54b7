package dev.haetae.lake;

import dev.haetae.lake.index.IndexFile;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which files of a table must be read. They may hold more than was asked for: the reader still
 * compares the time of each event, and whatever else was looked for.
 *
 * @param files in order of their first event; within each, events are in order of time
 * @param ids the ids of the columns in the files, by name
 * @param parts where needles were looked for, the times of the row groups that may have them
 */
public record LakePlan(
    LakeTable table, List<DataFile> files, Map<String, Integer> ids, List<IndexFile.Part> parts) {
  /** The id of a column that no file has. */
  private static final int IN_NO_FILE = 1_000_000;

  /** More spans of time than that cost more to compare than they save. */
  private static final int MOST_SPANS = 32;

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
    return files.isEmpty()
        ? nothing()
        : parts.isEmpty() ? read() : "(FROM " + read() + spans() + ")";
  }

  private String read() {
    String paths =
        files.stream()
            .map(file -> "'" + file.path().toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return "read_parquet([" + paths + "], schema = MAP {" + schema() + "})";
  }

  /** Columns are known by their ids: what came after a file was written is not in it. */
  private String schema() {
    List<String> entries = new ArrayList<>();
    for (LakeColumn column : table.columns()) {
      int id = ids.getOrDefault(column.name(), IN_NO_FILE + entries.size());
      entries.add(
          id
              + ": {name: '"
              + column.name()
              + "', type: '"
              + column.sql()
              + "', default_value: NULL}");
    }
    return String.join(", ", entries);
  }

  /** The row groups left, as spans of time, by which they are told apart. */
  private String spans() {
    List<IndexFile.Part> spans = merged();
    if (spans.size() > MOST_SPANS) {
      spans = List.of(new IndexFile.Part(spans.getFirst().from(), spans.getLast().to()));
    }
    return spans.stream()
        .map(span ->
            "time BETWEEN make_timestamptz("
                + span.from()
                + ") AND make_timestamptz("
                + span.to()
                + ")")
        .collect(Collectors.joining(" OR ", " WHERE ", ""));
  }

  private List<IndexFile.Part> merged() {
    List<IndexFile.Part> merged = new ArrayList<>();
    parts.stream()
        .sorted(Comparator.comparingLong(IndexFile.Part::from))
        .forEach(part -> {
          if (!merged.isEmpty() && merged.getLast().to() >= part.from()) {
            IndexFile.Part last = merged.removeLast();
            merged.add(new IndexFile.Part(last.from(), Math.max(last.to(), part.to())));
          } else {
            merged.add(part);
          }
        });
    return merged;
  }

  private String nothing() {
    Function<LakeColumn, String> column =
        each -> "NULL::" + each.sql() + " AS \"" + each.name() + "\"";
    return "(SELECT "
        + table.columns().stream().map(column).collect(Collectors.joining(", "))
        + " WHERE false)";
  }
}
