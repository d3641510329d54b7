package dev.haetae.search.parse.spl;

import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of fields with several values, of neighbouring rows, and of many fields at once. */
final class ListCommands {
  /** As long a trend as Splunk allows. */
  private static final long MOST_TREND = 10_000;

  private static final String TREND =
      "expected sma, wma or ema and a number of rows from 2 to 10000, as in sma5(count)";

  private static final String[] OF_TRANSACTIONS = {
    "transaction",
    "maxspan",
    "maxpause",
    "maxevents",
    "keepevicted",
    "mvlist",
    "delim",
    "connected",
    "unifyends",
    "keeporphans",
    "nullstr",
    "mvraw",
    "maxopentxn",
    "maxopenevents",
    "name"
  };

  private ListCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("mvexpand", ListCommands::expand);
    all.put("makemv", ListCommands::makeMultivalue);
    all.put("mvcombine", ListCommands::combine);
    all.put("nomv", (input, spl) -> new FieldPlan.Merge(input, spl.in().name("a field"), "\n"));
    all.put("foreach", ListCommands::forEach);
    all.put("filldown", (input, spl) -> new RowPlan.FillDown(input, spl.names("a field")));
    all.put("accum", ListCommands::accumulate);
    all.put("delta", ListCommands::delta);
    all.put("autoregress", ListCommands::autoregress);
    all.put("strcat", ListCommands::concatenate);
    all.put("rangemap", ListCommands::rangeMap);
    all.put("transaction", ListCommands::transaction);
    all.put("trendline", ListCommands::trendline);
    all.put("concurrency", ListCommands::concurrency);
  }

  private static Plan expand(Plan input, SplParser spl) {
    String field = spl.in().name("a field");
    Options options = new Options(spl.in(), "mvexpand", "limit").take();
    return new FieldPlan.Expand(input, field, options.whole("limit", 0));
  }

  private static Plan makeMultivalue(Plan input, SplParser spl) {
    Options options =
        new Options(spl.in(), "makemv", "delim", "tokenizer", "allowempty", "setsv").take();
    String field = spl.in().name("a field");
    options.take();
    return new FieldPlan.Split(
        input,
        field,
        options.text("tokenizer").orElse(options.text("delim", " ")),
        options.text("tokenizer").isPresent(),
        options.truth("allowempty", false),
        options.at("tokenizer"));
  }

  private static Plan combine(Plan input, SplParser spl) {
    Options options = new Options(spl.in(), "mvcombine", "delim").take();
    String field = spl.in().name("a field");
    options.take();
    return new FieldPlan.Combine(input, field);
  }

  private static Plan forEach(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(
            in,
            "foreach",
            "mode",
            "fieldstr",
            "matchstr",
            "matchseg1",
            "matchseg2",
            "matchseg3",
            "itemstr",
            "iterstr");
    List<String> patterns = new ArrayList<>();
    while (!in.ahead("[") && !in.atCommandEnd()) {
      if (!options.takeOne()) {
        patterns.add(in.name("a field"));
      }
      in.accept(",");
    }
    String mode = options.text("mode", "multifield").toLowerCase(Locale.ROOT);
    if (!List.of("multifield", "multivalue", "json_array").contains(mode)) {
      throw options.wrong("mode", "multifield, multivalue or json_array", mode);
    }
    in.need("[");
    in.accept("|");
    if (!in.acceptWord("eval")) {
      throw in.expected("eval");
    }
    List<Assignment> assignments = FieldCommands.assignments(spl);
    in.need("]");
    return new FieldPlan.ForEach(input, patterns, assignments, !mode.equals("multifield"));
  }

  private static Plan accumulate(Plan input, SplParser spl) {
    int at = spl.in().at();
    String field = spl.in().name("a field");
    String as = spl.in().acceptWord("AS") ? spl.in().name("the new name") : field;
    Aggregation sum = new Aggregation("sum", Optional.of(new Expr.Field(field, at)), 0, as, at);
    return new RowPlan.Running(
        input, List.of(sum), List.of(), RowPlan.Running.Window.SO_FAR, RowPlan.Running.Reset.NEVER);
  }

  private static Plan delta(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    String field = in.name("a field");
    String as = in.acceptWord("AS") ? in.name("the new name") : "delta(" + field + ")";
    Options options = new Options(in, "delta", "p").take();
    String before = field + "_p";
    Plan rows = new RowPlan.Before(input, field, before, Math.max(1, options.whole("p", 1)));
    Expr difference =
        new Expr.Call("-", List.of(new Expr.Field(field, at), new Expr.Field(before, at)), at);
    return new FieldPlan.Fields(
        new FieldPlan.Extend(rows, List.of(new Assignment(as, difference))),
        FieldPlan.Fields.Mode.REMOVE,
        List.of(before));
  }

  private static Plan concurrency(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "concurrency", "duration", "start", "output").take();
    String duration = options.text("duration").orElseThrow(() -> in.expected("duration=a field"));
    return new GroupPlan.Overlaps(
        input, options.text("start", "_time"), duration, options.text("output", "concurrency"));
  }

  private static Plan autoregress(Plan input, SplParser spl) {
    SplReader in = spl.in();
    String field = in.name("a field");
    Optional<String> as =
        in.acceptWord("AS") ? Optional.of(in.name("the new name")) : Optional.empty();
    Options options = new Options(in, "autoregress", "p").take();
    String range = options.text("p", "1");
    int dash = range.indexOf('-');
    try {
      long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
      long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
      Plan rows = input;
      for (long p = first; p <= Math.min(last, first + 100); p++) {
        rows = new RowPlan.Before(rows, field, as.orElse(field + "_p" + p), p);
      }
      return rows;
    } catch (NumberFormatException none) {
      throw options.wrong("p", "a number such as 1 or a range such as 1-3", range);
    }
  }

  private static Plan concatenate(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "strcat", "allrequired").take();
    boolean required = options.truth("allrequired", false);
    int at = in.at();
    List<Expr> parts = new ArrayList<>();
    while (!in.atCommandEnd()) {
      boolean quoted = in.peek() == '"';
      String name = in.name("a field or a quoted text");
      Expr field = new Expr.Field(name, at);
      parts.add(
          quoted
              ? new Expr.Text(name)
              : required
                  ? field
                  : new Expr.Call("coalesce", List.of(field, new Expr.Text("")), at));
      in.accept(",");
    }
    if (parts.size() < 2 || !(last(parts) instanceof Expr.Field target)) {
      throw in.expected("fields or texts, then the field to set");
    }
    return new FieldPlan.Extend(
        input,
        List.of(
            new Assignment(
                target.name(),
                new Expr.Call(
                    ".",
                    parts.size() == 2
                        ? List.of(parts.getFirst(), new Expr.Text(""))
                        : parts.subList(0, parts.size() - 1),
                    at))));
  }

  private static Expr last(List<Expr> parts) {
    Expr last = parts.getLast();
    return last instanceof Expr.Call call ? call.arguments().getFirst() : last;
  }

  private static Plan rangeMap(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Optional<String> field = Optional.empty();
    String otherwise = "None";
    List<Expr> cases = new ArrayList<>();
    while (!in.atCommandEnd()) {
      int place = in.at();
      String name = in.option().orElseThrow(() -> in.expected("name=from-to"));
      String value = in.value();
      if (name.equals("field")) {
        field = Optional.of(value);
      } else if (name.equals("default")) {
        otherwise = value;
      } else {
        Matcher range = Pattern.compile("(-?[\\d.]{1,20})-(-?[\\d.]{1,20})").matcher(value);
        Expr from = new Expr.Field(field.orElse(""), at);
        if (!range.matches() || field.isEmpty()) {
          throw in.mistake(place, "expected field=… first, then name=from-to such as low=0-5");
        }
        cases.add(
            new Expr.Call(
                "and",
                List.of(
                    new Expr.Call(">=", List.of(from, number(range.group(1))), at),
                    new Expr.Call("<=", List.of(from, number(range.group(2))), at)),
                at));
        cases.add(new Expr.Text(name));
      }
    }
    cases.add(new Expr.Truth(true));
    cases.add(new Expr.Text(otherwise));
    return new FieldPlan.Extend(
        input, List.of(new Assignment("range", new Expr.Call("case", cases, at))));
  }

  private static Expr number(String text) {
    return new Expr.Numeral(new BigDecimal(text));
  }

  private static Plan transaction(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "transaction", OF_TRANSACTIONS);
    List<String> fields = new ArrayList<>();
    Optional<Expr> begins = Optional.empty();
    Optional<Expr> ends = Optional.empty();
    while (!in.atCommandEnd()) {
      if (in.aheadIgnoringCase("startswith")) {
        begins = Optional.of(edge(spl, "startswith"));
      } else if (in.aheadIgnoringCase("endswith")) {
        ends = Optional.of(edge(spl, "endswith"));
      } else if (!options.takeOne()) {
        fields.add(in.name("a field"));
      }
      in.accept(",");
    }
    return new GroupPlan.Transaction(
        input,
        fields,
        bounds(options),
        new GroupPlan.Transaction.Edges(begins, ends),
        options.truth("connected", true),
        new GroupPlan.Transaction.Rest(
            options.truth("keepevicted", false), options.truth("keeporphans", false)),
        lists(options));
  }

  private static GroupPlan.Transaction.Bounds bounds(Options options) {
    long rows = options.whole("maxevents", 1000);
    return new GroupPlan.Transaction.Bounds(
        length(options, "maxspan"), length(options, "maxpause"), rows < 1 ? Long.MAX_VALUE : rows);
  }

  private static List<String> lists(Options options) {
    String lists = options.text("mvlist", "false");
    return switch (lists.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1" -> List.of("*");
      case "false", "f", "0" -> List.of();
      default -> List.of(lists.split("[, ]+"));
    };
  }

  private static double seconds(Options options, String name, String text) {
    try {
      return Spans.seconds(new SplReader(text));
    } catch (QueryMistake wrong) {
      throw options.wrong(name, "a length of time such as 30s, 5m or 1h", text);
    }
  }

  private static double length(Options options, String name) {
    return options.text(name).map(text -> seconds(options, name, text)).orElse(0.0);
  }

  /** What a transaction begins or ends with: terms in quotes or parentheses, or eval. */
  private static Expr edge(SplParser spl, String name) {
    SplReader in = spl.in();
    in.back(in.at() + name.length());
    in.need("=");
    int at = in.at();
    if (in.ahead("eval(")) {
      in.back(at + 5);
      Expr expression = spl.expression();
      in.need(")");
      return expression;
    }
    if (in.accept("(")) {
      Expr terms = spl.terms();
      in.need(")");
      return terms;
    }
    return in.peek() == '"' ? spl.terms(in.quoted()) : new Expr.Term(in.value(), at);
  }

  private static Plan trendline(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Plan rows = input;
    do {
      int at = in.at();
      String kind = in.take(Character::isLetter).toLowerCase(Locale.ROOT);
      String digits = in.take(Character::isDigit);
      RowPlan.Trend.Mean mean =
          switch (kind) {
            case "sma" -> RowPlan.Trend.Mean.SIMPLE;
            case "wma" -> RowPlan.Trend.Mean.WEIGHTED;
            case "ema" -> RowPlan.Trend.Mean.EXPONENTIAL;
            default -> throw in.mistake(at, TREND);
          };
      long window = digits.isEmpty() || digits.length() > 5 ? 0 : Long.parseLong(digits);
      if (window < 2 || window > MOST_TREND) {
        throw in.mistake(at, TREND);
      }
      in.need("(");
      String field = in.name("a field");
      in.need(")");
      String as = in.acceptWord("AS") ? in.name("the new name") : kind + digits + "(" + field + ")";
      rows = new RowPlan.Trend(rows, field, as, window, mean);
      in.accept(",");
    } while (!in.atCommandEnd());
    return rows;
  }
}
