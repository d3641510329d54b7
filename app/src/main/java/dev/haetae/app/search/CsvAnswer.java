package dev.haetae.app.search;

import dev.haetae.model.CsvText;
import dev.haetae.search.frame.Cell;
import dev.haetae.search.plan.Type;
import dev.haetae.search.run.Search;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula has a quote
 * before it, and what a terminal would act on is shown as its number.
 */
final class CsvAnswer extends AnswerWriter {
  /** Names of Logs Insights begin with a sign too, and are no formulas. */
  private static final Pattern PLAIN_NAME = Pattern.compile("@[A-Za-z.]+");

  private final PrintWriter out;

  CsvAnswer(List<Search.Field> fields, PrintWriter out) {
    this.out = out;
    line(
        fields, field -> write(List.of(field.name()), !PLAIN_NAME.matcher(field.name()).matches()));
  }

  @Override
  public void row(List<Cell> cells) {
    line(cells, cell -> write(cell.texts(), cell.type() != Type.NUMBER));
  }

  private <T> void line(List<T> values, Consumer<T> writer) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.print(',');
      }
      writer.accept(values.get(i));
    }
    out.print("\r\n");
  }

  /** A line for each text, written one by one, for a field may have millions of values. */
  private void write(List<String> texts, boolean guarded) {
    boolean quoted = texts.size() > 1 || texts.stream().anyMatch(CsvText::asksForQuotes);
    String mark = quoted ? "\"" : "";
    out.print(mark);
    if (guarded && beginFormula(texts)) {
      out.print('\'');
    }
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        out.print('\n');
      }
      out.print(CsvText.escaped(texts.get(i)));
    }
    out.print(mark);
  }

  private static boolean beginFormula(List<String> texts) {
    String first = texts.isEmpty() ? "" : texts.getFirst();
    return first.isEmpty() ? texts.size() > 1 : CsvText.beginsFormula(first.charAt(0));
  }

  @Override
  public void close() {
    out.flush();
  }
}
