package dev.haetae.detect.indicator.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cells of one line of a table, as RFC 4180 writes them. */
final class Cells {
  private static final int MOST = 256;

  private Cells() {}

  /** Splits a line; blanks around cells are left away, and so are their quotes. */
  static List<String> of(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length() && cells.size() < MOST; i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"' && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /** Whether a quoted cell goes on in the next line. */
  static boolean isOpen(String line) {
    return (line.chars().filter(c -> c == '"').count() & 1) == 1;
  }

  /** The separator that a line has most of. */
  static char separator(String line) {
    char best = ',';
    long most = 0;
    for (char each : new char[] {',', ';', '\t', '|'}) {
      long count = line.chars().filter(c -> c == each).count();
      if (count > most) {
        most = count;
        best = each;
      }
    }
    return best;
  }

  /** A name of a column, so written that all ways to write it are alike. */
  static String name(String header) {
    return header
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^[#\\s]+", "")
        .replaceAll("[^a-z0-9]+", "_")
        .replaceAll("^_|_$", "");
  }
}
