package dev.haetae.lake;

import dev.haetae.lake.index.IndexFile;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LocalFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which files of a table must be read. They may hold more than was asked for: the reader still
 * compares the time of each event, and whatever else was looked for.
 *
 * @param files in order of their first event; within each, events are in order of time
 * @param ids the ids of the columns in the files, by name
 * @param parts where needles were looked for, the times of the row groups that may have them
 * @param problems indexes of words that could not be asked, and why; their files are read whole
 * @param localFiles has files at their paths before they are read
 */
public record LakePlan(
    LakeTable table,
    List<DataFile> files,
    Map<String, Integer> ids,
    List<IndexFile.Part> parts,
    List<String> problems,
    LocalFiles localFiles) {
  /** The id of a column that no file has. */
  private static final int IN_NO_FILE = 1_000_000;

  /** More spans of time than that cost more to compare than they save. */
  private static final int MOST_SPANS = 32;

  /** How many events the files hold. */
  public long rows() {
    return files.stream().mapToLong(DataFile::rows).sum();
  }

  /**
   * The files as a relation in DuckDB's SQL, after those that lie in a bucket were brought; to
   * stand after {@code FROM}: all columns of {@link #table}, in their types, whichever of them the
   * files have; no rows where there are no files.
   */
  public String relation() {
    return relation(column -> true);
  }

  /** The same with fewer columns: those that are needed, and the time. */
  public String relation(Predicate<String> needed) {
    List<LakeColumn> columns =
        table.columns().stream()
            .filter(each -> each.name().equals(LakeTable.TIME) || needed.test(each.name()))
            .toList();
    if (files.isEmpty()) {
      return nothing(columns);
    }
    return parts.isEmpty() ? read(columns) : "(FROM " + read(columns) + " WHERE " + spans() + ")";
  }

  /** As {@link #relation}, but with the row groups that cannot have what is looked for. */
  public String whole() {
    return files.isEmpty() ? nothing(table.columns()) : read(table.columns());
  }

  /** The times that are read of the files, as a condition of DuckDB's; empty for all. */
  public Optional<String> times() {
    return parts.isEmpty() ? Optional.empty() : Optional.of("(" + spans() + ")");
  }

  /**
   * The same in pieces that can be read at once, each about so large, or one file where that is
   * larger.
   */
  public List<LakePlan> pieces(long bytes) {
    List<LakePlan> pieces = new ArrayList<>();
    List<DataFile> piece = new ArrayList<>();
    long size = 0;
    for (DataFile file : files) {
      if (!piece.isEmpty() && size + file.bytes() > bytes) {
        pieces.add(of(piece));
        piece = new ArrayList<>();
        size = 0;
      }
      piece.add(file);
      size += file.bytes();
    }
    if (!piece.isEmpty()) {
      pieces.add(of(piece));
    }
    return pieces;
  }

  /** Some files of the same table, whole. */
  public LakePlan whole(List<DataFile> some) {
    return new LakePlan(table, List.copyOf(some), ids, List.of(), List.of(), localFiles);
  }

  /** Of the files, only those that are meant. */
  public LakePlan only(Predicate<DataFile> meant) {
    return of(files.stream().filter(meant).toList());
  }

  private LakePlan of(List<DataFile> some) {
    long from = some.stream().mapToLong(DataFile::from).min().orElse(0);
    long to = some.stream().mapToLong(DataFile::to).max().orElse(0);
    return new LakePlan(
        table,
        List.copyOf(some),
        ids,
        parts.stream().filter(part -> part.from() <= to && part.to() >= from).toList(),
        problems,
        localFiles);
  }

  private String read(List<LakeColumn> columns) {
    localFiles.bring(files);
    String paths =
        files.stream()
            .map(file -> "'" + file.path().toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return "read_parquet([" + paths + "], schema = MAP {" + schema(columns) + "})";
  }

  /** Columns are known by their ids: what came after a file was written is not in it. */
  private String schema(List<LakeColumn> columns) {
    List<String> entries = new ArrayList<>();
    for (LakeColumn column : columns) {
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
        .collect(Collectors.joining(" OR "));
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

  private static String nothing(List<LakeColumn> columns) {
    Function<LakeColumn, String> column =
        each -> "NULL::" + each.sql() + " AS \"" + each.name() + "\"";
    return "(SELECT "
        + columns.stream().map(column).collect(Collectors.joining(", "))
        + " WHERE false)";
  }
}
