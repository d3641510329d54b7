package dev.haetae.app.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of cells, written so that the cells of a column begin at the same place of a terminal, which
 * none of them can do harm to. Where a terminal has no room for that, the last cell is broken into
 * lines below each other; where that would leave it hardly any, the cells of a row follow each
 * other, in lines below its first. What goes to a file or another program is never broken.
 */
public final class Columns {
  private static final String GAP = "  ";

  /** The last column is broken where it keeps a part of the width that is no smaller than this. */
  private static final int LEAST_PART = 3;

  private final List<List<String>> rows = new ArrayList<>();
  private final int room;

  /** For standard output. */
  public Columns() {
    this(Terminal.isOutput() ? Terminal.width(System.getenv()) : Integer.MAX_VALUE);
  }

  /** For a terminal that is so many columns wide. */
  Columns(int room) {
    this.room = room;
  }

  /** Adds a row; rows may differ in length. */
  public void row(String... cells) {
    rows.add(Arrays.stream(cells).map(TerminalText::of).toList());
  }

  /** Writes the rows, without blanks at the ends of lines. */
  public void writeTo(PrintWriter out) {
    List<Integer> widths = widths();
    int last = widths.size() - 1;
    int before =
        widths.stream().limit(Math.max(0, last)).mapToInt(each -> each + GAP.length()).sum();
    if (widths.isEmpty() || before + widths.get(last) <= room) {
      rows.forEach(row -> aligned(row, widths).forEach(out::println));
    } else if (room - before >= room / LEAST_PART) {
      widths.set(last, room - before);
      rows.forEach(row -> aligned(row, widths).forEach(out::println));
    } else {
      int indent = Math.min(widths.get(0) + GAP.length(), room / LEAST_PART);
      rows.forEach(row -> following(row, indent).forEach(out::println));
    }
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = TerminalText.width(row.get(column));
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(widths.get(column), width));
        }
      }
    }
    return widths;
  }

  private static List<String> aligned(List<String> row, List<Integer> widths) {
    StringBuilder start = new StringBuilder();
    for (int column = 0; column < row.size() - 1; column++) {
      String cell = row.get(column);
      start
          .append(cell)
          .append(" ".repeat(widths.get(column) - TerminalText.width(cell)))
          .append(GAP);
    }
    String indent = " ".repeat(TerminalText.width(start.toString()));
    List<String> lines = new ArrayList<>();
    for (String part : parts(row.get(row.size() - 1), widths.get(row.size() - 1))) {
      lines.add((lines.isEmpty() ? start + part : indent + part).stripTrailing());
    }
    return lines;
  }

  /** The first cell, and the others behind it and below, as many in a line as it has room for. */
  private List<String> following(List<String> row, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(row.get(0));
    int width = TerminalText.width(row.get(0));
    line.append(" ".repeat(Math.max(0, indent - GAP.length() - width)));
    for (String cell : row.subList(1, row.size())) {
      for (String part : parts(cell, room - indent)) {
        int wide = TerminalText.width(line.toString()) + GAP.length() + TerminalText.width(part);
        if (wide > room) {
          lines.add(line.toString().stripTrailing());
          line = new StringBuilder(" ".repeat(indent - GAP.length()));
        }
        line.append(part.isEmpty() ? "" : GAP + part);
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /**
   * A cell in parts that have room, broken at blanks; a word that has none by itself stays whole.
   */
  private static List<String> parts(String cell, int width) {
    if (TerminalText.width(cell) <= width) {
      return List.of(cell);
    }
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String word : cell.split(" ", -1)) {
      int wide = TerminalText.width(part.toString()) + 1 + TerminalText.width(word);
      if (!part.isEmpty() && wide > width) {
        parts.add(part.toString());
        part = new StringBuilder();
      }
      part.append(part.isEmpty() ? "" : " ").append(word);
    }
    parts.add(part.toString());
    return parts;
  }
}
