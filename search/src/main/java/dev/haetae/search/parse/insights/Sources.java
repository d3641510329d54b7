package dev.haetae.search.parse.insights;

import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Span;
import dev.haetae.search.plan.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command SOURCE: {@code SOURCE logGroups(namePrefix: ["vpcflow"], accountIdentifiers: ["…"])
 * START=-3600s END=0s}. A log group is a kind of log here, as {@code cloudtrail}.
 */
final class Sources {
  private static final List<String> SELECTORS =
      List.of("namePrefix", "accountIdentifiers", "class");

  private Sources() {}

  /** What an event must have to be of the log groups that are named, if some are. */
  static Optional<Expr> condition(InsightsReader in) {
    if (isQuotation(in.peek())) {
      return Optional.of(groups(in));
    }
    if (!in.acceptWord("logGroups")) {
      if (in.atCommandEnd() || in.aheadWord("START") || in.aheadWord("END")) {
        return Optional.empty();
      }
      throw in.expected("a log group in quotation marks, logGroups(…), START= or END=");
    }
    in.need("(");
    List<Expr> conditions = new ArrayList<>();
    while (!in.accept(")")) {
      int at = in.at();
      String selector = in.word();
      if (!SELECTORS.contains(selector)) {
        throw in.unknown(at, "selector of log groups", selector, SELECTORS);
      }
      in.need(":");
      List<String> values = values(in);
      switch (selector) {
        case "namePrefix" -> conditions.add(any("log", "startswith", values, at));
        case "accountIdentifiers" -> conditions.add(any("account", "=", values, at));
        default -> {
          // There is one class of logs here.
        }
      }
      in.accept(",");
    }
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Expr.Call("and", conditions, in.place()));
  }

  /** Log groups named in quotation marks, each by a SOURCE, as dashboards write them. */
  private static Expr groups(InsightsReader in) {
    int at = in.at();
    List<String> names = new ArrayList<>();
    do {
      names.add(in.text("a log group"));
    } while (anotherFollows(in));
    return any("log", "=", names, at);
  }

  private static boolean anotherFollows(InsightsReader in) {
    int place = in.at();
    if (in.accept("|") && in.acceptWord("SOURCE") && isQuotation(in.peek())) {
      return true;
    }
    in.back(place);
    return false;
  }

  private static boolean isQuotation(char c) {
    return c == '\'' || c == '"';
  }

  private static List<String> values(InsightsReader in) {
    List<String> values = new ArrayList<>();
    if (!in.accept("[")) {
      values.add(in.text("a text"));
      return values;
    }
    do {
      values.add(in.text("a text"));
    } while (in.accept(","));
    in.need("]");
    return values;
  }

  private static Expr any(String field, String function, List<String> values, int at) {
    List<Expr> all =
        values.stream()
            .<Expr>map(value ->
                new Expr.Call(
                    function, List.of(new Expr.Field(field, at), new Expr.Text(value)), at))
            .toList();
    return all.size() == 1 ? all.getFirst() : new Expr.Call("or", all, at);
  }

  /** The time that is written, counted from now; the search's own where none is. */
  static TimeRange range(InsightsReader in, TimeRange range, Instant now) {
    Optional<Instant> from = range.from();
    Optional<Instant> to = range.to();
    while (in.aheadWord("START") || in.aheadWord("END")) {
      boolean begin = in.word().toLowerCase(Locale.ROOT).equals("start");
      in.need("=");
      Instant time = offset(in, now);
      from = begin ? Optional.of(time) : from;
      to = begin ? to : Optional.of(time);
    }
    return new TimeRange(from, to);
  }

  private static Instant offset(InsightsReader in, Instant now) {
    int at = in.at();
    boolean before = in.accept("-");
    if (in.accept("0")) {
      in.word();
      return now;
    }
    Span span = Periods.read(in);
    if (!before || span.unit().seconds() == 0) {
      throw in.mistake(at, "expected a time before now, such as -3600s, -12h, -7d or 0s");
    }
    return now.minus(Duration.ofMillis((long) (span.amount() * span.unit().seconds() * 1000)));
  }
}
