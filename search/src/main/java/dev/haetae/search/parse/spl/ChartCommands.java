package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Compare;
import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Buckets;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands whose columns are made of data, and buckets. */
final class ChartCommands {
  private static final String[] OPTIONS = {
    "limit",
    "useother",
    "usenull",
    "otherstr",
    "nullstr",
    "span",
    "bins",
    "cont",
    "partial",
    "fixedrange",
    "minspan",
    "aligntime",
    "agg",
    "sep",
    "format",
    "start",
    "end"
  };

  private ChartCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("chart", ChartCommands::chart);
    all.put("timechart", ChartCommands::timeChart);
    all.put("bin", ChartCommands::bin);
    all.put("bucket", ChartCommands::bin);
    all.put("discretize", ChartCommands::bin);
    all.put("xyseries", ChartCommands::series);
    all.put("untable", ChartCommands::untable);
    all.put("transpose", ChartCommands::transpose);
    all.put("addtotals", ChartCommands::addTotals);
    all.put("addcoltotals", ChartCommands::addColumnTotals);
  }

  /** Takes options and aggregations in any order, up to BY or OVER. */
  private static List<Aggregation> aggregations(SplParser spl, Options options) {
    SplReader in = spl.in();
    List<Aggregation> aggregations = new ArrayList<>();
    while (!in.atCommandEnd() && !in.aheadWord("BY") && !in.aheadWord("OVER")) {
      if (!options.takeOne()) {
        aggregations.add(StatisticsCommands.aggregation(spl));
      }
      in.accept(",");
    }
    if (aggregations.isEmpty()) {
      throw in.expected("a function such as count or sum(field)");
    }
    return aggregations;
  }

  private static Plan chart(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "chart", OPTIONS);
    List<Aggregation> aggregations = aggregations(spl, options);
    List<String> fields = new ArrayList<>();
    Plan rows = input;
    if (in.acceptWord("OVER")) {
      fields.add(in.name("a field for the rows"));
      rows = binned(rows, fields.getLast(), spl);
    }
    if (in.acceptWord("BY")) {
      while (!in.atCommandEnd()) {
        if (!options.takeOne()) {
          fields.add(in.name("a field"));
          rows = binned(rows, fields.getLast(), spl);
        }
        in.accept(",");
      }
    }
    if (fields.isEmpty()) {
      return new Plan.Aggregate(rows, aggregations, List.of());
    }
    if (fields.size() > 2) {
      throw in.mistake(in.at(), "chart takes one field for the rows and one for the columns");
    }
    Optional<Span> span = options.text("span").flatMap(Spans::parse);
    if (span.isPresent()) {
      rows =
          new Plan.Bin(rows, fields.getFirst(), Optional.empty(), Buckets.of(span.get()), in.at());
    }
    if (fields.size() == 1) {
      return new Plan.Aggregate(rows, aggregations, fields);
    }
    return chart(
        rows, aggregations, fields.get(0), Optional.of(fields.get(1)), options, Optional.empty());
  }

  private static Plan binned(Plan rows, String field, SplParser spl) {
    int at = spl.in().at();
    Options options = new Options(spl.in(), "the field", OPTIONS);
    if (spl.in().ahead("span=") || spl.in().ahead("bins=")) {
      options.takeOne();
      return new Plan.Bin(rows, field, Optional.empty(), buckets(options), at);
    }
    return rows;
  }

  private static Plan chart(
      Plan rows,
      List<Aggregation> aggregations,
      String row,
      Optional<String> column,
      Options options,
      Optional<Span> step) {
    String limit = options.text("limit", "10");
    boolean least = limit.startsWith("bottom");
    String digits = limit.replaceAll("[^0-9]", "");
    return new Plan.Chart(
        rows,
        aggregations,
        row,
        column,
        digits.isEmpty() ? 10 : Long.parseLong(digits.substring(0, Math.min(9, digits.length()))),
        options.truth("useother", true)
            ? Optional.of(options.text("otherstr", "OTHER"))
            : Optional.empty(),
        options.truth("usenull", true)
            ? Optional.of(options.text("nullstr", "NULL"))
            : Optional.empty(),
        step,
        least);
  }

  private static Plan timeChart(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options = new Options(in, "timechart", OPTIONS);
    List<Aggregation> aggregations = aggregations(spl, options);
    Optional<String> column = Optional.empty();
    if (in.acceptWord("BY")) {
      column = Optional.of(in.name("a field for the columns"));
      while (options.takeOne()) {
        in.accept(",");
      }
    }
    Buckets buckets = buckets(options);
    Plan rows = new Plan.Bin(input, "_time", Optional.empty(), buckets, at);
    boolean filled = options.truth("cont", true);
    Optional<Span> step =
        filled
            ? buckets.span().or(() -> Optional.of(new Span(0, Span.Unit.SECOND)))
            : Optional.empty();
    return chart(rows, aggregations, "_time", column, options, step);
  }

  private static Buckets buckets(Options options) {
    Optional<Span> span = span(options, "span");
    return new Buckets(
        span,
        Math.clamp(options.whole("bins", 100), 2, 50_000),
        span(options, "minspan"),
        number(options, "start"),
        number(options, "end"),
        options.text("aligntime").flatMap(ChartCommands::aligned));
  }

  private static Optional<Span> span(Options options, String name) {
    return options
        .text(name)
        .map(text ->
            Spans.parse(text)
                .orElseThrow(
                    () -> options.wrong(name, "a span such as 5m, 1h, 100 or log10", text)));
  }

  private static Optional<Double> number(Options options, String name) {
    return options
        .text(name)
        .map(
            text -> Compare.numeric(text).orElseThrow(() -> options.wrong(name, "a number", text)));
  }

  private static Optional<Double> aligned(String text) {
    Optional<Double> number = Compare.numeric(text);
    return number.isPresent()
        ? number
        : TimeModifier.parse(text).map(each -> each.from(Instant.EPOCH).getEpochSecond() * 1.0);
  }

  private static Plan bin(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options =
        new Options(in, "bin", "span", "bins", "minspan", "start", "end", "aligntime");
    Optional<String> field = Optional.empty();
    Optional<String> as = Optional.empty();
    while (!in.atCommandEnd()) {
      if (options.takeOne()) {
        in.accept(",");
      } else if (field.isPresent() && in.acceptWord("AS")) {
        as = Optional.of(in.name("the new name"));
      } else if (field.isEmpty()) {
        field = Optional.of(in.name("a field"));
      } else {
        throw in.expected("an option of bin or the end");
      }
    }
    return new Plan.Bin(
        input, field.orElseThrow(() -> in.expected("a field")), as, buckets(options), at);
  }

  private static Plan series(Plan input, SplParser spl) {
    SplReader in = spl.in();
    new Options(in, "xyseries", "grouped", "sep", "format").take();
    String row = in.name("the field of the rows");
    in.accept(",");
    String name = in.name("the field whose values are columns");
    in.accept(",");
    return new Plan.Series(input, row, name, spl.someNames("a field of the values"));
  }

  private static Plan untable(Plan input, SplParser spl) {
    List<String> names = spl.names("a field");
    if (names.size() != 3) {
      throw spl.in().expected("three fields: of the rows, of the names, of the values");
    }
    return new Plan.Untable(input, names.get(0), names.get(1), names.get(2));
  }

  private static Plan transpose(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "transpose", "column_name", "header_field", "include_empty");
    options.take();
    long most = Character.isDigit(in.peek()) ? in.whole("the number of rows") : 5;
    options.take();
    return new Plan.Transpose(
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
    return new Plan.Totals(
        input,
        fields,
        options.truth("row", rows),
        options.truth("col", !rows),
        options.text("fieldname", "Total"),
        options.text("labelfield"),
        options.text("label", "Total"));
  }
}
