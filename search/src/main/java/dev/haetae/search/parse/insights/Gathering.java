package dev.haetae.search.parse.insights;

import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one {@code stats} gathers, while its expressions are read. */
final class Gathering {
  private static final double MOST_PERCENT = 100;
  private static final double MOST_VALUES = 1000;

  private final List<Aggregation> aggregations = new ArrayList<>();
  private final Set<String> outputs = new HashSet<>();

  List<Aggregation> aggregations() {
    return aggregations;
  }

  /** A name that expressions after it may use. */
  void output(String label) {
    outputs.add(Names.inPlan(label));
  }

  boolean hasOutput(Expr expr) {
    return expr instanceof Expr.Field field && outputs.contains(field.name());
  }

  /** The last aggregation by another name, where it is the whole of an expression. */
  void rename(Expr whole, String label) {
    if (whole instanceof Expr.Field field
        && !aggregations.isEmpty()
        && aggregations.getLast().name().equals(field.name())
        && !outputs.contains(field.name())) {
      Aggregation last = aggregations.removeLast();
      aggregations.add(
          new Aggregation(
              last.function(), last.argument(), last.percent(), Names.inPlan(label), last.at()));
    }
  }

  /** Reads the arguments of a function of many rows; the value is the field of its result. */
  Expr add(InsightsAggregations.Entry entry, InsightsReader in, InsightsScope scope, int at) {
    in.need("(");
    Optional<Expr> argument = argument(entry, in, scope);
    double number = 0;
    if (entry.takesNumber()) {
      if (!in.accept(",")) {
        throw in.expected("a comma and a number");
      }
      number = number(entry, in, scope);
    }
    in.need(")");
    String name = Names.inPlan(in.text().substring(at, in.place()) + "#" + aggregations.size());
    aggregations.add(new Aggregation(entry.function(), argument, number, name, at));
    return new Expr.Field(name, at);
  }

  private static Optional<Expr> argument(
      InsightsAggregations.Entry entry, InsightsReader in, InsightsScope scope) {
    if (entry.function().equals("count") && (in.accept("*") || in.ahead(")"))) {
      return Optional.empty();
    }
    return Optional.of(new InsightsExpressions(in, scope).parse());
  }

  private static double number(
      InsightsAggregations.Entry entry, InsightsReader in, InsightsScope scope) {
    int at = in.at();
    double most = entry.function().equals("perc") ? MOST_PERCENT : MOST_VALUES;
    if (new InsightsExpressions(in, scope).parse() instanceof Expr.Numeral number
        && number.value().doubleValue() > 0
        && number.value().doubleValue() <= most) {
      return number.value().doubleValue();
    }
    throw in.mistake(
        at, entry.name() + " expects a number above 0 and up to " + (long) most + " second");
  }
}
