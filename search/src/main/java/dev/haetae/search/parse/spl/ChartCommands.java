package dev.haetae.search.parse.spl;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts: a row a value or a bucket of time, a column a value of another field. */
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
    all.put("sichart", ChartCommands::chart);
    all.put("sitimechart", ChartCommands::timeChart);
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
    Plan rows = fields(input, spl, options, fields);
    if (fields.isEmpty()) {
      return new GroupPlan.Aggregate(rows, aggregations, List.of());
    }
    if (fields.size() > 2) {
      throw in.mistake(in.at(), "chart takes one field for the rows and one for the columns");
    }
    ChartPlan.Chart.Choice choice = ChartChoice.read(spl.in(), options);
    options.take();
    Optional<Span> span = options.text("span").flatMap(Spans::parse);
    if (span.isPresent()) {
      rows = new FieldPlan.Bin(rows, fields.getFirst(), Optional.empty(), Buckets.of(span.get()));
    }
    if (fields.size() == 1) {
      return new GroupPlan.Aggregate(rows, aggregations, fields);
    }
    return new ChartPlan.Chart(
        rows,
        aggregations,
        ChartPlan.Chart.Rows.of(fields.get(0)),
        columns(Optional.of(fields.get(1)), choice, options));
  }

  /** Reads the field of the rows and that of the columns; the rows in the buckets of these. */
  private static Plan fields(Plan input, SplParser spl, Options options, List<String> fields) {
    SplReader in = spl.in();
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
    return rows;
  }

  private static Plan binned(Plan rows, String field, SplParser spl) {
    Options options = new Options(spl.in(), "the field", OPTIONS);
    if (spl.in().ahead("span=") || spl.in().ahead("bins=")) {
      options.takeOne();
      return new FieldPlan.Bin(rows, field, Optional.empty(), BucketCommands.buckets(options));
    }
    return rows;
  }

  private static ChartPlan.Chart.Columns columns(
      Optional<String> field, ChartPlan.Chart.Choice choice, Options options) {
    return new ChartPlan.Chart.Columns(
        field,
        choice,
        options.chosen("useother", true, "otherstr", "OTHER"),
        options.chosen("usenull", true, "nullstr", "NULL"),
        TableCommands.naming(options));
  }

  private static Plan timeChart(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "timechart", OPTIONS);
    List<Aggregation> aggregations = aggregations(spl, options, true);
    Optional<String> column = Optional.empty();
    if (in.acceptWord("BY")) {
      column = Optional.of(in.name("a field for the columns"));
      while (options.takeOne()) {
        in.accept(",");
      }
    }
    ChartPlan.Chart.Choice choice = ChartChoice.read(spl.in(), options);
    options.take();
    TimeRange ends =
        options.truth("fixedrange", true) && options.text("aligntime").isEmpty()
            ? SplParser.range(input)
            : TimeRange.ALL;
    Buckets buckets = within(BucketCommands.buckets(options), ends);
    Plan rows = new FieldPlan.Bin(input, "_time", Optional.empty(), buckets);
    Optional<Span> step =
        options.truth("cont", true)
            ? buckets.span().or(() -> Optional.of(new Span(0, Span.Unit.SECOND)))
            : Optional.empty();
    return new ChartPlan.Chart(
        rows,
        aggregations.stream().map(each -> rate(each, buckets, in)).toList(),
        new ChartPlan.Chart.Rows("_time", step, ends),
        columns(column, choice, options));
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
}
