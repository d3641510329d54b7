package dev.haetae.app.detectors;

import dev.haetae.model.CsvText;
import java.util.List;
import java.util.stream.Collectors;

/** How tables about detectors are written; named as the command line names it. */
@SuppressWarnings("MemberName") // the command line takes them as they are
public enum TableFormat {
  table,
  jsonl,
  csv;

  /** A line of a table, with its end. */
  static String csvLine(List<String> cells) {
    return cells.stream().map(TableFormat::csvCell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** A title may be of a user's own rule, and is for a spreadsheet; a dash stands for nothing. */
  private static String csvCell(String cell) {
    return cell.equals("-") ? CsvText.quoted(cell) : CsvText.forSpreadsheet(cell);
  }
}
