package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SourcePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Commands that choose rows by a condition. */
final class SearchCommands {
  private SearchCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("search", SearchCommands::search);
    all.put("where", (input, spl) -> new RowPlan.Filter(input, spl.expression()));
    all.put("regex", SearchCommands::regex);
    all.put("savedsearch", SearchCommands::savedSearch);
  }

  /** The terms a search begins with, {@code search} before them or not. */
  static Plan initial(SplParser spl) {
    spl.in().acceptWord("search");
    return search(spl.scan(), spl);
  }

  private static Plan search(Plan input, SplParser spl) {
    return terms(input, spl, List.of());
  }

  /** Terms as a condition on rows, up to one of the words that end them. */
  static Plan terms(Plan input, SplParser spl, List<String> ends) {
    TermParser terms = new TermParser(spl.in(), spl.now(), in -> spl.nested()).endingAt(ends);
    Optional<Expr> condition = terms.parse();
    if (condition.isEmpty()) {
      return input;
    }
    if (!(input instanceof SourcePlan.Scan scan)) {
      return new RowPlan.Filter(input, condition.get());
    }
    Plan rows = new SourcePlan.Scan(terms.range(condition.get()).orElse(scan.range()), scan.at());
    return terms
        .beside(condition.get())
        .<Plan>map(each -> new RowPlan.Filter(rows, each))
        .orElse(rows);
  }

  private static Plan regex(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    String field = "_raw";
    Comparison comparison = Comparison.EQUAL;
    if (in.peek() != '"') {
      field = in.name("a field");
      comparison = in.accept("!=") ? Comparison.NOT_EQUAL : Comparison.EQUAL;
      if (comparison == Comparison.EQUAL) {
        in.need("=");
      }
    }
    if (in.peek() != '"') {
      throw in.expected("a regular expression in double quotes");
    }
    Expr match =
        new Expr.Call("match", List.of(new Expr.Field(field, at), new Expr.Text(in.quoted())), at);
    return new RowPlan.Filter(
        input,
        comparison == Comparison.EQUAL
            ? match
            : new Expr.Call(
                "not",
                List.of(new Expr.Call("coalesce", List.of(match, new Expr.Truth(false)), at)),
                at));
  }

  private static Plan savedSearch(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    String name = in.name("the name of a saved search");
    Map<String, String> values = new TreeMap<>();
    Optional<String> argument = in.option();
    while (argument.isPresent()) {
      values.put(argument.get(), in.value());
      argument = in.option();
    }
    return spl.saved(name, values, at);
  }
}
