package dev.haetae.search.expression;

import dev.haetae.search.frame.Answers;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A subsearch run first, its rows made a condition: any of the rows, all of a row's fields. */
final class Subsearches {
  /** As many rows as Splunk takes of a subsearch. */
  private static final int MOST_ROWS = 10_000;

  private Subsearches() {}

  static Expr condition(Build build, Expr.Subsearch subsearch) {
    Frame frame = build.compiled(subsearch.plan());
    List<List<Optional<String>>> rows = Answers.texts(build, frame, MOST_ROWS + 1);
    if (rows.size() > MOST_ROWS) {
      build.note("the subsearch has more than " + MOST_ROWS + " rows; the first are taken");
      rows = rows.subList(0, MOST_ROWS);
    }
    List<Expr> any = new ArrayList<>();
    for (List<Optional<String>> row : rows) {
      List<Expr> all = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        String name = frame.columns().get(i).name();
        row.get(i).ifPresent(value -> all.add(term(name, value, subsearch.at())));
      }
      if (!all.isEmpty()) {
        any.add(all.size() == 1 ? all.getFirst() : new Expr.Call("and", all, subsearch.at()));
      }
    }
    return any.isEmpty() ? new Expr.Truth(false) : new Expr.Call("or", any, subsearch.at());
  }

  /** Fields named search or query are terms themselves. */
  private static Expr term(String name, String value, int at) {
    String literal = value.replace("\\", "\\\\").replace("*", "\\*");
    return name.equals("search") || name.equals("query")
        ? new Expr.Term(literal, at)
        : new Expr.Match(name, Comparison.EQUAL, literal, at);
  }
}
