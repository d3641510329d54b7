package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Aggregates;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Commands that gather rows. */
final class StatisticsCommands {
  private StatisticsCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put(
        "stats",
        (input, spl) -> {
          options(spl);
          List<Aggregation> aggregations = aggregations(spl);
          return new Plan.Aggregate(input, aggregations, by(spl));
        });
    all.put(
        "eventstats",
        (input, spl) -> {
          options(spl);
          List<Aggregation> aggregations = aggregations(spl);
          return new Plan.AggregateBeside(input, aggregations, by(spl));
        });
  }

  /** Options that tune Splunk's own engine, taken and left. */
  private static void options(SplParser spl) {
    while (spl.in().option().isPresent()) {
      spl.in().value();
    }
  }

  static List<String> by(SplParser spl) {
    if (!spl.in().acceptWord("BY") && !spl.in().acceptWord("GROUPBY")) {
      return List.of();
    }
    return spl.someNames("a field to group by");
  }

  private static boolean ends(SplReader in) {
    return in.atCommandEnd() || in.aheadWord("BY") || in.aheadWord("OVER");
  }

  static List<Aggregation> aggregations(SplParser spl) {
    SplReader in = spl.in();
    List<Aggregation> aggregations = new ArrayList<>();
    while (!ends(in)) {
      aggregations.add(aggregation(spl));
      in.accept(",");
    }
    if (aggregations.isEmpty()) {
      throw in.expected("a function such as count or sum(field)");
    }
    return aggregations;
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
            .orElseThrow(() -> in.unknown(at, "aggregation", written, Aggregates.names()));
    Optional<Expr> argument = Optional.empty();
    int open = in.at();
    if (in.accept("(")) {
      argument = argument(spl);
      in.need(")");
    }
    if (argument.isEmpty() && named.aggregate().needsArgument()) {
      throw in.mistake(at, written + " expects a field, as in " + written + "(field)");
    }
    String name = in.text().substring(at, end(in, open)).replaceAll("\\s+", "");
    name = name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
    if (in.acceptWord("AS")) {
      name = in.name("the name of the result");
    }
    return new Aggregation(named.aggregate().name(), argument, named.percent(), name, at);
  }

  private static int end(SplReader in, int open) {
    int place = in.at();
    String text = in.text();
    int end = Math.min(place, text.length());
    while (end > open && Character.isWhitespace(text.charAt(end - 1))) {
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
}
