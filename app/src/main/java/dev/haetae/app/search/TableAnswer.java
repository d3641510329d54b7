package dev.haetae.app.search;

import dev.haetae.app.text.Sparkline;
import dev.haetae.app.text.TerminalText;
import dev.haetae.search.frame.Cell;
import dev.haetae.search.plan.Type;
import dev.haetae.search.run.Search;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows under each other; as wide as the first of them need. */
final class TableAnswer extends AnswerWriter {
  private static final int MEASURED = 500;
  private static final String GAP = "  ";
  private static final int MOST_POINTS = 50_000;

  private final List<Search.Field> fields;
  private final PrintWriter out;
  private final List<List<String>> waiting = new ArrayList<>();
  private final int[] widths;
  private final List<List<Double>> series = new ArrayList<>();
  private boolean isChart;
  private String latest = "";
  private boolean begun;

  TableAnswer(List<Search.Field> fields, PrintWriter out) {
    this.fields = fields;
    this.out = out;
    this.widths = new int[fields.size()];
    this.isChart =
        fields.size() > 1
            && fields.getFirst().type() == Type.TIME
            && fields.stream().skip(1).allMatch(field -> field.type() == Type.NUMBER);
    fields.forEach(field -> series.add(new ArrayList<>()));
    waiting.add(fields.stream().map(field -> TerminalText.of(field.name())).toList());
  }

  @Override
  public void row(List<Cell> cells) {
    if (isChart && series.getFirst().size() < MOST_POINTS) {
      isChart = follows(cells.getFirst());
      for (int i = 0; i < cells.size(); i++) {
        series.get(i).add(i == 0 ? 0.0 : number(cells.get(i)));
      }
    }
    List<String> row = cells.stream().map(cell -> TerminalText.of(cell.joined(", "))).toList();
    if (begun) {
      write(row);
      return;
    }
    waiting.add(row);
    if (waiting.size() > MEASURED) {
      begin();
    }
  }

  /** Rows that were sorted by something else are no course of time. */
  private boolean follows(Cell time) {
    String next = time.joined("");
    boolean follows = next.compareTo(latest) >= 0;
    latest = next;
    return follows;
  }

  private static double number(Cell cell) {
    try {
      return cell.isAbsent() ? 0 : Double.parseDouble(cell.texts().getFirst());
    } catch (NumberFormatException infinite) {
      return 0;
    }
  }

  /** Over time, each column as a line of bars. */
  private void writeChart() {
    out.println();
    List<String> names = fields.stream().map(field -> TerminalText.of(field.name())).toList();
    int width = names.stream().mapToInt(TerminalText::width).max().orElse(0);
    for (int i = 1; i < names.size(); i++) {
      String blanks = " ".repeat(width - TerminalText.width(names.get(i)));
      out.println(names.get(i) + blanks + GAP + Sparkline.of(series.get(i)));
    }
  }

  private void begin() {
    begun = true;
    for (List<String> row : waiting) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], TerminalText.width(row.get(i)));
      }
    }
    waiting.forEach(this::write);
    waiting.clear();
  }

  private void write(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(Math.max(0, widths[i] - TerminalText.width(cell)));
      boolean number = fields.get(i).type() == Type.NUMBER;
      line.append(number ? blanks + cell : cell + blanks).append(GAP);
    }
    out.println(line.toString().stripTrailing());
  }

  @Override
  public void close() {
    if (!begun) {
      begin();
    }
    if (isChart && series.getFirst().size() > 1) {
      writeChart();
    }
    out.flush();
  }
}
