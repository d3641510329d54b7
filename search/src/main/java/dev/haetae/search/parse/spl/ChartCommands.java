package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Compare;
import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Buckets;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Span;
import dev.haetae.search.plan.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** What a column may be chosen by. */
  private static final List<String> SCORES =
      List.of("avg", "count", "max", "mean", "median", "min", "range", "stdev", "sum");

  private static final Pattern RANKED = Pattern.compile("(top|bottom)([0-9]{0,6})");

  private ChartCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("chart", ChartCommands::chart);
    all.put("timechart", ChartCommands::timeChart);
    all.put("sichart", ChartCommands::chart);
    all.put("sitimechart", ChartCommands::timeChart);
    all.put("bin", ChartCommands::bin);
    all.put("bucket", ChartCommands::bin);
    all.put("discretize", ChartCommands::bin);
    all.put("makecontinuous", ChartCommands::continuous);
    all.put("contingency", ChartCommands::contingency);
    all.put("timewrap", ChartCommands::timeWrap);
    all.put("xyseries", ChartCommands::series);
    all.put("untable", ChartCommands::untable);
    all.put("transpose", ChartCommands::transpose);
    all.put("addtotals", ChartCommands::addTotals);
    all.put("addcoltotals", ChartCommands::addColumnTotals);
  }

  /** Takes options and aggregations in any order, up to BY or OVER. */
  private static List<Aggregation> aggregations(SplParser spl, Options options, boolean ofTime) {
    SplReader in = spl.in();
    List<Aggregation> aggregations = new ArrayList<>();
    while (!in.atCommandEnd() && !in.aheadWord("BY") && !in.aheadWord("OVER")) {
      if (!options.takeOne()) {
        aggregations.add(
            ofTime ? StatisticsCommands.aggregation(spl) : StatisticsCommands.plain(spl));
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
    List<Aggregation> aggregations = aggregations(spl, options, false);
    List<String> fields = new ArrayList<>();
    Plan rows = input;
    if (in.acceptWord("OVER")) {
      fields.add(in.name("a field for the rows"));
      rows = binned(rows, fields.getLast(), spl);
    }
    if (in.acceptWord("BY")) {
      while (!in.atCommandEnd() && !in.aheadWord("WHERE")) {
        if (!options.takeOne()) {
          fields.add(in.name("a field"));
          rows = binned(rows, fields.getLast(), spl);
        }
        in.accept(",");
      }
    }
    if (fields.isEmpty()) {
      return new GroupPlan.Aggregate(rows, aggregations, List.of());
    }
    if (fields.size() > 2) {
      throw in.mistake(in.at(), "chart takes one field for the rows and one for the columns");
    }
    ChartPlan.Chart.Choice choice = choice(spl, options);
    options.take();
    Optional<Span> span = options.text("span").flatMap(Spans::parse);
    if (span.isPresent()) {
      rows =
          new FieldPlan.Bin(
              rows, fields.getFirst(), Optional.empty(), Buckets.of(span.get()), in.at());
    }
    if (fields.size() == 1) {
      return new GroupPlan.Aggregate(rows, aggregations, fields);
    }
    return chart(
        rows,
        aggregations,
        fields.get(0),
        Optional.of(fields.get(1)),
        options,
        choice,
        Optional.empty(),
        TimeRange.ALL);
  }

  /** Which values get columns: by WHERE, or the greatest sums up to the limit. */
  private static ChartPlan.Chart.Choice choice(SplParser spl, Options options) {
    SplReader in = spl.in();
    if (!in.acceptWord("WHERE")) {
      String limit = options.text("limit", "10");
      String digits = limit.replaceAll("[^0-9]", "");
      return new ChartPlan.Chart.Choice(
          "sum",
          limit.startsWith("bottom") ? ChartPlan.Chart.Rule.LEAST : ChartPlan.Chart.Rule.MOST,
          digits.isEmpty()
              ? 10
              : Long.parseLong(digits.substring(0, Math.min(9, digits.length()))));
    }
    int at = in.at();
    String function = in.take(Character::isLetterOrDigit).toLowerCase(Locale.ROOT);
    if (!SCORES.contains(function)) {
      throw in.unknown(at, "function of where", function, SCORES);
    }
    if (in.accept(">")) {
      return new ChartPlan.Chart.Choice(function, ChartPlan.Chart.Rule.MORE, bound(in));
    }
    if (in.accept("<")) {
      return new ChartPlan.Chart.Choice(function, ChartPlan.Chart.Rule.FEWER, bound(in));
    }
    boolean without = in.acceptWord("notin");
    if (!without && !in.acceptWord("in")) {
      throw in.expected("in top5, notin bottom5, > or < and a number");
    }
    int place = in.at();
    Matcher written = RANKED.matcher(in.name("top5 or bottom5").toLowerCase(Locale.ROOT));
    if (!written.matches()) {
      throw in.mistake(place, "expected top or bottom and a number, as in top5");
    }
    boolean most = written.group(1).equals("top");
    ChartPlan.Chart.Rule rule =
        without
            ? most ? ChartPlan.Chart.Rule.NOT_MOST : ChartPlan.Chart.Rule.NOT_LEAST
            : most ? ChartPlan.Chart.Rule.MOST : ChartPlan.Chart.Rule.LEAST;
    return new ChartPlan.Chart.Choice(
        function, rule, written.group(2).isEmpty() ? 10 : Long.parseLong(written.group(2)));
  }

  private static double bound(SplReader in) {
    int at = in.at();
    String text = in.value();
    return Compare.numeric(text)
        .orElseThrow(() -> in.mistake(at, "expected a number, not " + text));
  }

  private static Plan binned(Plan rows, String field, SplParser spl) {
    int at = spl.in().at();
    Options options = new Options(spl.in(), "the field", OPTIONS);
    if (spl.in().ahead("span=") || spl.in().ahead("bins=")) {
      options.takeOne();
      return new FieldPlan.Bin(rows, field, Optional.empty(), buckets(options), at);
    }
    return rows;
  }

  private static Plan chart(
      Plan rows,
      List<Aggregation> aggregations,
      String row,
      Optional<String> column,
      Options options,
      ChartPlan.Chart.Choice choice,
      Optional<Span> step,
      TimeRange ends) {
    return new ChartPlan.Chart(
        rows,
        aggregations,
        row,
        column,
        choice,
        options.truth("useother", true)
            ? Optional.of(options.text("otherstr", "OTHER"))
            : Optional.empty(),
        options.truth("usenull", true)
            ? Optional.of(options.text("nullstr", "NULL"))
            : Optional.empty(),
        step,
        ends,
        naming(options));
  }

  private static ChartPlan.Chart.Naming naming(Options options) {
    return options
        .text("format")
        .or(() -> options.text("sep").map(sep -> "$AGG$" + sep + "$VAL$"))
        .map(ChartPlan.Chart.Naming::new)
        .orElse(ChartPlan.Chart.Naming.USUAL);
  }

  private static Plan timeChart(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options = new Options(in, "timechart", OPTIONS);
    List<Aggregation> aggregations = aggregations(spl, options, true);
    Optional<String> column = Optional.empty();
    if (in.acceptWord("BY")) {
      column = Optional.of(in.name("a field for the columns"));
      while (options.takeOne()) {
        in.accept(",");
      }
    }
    ChartPlan.Chart.Choice choice = choice(spl, options);
    options.take();
    TimeRange ends =
        options.truth("fixedrange", true) && options.text("aligntime").isEmpty()
            ? SplParser.range(input)
            : TimeRange.ALL;
    Buckets buckets = within(buckets(options), ends);
    Plan rows = new FieldPlan.Bin(input, "_time", Optional.empty(), buckets, at);
    boolean filled = options.truth("cont", true);
    Optional<Span> step =
        filled
            ? buckets.span().or(() -> Optional.of(new Span(0, Span.Unit.SECOND)))
            : Optional.empty();
    return chart(
        rows,
        aggregations.stream().map(each -> rate(each, buckets, in)).toList(),
        "_time",
        column,
        options,
        choice,
        step,
        ends);
  }

  /** Buckets whose width is chosen are of all the time that is asked for. */
  private static Buckets within(Buckets buckets, TimeRange range) {
    if (range.from().isEmpty() || range.to().isEmpty()) {
      return buckets;
    }
    return new Buckets(
        buckets.span(),
        buckets.most(),
        buckets.leastSpan(),
        buckets.start().or(() -> range.from().map(each -> each.toEpochMilli() / 1e3)),
        buckets.end().or(() -> range.to().map(each -> each.toEpochMilli() / 1e3)),
        buckets.align());
  }

  /** A sum by second, minute, hour or day of its bucket's width. */
  private static Aggregation rate(Aggregation each, Buckets buckets, SplReader in) {
    Span.Unit unit =
        switch (each.function()) {
          case "per_second" -> Span.Unit.SECOND;
          case "per_minute" -> Span.Unit.MINUTE;
          case "per_hour" -> Span.Unit.HOUR;
          case "per_day" -> Span.Unit.DAY;
          default -> Span.Unit.NUMBER;
        };
    if (unit == Span.Unit.NUMBER) {
      return each;
    }
    double width = buckets.span().map(span -> span.amount() * span.unit().seconds()).orElse(0.0);
    if (width <= 0 || each.argument().isEmpty()) {
      throw in.mistake(
          each.at(), each.function() + " needs a span of seconds to weeks, as in span=1h");
    }
    Expr factor = new Expr.Numeral(BigDecimal.valueOf(unit.seconds() / width));
    Expr value = new Expr.Call("*", List.of(each.argument().get(), factor), each.at());
    return new Aggregation("sum", Optional.of(value), 0, each.name(), each.at());
  }

  static Buckets buckets(Options options) {
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
    return new FieldPlan.Bin(
        input, field.orElseThrow(() -> in.expected("a field")), as, buckets(options), at);
  }

  private static Plan continuous(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options =
        new Options(in, "makecontinuous", "span", "bins", "minspan", "start", "end", "aligntime");
    String field = "_time";
    while (!in.atCommandEnd()) {
      if (!options.takeOne()) {
        field = in.name("a field");
      }
      in.accept(",");
    }
    return new ChartPlan.Continuous(input, field, buckets(options), at);
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
    Options options =
        new Options(
            in,
            "contingency",
            "maxrows",
            "maxcols",
            "usetotal",
            "totalstr",
            "mincolcover",
            "minrowcover",
            "maxopts");
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
            fields.get(0),
            Optional.of(fields.get(1)),
            new ChartPlan.Chart.Choice(
                "sum", ChartPlan.Chart.Rule.MOST, options.whole("maxcols", 0)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TimeRange.ALL,
            ChartPlan.Chart.Naming.USUAL);
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
}
