package dev.haetae.app.search;

import dev.haetae.search.plan.Type;
import dev.haetae.search.run.Cell;
import dev.haetae.search.run.Search;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula has a quote
 * before it.
 */
final class CsvAnswer extends AnswerWriter {
  private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

  /** Names of Logs Insights begin with a sign too, and are no formulas. */
  private static final Pattern PLAIN_NAME = Pattern.compile("@[A-Za-z.]+");

  private final PrintWriter out;

  CsvAnswer(List<Search.Field> fields, PrintWriter out) {
    this.out = out;
    line(
        fields.stream()
            .map(field ->
                quoted(
                    PLAIN_NAME.matcher(field.name()).matches()
                        ? field.name()
                        : guarded(field.name())))
            .toList());
  }

  private void line(List<String> cells) {
    out.print(String.join(",", cells));
    out.print("\r\n");
  }

  private static String guarded(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void row(List<Cell> cells) {
    line(
        cells.stream()
            .map(cell -> {
              String text = cell.joined("\n");
              return quoted(cell.type() == Type.NUMBER ? text : guarded(text));
            })
            .collect(Collectors.toList()));
  }

  @Override
  public void close() {
    out.flush();
  }
}
