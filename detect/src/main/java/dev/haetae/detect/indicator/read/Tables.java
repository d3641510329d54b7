package dev.haetae.detect.indicator.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads tables. The header is the first line that is no remark, or with abuse.ch the last remark
 * before it; a table without one has its indicators in the column whose first cell is one.
 */
final class Tables {
  private static final int LONGEST_CELL_LINES = 32;

  private final Lines lines;
  private final Admission admission;
  private final ListFormat format;
  private String lastRemark = "";

  Tables(Lines lines, ListFormat format, Admission admission) {
    this.lines = lines;
    this.format = format;
    this.admission = admission;
  }

  void read() throws IOException {
    Optional<String> first = nextRow();
    if (first.isEmpty()) {
      return;
    }
    char separator = Cells.separator(first.get());
    Optional<String> named = admission.settings().column();
    Optional<Columns> header = Columns.of(Cells.of(first.get(), separator), format, named);
    if (header.isPresent()) {
      readRows(nextRow(), separator, header.get());
      return;
    }
    Optional<Columns> remark =
        Columns.of(Cells.of(lastRemark.replaceFirst("^[#\\s]+", ""), separator), format, named);
    if (remark.isEmpty() && named.isPresent()) {
      throw new UnreadableList(
          "there is no column \"" + named.get() + "\"; the first line is: " + shown(first.get()));
    }
    readRows(first, separator, remark.orElseGet(() -> guessed(Cells.of(first.get(), separator))));
  }

  /** Without a header the first cell that is an indicator tells its column. */
  private static Columns guessed(List<String> row) {
    String[] header = new String[row.size()];
    boolean found = false;
    for (int i = 0; i < header.length; i++) {
      boolean value = !found && Observable.of(row.get(i)).isPresent();
      header[i] = value ? "indicator" : "";
      found |= value;
    }
    if (!found) {
      header[0] = "indicator";
    }
    return Columns.of(List.of(header), ListFormat.CSV, Optional.empty()).orElseThrow();
  }

  private void readRows(Optional<String> first, char separator, Columns columns)
      throws IOException {
    for (Optional<String> row = first; row.isPresent(); row = nextRow()) {
      long line = lines.number();
      if (Lines.isTooLong(row.get())) {
        admission.tellBroken(line, row.get(), "a row of at most " + Lines.LONGEST + " bytes");
      } else {
        columns.offer(line, Cells.of(row.get(), separator), admission);
      }
    }
  }

  private Optional<String> nextRow() throws IOException {
    for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
      if (!TextLists.isRemark(next.get())) {
        return Optional.of(whole(next.get()));
      }
      if (next.get().indexOf(',') >= 0) {
        lastRemark = next.get();
      }
    }
    return Optional.empty();
  }

  private String whole(String line) throws IOException {
    String row = line;
    int more = 0;
    while (Cells.isOpen(row) && more++ < LONGEST_CELL_LINES && row.length() < Lines.LONGEST) {
      Optional<String> next = lines.next();
      if (next.isEmpty()) {
        return row;
      }
      row = row + "\n" + next.get();
    }
    return row;
  }

  private static String shown(String line) {
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
