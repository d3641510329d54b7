package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Aggregates;
import dev.haetae.search.parse.LanguageFeatures;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Buckets;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Commands that gather rows. */
final class StatisticsCommands {
  private static final String SPARKLINE = "sparkline";

  private static final String[] OF_STREAMSTATS = {
    "current", "window", "global", "allnum", "reset_on_change", "time_window"
  };

  private static final String[] OF_FREQUENT = {
    "limit", "showcount", "showperc", "countfield", "percentfield", "useother", "otherstr"
  };

  private StatisticsCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put(
        "stats",
        (input, spl) -> {
          Options tuning = tuning(spl, "stats");
          List<Aggregation> aggregations = aggregations(spl, tuning);
          Grouping by = by(spl, input, tuning);
          return new GroupPlan.Aggregate(by.input(), aggregations, by.fields());
        });
    all.put("sistats", all.get("stats"));
    all.put(
        "eventstats",
        (input, spl) -> {
          Options tuning = tuning(spl, "eventstats");
          List<Aggregation> aggregations = aggregations(spl, tuning);
          Grouping by = by(spl, input, tuning);
          return new GroupPlan.AggregateBeside(by.input(), aggregations, by.fields());
        });
    all.put("streamstats", StatisticsCommands::streamStats);
    all.put("top", (input, spl) -> frequent(input, spl, false));
    all.put("rare", (input, spl) -> frequent(input, spl, true));
    all.put("sitop", all.get("top"));
    all.put("sirare", all.get("rare"));
    all.put("tstats", StatisticsCommands::tstats);
    all.put("mstats", StatisticsCommands::mstats);
  }

  /** Options that tune Splunk's own engine, taken and left. */
  private static Options tuning(SplParser spl, String command) {
    return new Options(spl.in(), command, "allnum", "delim", "partitions", "dedup_splitvals");
  }

  /** Fields to group by, and the rows with the buckets that were asked for beside them. */
  record Grouping(Plan input, List<String> fields) {}

  /**
   * BY and what follows it, if it comes next.
   *
   * @param command the command's own options, which may stand among the fields
   */
  static Grouping by(SplParser spl, Plan input, Options command) {
    SplReader in = spl.in();
    if (!in.acceptWord("BY") && !in.acceptWord("GROUPBY")) {
      return new Grouping(input, List.of());
    }
    Plan rows = input;
    List<String> fields = new ArrayList<>();
    while (!in.atCommandEnd() && !in.aheadWord("WHERE")) {
      if (in.accept(",") || command.takeOwn()) {
        continue;
      }
      Options options = new Options(in, "the grouping", "span", "bins");
      if (!fields.isEmpty() && options.takeOne()) {
        Optional<Span> span = options.text("span").flatMap(Spans::parse);
        if (options.text("span").isPresent() && span.isEmpty()) {
          throw options.wrong("span", "a span such as 5m", options.text("span").get());
        }
        if (span.isPresent()) {
          rows =
              new FieldPlan.Bin(rows, fields.getLast(), Optional.empty(), Buckets.of(span.get()));
        }
      } else {
        fields.add(in.name("a field to group by"));
      }
      in.accept(",");
    }
    if (fields.isEmpty()) {
      throw in.expected("a field to group by");
    }
    return new Grouping(rows, fields);
  }

  private static boolean ends(SplReader in) {
    return in.atCommandEnd()
        || in.aheadWord("BY")
        || in.aheadWord("OVER")
        || in.aheadWord("GROUPBY")
        || in.aheadWord("WHERE")
        || in.aheadWord("FROM");
  }

  /** Aggregations, with the command's options before, between and after them. */
  static List<Aggregation> aggregations(SplParser spl, Options options) {
    SplReader in = spl.in();
    List<Aggregation> aggregations = new ArrayList<>();
    while (!ends(in)) {
      if (!options.takeOne()) {
        aggregations.add(plain(spl));
      }
      in.accept(",");
    }
    if (aggregations.isEmpty()) {
      throw in.expected("a function such as count or sum(field)");
    }
    return aggregations;
  }

  /** One that needs no buckets of time. */
  static Aggregation plain(SplParser spl) {
    Aggregation aggregation = aggregation(spl);
    if (Aggregates.PER_TIME.contains(aggregation.function())) {
      throw spl.in()
          .mistake(aggregation.at(), aggregation.function() + " is a function of timechart only");
    }
    return aggregation;
  }

  static Aggregation aggregation(SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    String written = in.take(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
    if (written.isEmpty()) {
      throw in.expected("a function such as count or sum(field)");
    }
    Aggregates.Named named =
        Aggregates.find(written.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> unknown(in, at, written));
    Optional<Expr> argument = Optional.empty();
    int open = in.at();
    if (in.accept("(")) {
      argument = named.aggregate().name().equals(SPARKLINE) ? sparkline(in) : argument(spl);
      in.need(")");
    }
    if (argument.isEmpty() && named.aggregate().name().equals(SPARKLINE)) {
      argument = Optional.of(Expr.Numeral.of(0));
    }
    if (argument.isEmpty() && named.aggregate().needsArgument()) {
      throw in.mistake(at, written + " expects a field, as in " + written + "(field)");
    }
    String name = in.text().substring(at, end(in, open)).replaceAll("\\s+", "");
    name = name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
    if (in.acceptWord("AS")) {
      name = in.label("the name of the result");
    }
    return new Aggregation(named.aggregate().name(), argument, named.percent(), name, at);
  }

  private static QueryMistake unknown(SplReader in, int at, String written) {
    return in.unknown(
        at, "aggregation", written, Aggregates.names(), LanguageFeatures.spl().aggregations());
  }

  /** The width of the bars in seconds, 0 where it is to be chosen. */
  private static Optional<Expr> sparkline(SplReader in) {
    if (in.acceptWord("count")) {
      if (in.accept("(")) {
        in.need(")");
      }
    } else if (!in.ahead(")")) {
      throw in.expected("count: a sparkline is drawn of numbers of events");
    }
    double width = in.accept(",") ? Spans.seconds(in) : 0;
    return Optional.of(new Expr.Numeral(BigDecimal.valueOf(width)));
  }

  private static int end(SplReader in, int open) {
    int end = Math.min(in.at(), in.text().length());
    while (end > open && Character.isWhitespace(in.text().charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static Optional<Expr> argument(SplParser spl) {
    SplReader in = spl.in();
    if (in.ahead(")")) {
      return Optional.empty();
    }
    int at = in.at();
    if (in.aheadWord("eval") || in.ahead("eval(")) {
      in.back(at + 4);
      in.need("(");
      Expr expression = spl.expression();
      in.need(")");
      return Optional.of(expression);
    }
    return Optional.of(new Expr.Field(in.name("a field"), at));
  }

  private static Plan streamStats(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "streamstats", OF_STREAMSTATS);
    Optional<Expr> before = Optional.empty();
    Optional<Expr> after = Optional.empty();
    while (true) {
      if (in.aheadWord("reset_before") || in.ahead("reset_before=")) {
        before = Optional.of(reset(spl, "reset_before"));
      } else if (in.aheadWord("reset_after") || in.ahead("reset_after=")) {
        after = Optional.of(reset(spl, "reset_after"));
      } else if (!options.takeOne()) {
        break;
      }
    }
    List<Aggregation> aggregations = aggregations(spl, options);
    Grouping by = by(spl, input, options);
    return new RowPlan.Running(
        by.input(),
        aggregations,
        by.fields(),
        window(options),
        new RowPlan.Running.Reset(before, after, options.truth("reset_on_change", false)));
  }

  private static RowPlan.Running.Window window(Options options) {
    double seconds =
        options
            .text("time_window")
            .map(text ->
                Spans.parse(text)
                    .orElseThrow(() -> options.wrong("time_window", "a span such as 5m", text)))
            .map(span -> span.amount() * Math.max(1, span.unit().seconds()))
            .orElse(0.0);
    return new RowPlan.Running.Window(
        options.truth("current", true),
        options.whole("window", 0),
        options.truth("global", true),
        seconds);
  }

  private static Expr reset(SplParser spl, String name) {
    spl.in().back(spl.in().at() + name.length());
    spl.in().need("=");
    if (spl.in().peek() == '"') {
      int at = spl.in().at();
      return spl.expression(spl.in().quoted(), at);
    }
    return spl.expression();
  }

  private static Plan frequent(Plan input, SplParser spl, boolean rare) {
    SplReader in = spl.in();
    Options options = new Options(in, rare ? "rare" : "top", OF_FREQUENT);
    long limit = 10;
    List<String> fields = new ArrayList<>();
    while (!in.atCommandEnd() && !in.aheadWord("BY")) {
      if (fields.isEmpty() && Character.isDigit(in.peek())) {
        limit = in.whole("the number of values");
      } else if (!options.takeOne()) {
        fields.add(in.name("a field"));
      }
      in.accept(",");
    }
    if (fields.isEmpty()) {
      throw in.expected("a field");
    }
    Grouping by = by(spl, input, options);
    return new GroupPlan.Frequent(
        by.input(),
        rare,
        options.whole("limit", limit),
        fields,
        by.fields(),
        options.chosen("showcount", true, "countfield", "count"),
        options.chosen("showperc", true, "percentfield", "percent"),
        options.chosen("useother", false, "otherstr", "OTHER"));
  }

  /** Statistics of fields kept apart in Splunk's index; here of the events themselves. */
  private static Plan tstats(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int begin = in.at();
    if (in.text().substring(begin).matches("(?s)[^|]*\\bdatamodel\\b.*")) {
      throw in.mistake(
          begin,
          "tstats from a data model needs Splunk's Common Information Model, which is not here;"
              + " search the events themselves with stats");
    }
    Options options =
        new Options(
            in,
            "tstats",
            "prestats",
            "local",
            "append",
            "summariesonly",
            "allow_old_summaries",
            "chunk_size",
            "fillnull_value",
            "include_reduced_buckets");
    List<Aggregation> aggregations = aggregations(spl, options);
    Grouping by = by(spl, where(input, spl), options);
    return new GroupPlan.Aggregate(by.input(), aggregations, by.fields());
  }

  /** The rows that meet the terms of WHERE, if it comes next: up to BY or a span. */
  private static Plan where(Plan input, SplParser spl) {
    return spl.in().acceptWord("WHERE")
        ? SearchCommands.terms(input, spl, List.of("BY", "GROUPBY", "span"))
        : input;
  }

  /** Statistics of metrics, which are fields of the events themselves here. */
  private static Plan mstats(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(
            in,
            "mstats",
            "span",
            "prestats",
            "append",
            "backfill",
            "chunk_size",
            "fillnull_value",
            "update_period");
    List<Aggregation> aggregations = aggregations(spl, options);
    Plan matching = where(input, spl);
    options.take();
    Grouping by = by(spl, matching, options);
    Plan rows = by.input();
    List<String> fields = new ArrayList<>(by.fields());
    Optional<String> written = options.text("span");
    if (written.isPresent()) {
      Span span =
          Spans.parse(written.get())
              .orElseThrow(() -> options.wrong("span", "a span such as 5m", written.get()));
      rows = new FieldPlan.Bin(rows, "_time", Optional.empty(), Buckets.of(span));
      fields.addFirst("_time");
    }
    return new GroupPlan.Aggregate(measuring(rows, aggregations), aggregations, fields);
  }

  /** The rows that have one of the metrics; all, where not all of these are named in full. */
  private static Plan measuring(Plan rows, List<Aggregation> aggregations) {
    List<Expr> any = new ArrayList<>();
    for (Aggregation each : aggregations) {
      if (!(each.argument().orElse(null) instanceof Expr.Field field)
          || field.name().indexOf('*') >= 0) {
        return rows;
      }
      any.add(new Expr.Call("isnotnull", List.of(field), each.at()));
    }
    return any.isEmpty()
        ? rows
        : new RowPlan.Filter(rows, new Expr.Call("or", any, aggregations.getFirst().at()));
  }
}
