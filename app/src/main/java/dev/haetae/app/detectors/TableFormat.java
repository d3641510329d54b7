package dev.haetae.app.detectors;

import java.util.List;
import java.util.stream.Collectors;

/** How tables about detectors are written; named as the command line names it. */
@SuppressWarnings("MemberName") // the command line takes them as they are
public enum TableFormat {
  table,
  jsonl,
  csv;

  private static final String QUOTE = "\"";

  /** A line of a table, with its end. */
  static String csvLine(List<String> cells) {
    return cells.stream().map(TableFormat::csvCell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** A title may be of a user's own rule; what a spreadsheet takes for a formula is made text. */
  private static String csvCell(String cell) {
    boolean formula = !cell.equals("-") && !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0;
    return QUOTE + (formula ? "'" : "") + cell.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
  }
}
