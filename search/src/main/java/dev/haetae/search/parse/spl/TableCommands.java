package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables turned, summed and put beside each other. */
final class TableCommands {
  private static final String[] OF_CONTINGENCY = {
    "contingency",
    "maxrows",
    "maxcols",
    "usetotal",
    "totalstr",
    "mincolcover",
    "minrowcover",
    "maxopts"
  };

  private TableCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("contingency", TableCommands::contingency);
    all.put("timewrap", TableCommands::timeWrap);
    all.put("xyseries", TableCommands::series);
    all.put("untable", TableCommands::untable);
    all.put("transpose", TableCommands::transpose);
    all.put("addtotals", TableCommands::addTotals);
    all.put("addcoltotals", TableCommands::addColumnTotals);
  }

  /** Periods of a timechart beside each other. */
  private static Plan timeWrap(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Span span = Spans.read(in);
    if (span.unit() == Span.Unit.NUMBER
        || span.unit() == Span.Unit.LOGARITHM
        || span.amount() != Math.rint(span.amount())) {
      throw in.mistake(at, "expected how long a period is, as 1day, 1week or 1month");
    }
    Options options = new Options(in, "timewrap", "align", "series", "time_format").take();
    String align = options.text("align", "end");
    if (!List.of("now", "end").contains(align)) {
      throw options.wrong("align", "now or end", align);
    }
    String series = options.text("series", "relative");
    ChartPlan.Wrap.Style style =
        switch (series) {
          case "relative" -> ChartPlan.Wrap.Style.RELATIVE;
          case "short" -> ChartPlan.Wrap.Style.SHORT;
          case "exact" -> ChartPlan.Wrap.Style.EXACT;
          default -> throw options.wrong("series", "relative, short or exact", series);
        };
    Optional<Instant> end =
        align.equals("now") ? Optional.of(spl.now().toInstant()) : SplParser.range(input).to();
    return new ChartPlan.Wrap(
        input,
        span,
        end,
        new ChartPlan.Wrap.Labels(style, options.text("time_format", "%Y-%m-%d %H:%M")),
        at);
  }

  /** How often the values of two fields come together, with sums at the edges. */
  private static Plan contingency(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options = new Options(in, "contingency", OF_CONTINGENCY);
    List<String> fields = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (!options.takeOne()) {
        fields.add(in.name("a field"));
      }
      in.accept(",");
    }
    if (fields.size() != 2) {
      throw in.expected("two fields: of the rows and of the columns");
    }
    String total = options.text("totalstr", "TOTAL");
    Plan table =
        new ChartPlan.Chart(
            input,
            List.of(new Aggregation("count", Optional.empty(), 0, "count", at)),
            ChartPlan.Chart.Rows.of(fields.get(0)),
            new ChartPlan.Chart.Columns(
                Optional.of(fields.get(1)),
                new ChartPlan.Chart.Choice(
                    "sum", ChartPlan.Chart.Rule.MOST, options.whole("maxcols", 0)),
                Optional.empty(),
                Optional.empty(),
                ChartPlan.Chart.Naming.USUAL));
    if (!options.truth("usetotal", true)) {
      return table;
    }
    Optional<String> label = Optional.of(fields.get(0));
    Plan rows = new ChartPlan.Totals(table, List.of(), true, false, total, label, total);
    return new ChartPlan.Totals(rows, List.of(), false, true, total, label, total);
  }

  private static Plan series(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "xyseries", "grouped", "sep", "format").take();
    String row = in.name("the field of the rows");
    in.accept(",");
    String name = in.name("the field whose values are columns");
    in.accept(",");
    List<String> values = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (!options.takeOne()) {
        values.add(in.name("a field of the values"));
      }
      in.accept(",");
    }
    if (values.isEmpty()) {
      throw in.expected("a field of the values");
    }
    return new ChartPlan.Series(input, row, name, values, naming(options));
  }

  private static Plan untable(Plan input, SplParser spl) {
    List<String> names = spl.names("a field");
    if (names.size() != 3) {
      throw spl.in().expected("three fields: of the rows, of the names, of the values");
    }
    return new ChartPlan.Untable(input, names.get(0), names.get(1), names.get(2));
  }

  private static Plan transpose(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "transpose", "column_name", "header_field", "include_empty");
    options.take();
    long most = Character.isDigit(in.peek()) ? in.whole("the number of rows") : 5;
    options.take();
    return new ChartPlan.Transpose(
        input,
        most,
        options.text("column_name", "column"),
        options.text("header_field"),
        options.truth("include_empty", true));
  }

  private static Plan addTotals(Plan input, SplParser spl) {
    return totals(input, spl, "addtotals", true);
  }

  private static Plan addColumnTotals(Plan input, SplParser spl) {
    return totals(input, spl, "addcoltotals", false);
  }

  private static Plan totals(Plan input, SplParser spl, String command, boolean rows) {
    SplReader in = spl.in();
    Options options = new Options(in, command, "row", "col", "fieldname", "labelfield", "label");
    List<String> fields = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (!options.takeOne()) {
        fields.add(in.name("a field"));
      }
      in.accept(",");
    }
    return new ChartPlan.Totals(
        input,
        fields,
        options.truth("row", rows),
        options.truth("col", !rows),
        options.text("fieldname", "Total"),
        options.text("labelfield"),
        options.text("label", "Total"));
  }

  /** What columns are named. */
  static ChartPlan.Chart.Naming naming(Options options) {
    return options
        .text("format")
        .or(() -> options.text("sep").map(sep -> "$AGG$" + sep + "$VAL$"))
        .map(ChartPlan.Chart.Naming::new)
        .orElse(ChartPlan.Chart.Naming.USUAL);
  }
}
