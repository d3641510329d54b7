package dev.haetae.app.search;

import dev.haetae.app.report.TerminalText;
import dev.haetae.search.plan.Type;
import dev.haetae.search.run.Cell;
import dev.haetae.search.run.Search;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows under each other; as wide as the first of them need. */
final class TableAnswer extends AnswerWriter {
  private static final int MEASURED = 500;
  private static final String GAP = "  ";

  private final List<Search.Field> fields;
  private final PrintWriter out;
  private final List<List<String>> waiting = new ArrayList<>();
  private final int[] widths;
  private boolean begun;

  TableAnswer(List<Search.Field> fields, PrintWriter out) {
    this.fields = fields;
    this.out = out;
    this.widths = new int[fields.size()];
    waiting.add(fields.stream().map(field -> TerminalText.of(field.name())).toList());
  }

  @Override
  public void row(List<Cell> cells) {
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

  private void begin() {
    begun = true;
    for (List<String> row : waiting) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    waiting.forEach(this::write);
    waiting.clear();
  }

  private void write(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(Math.max(0, widths[i] - cell.codePointCount(0, cell.length())));
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
    out.flush();
  }
}
