package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that order rows and choose them by their place. */
final class RowCommands {
  private RowCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("sort", RowCommands::sort);
    all.put("head", RowCommands::head);
    all.put("tail", (input, spl) -> new RowPlan.Tail(input, count(spl)));
    all.put("reverse", (input, spl) -> new RowPlan.Reverse(input));
    all.put("dedup", RowCommands::dedup);
    all.put("uniq", (input, spl) -> new RowPlan.Changes(input));
    all.put("require", (input, spl) -> new RowPlan.Required(input, spl.in().at()));
  }

  private static long count(SplParser spl) {
    SplReader in = spl.in();
    Optional<String> option = in.option();
    if (option.isPresent() && !option.get().equals("limit")) {
      throw in.unknown(in.at(), "option", option.get(), List.of("limit"));
    }
    return in.atCommandEnd() ? 10 : Math.max(0, in.whole("the number of rows"));
  }

  /** So many rows, or those before a condition is first not met. */
  private static Plan head(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "head", "limit", "null", "keeplast");
    Optional<Long> most = Optional.empty();
    Optional<Expr> condition = Optional.empty();
    while (!in.atCommandEnd()) {
      if (in.accept("(")) {
        condition = Optional.of(spl.expression());
        in.need(")");
      } else if (!options.takeOne()) {
        most = Optional.of(in.whole("the number of rows"));
      }
      in.accept(",");
    }
    if (options.text("limit").isPresent()) {
      most = Optional.of(options.whole("limit", 0));
    }
    if (condition.isEmpty()) {
      return new RowPlan.Head(input, Math.max(0, most.orElse(10L)));
    }
    Plan rows =
        new RowPlan.While(
            input, condition.get(), options.truth("null", false), options.truth("keeplast", false));
    return most.<Plan>map(count -> new RowPlan.Head(rows, Math.max(0, count))).orElse(rows);
  }

  private static Plan sort(Plan input, SplParser spl) {
    SplReader in = spl.in();
    long limit = 10_000;
    Optional<String> option = in.option();
    if (option.isPresent()) {
      limit = in.whole(option.get());
    } else if (Character.isDigit(in.peek())) {
      limit = in.whole("the number of rows");
    }
    List<SortKey> keys = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (!keys.isEmpty() && lastWordReverses(in)) {
        return new RowPlan.Sort(input, keys.stream().map(RowCommands::turned).toList(), limit);
      }
      keys.add(key(in));
      in.accept(",");
    }
    if (keys.isEmpty()) {
      throw in.expected("a field to sort by");
    }
    return new RowPlan.Sort(input, keys, limit);
  }

  private static boolean lastWordReverses(SplReader in) {
    int begin = in.at();
    if ((in.acceptWord("d") || in.acceptWord("desc")) && in.atCommandEnd()) {
      return true;
    }
    in.back(begin);
    return false;
  }

  private static SortKey turned(SortKey key) {
    return new SortKey(key.field(), !key.descending(), key.order(), key.at());
  }

  private static SortKey key(SplReader in) {
    boolean descending = in.accept("-");
    if (!descending) {
      in.accept("+");
    }
    int at = in.at();
    String name = in.name("a field to sort by");
    SortKey.Order order =
        switch (name) {
          case "num" -> SortKey.Order.NUMBERS;
          case "str" -> SortKey.Order.TEXT;
          case "ip" -> SortKey.Order.ADDRESSES;
          default -> SortKey.Order.AUTO;
        };
    if ((order != SortKey.Order.AUTO || name.equals("auto")) && in.accept("(")) {
      String field = in.name("a field to sort by");
      in.need(")");
      return new SortKey(field, descending, order, at);
    }
    return new SortKey(name, descending, SortKey.Order.AUTO, at);
  }

  private static Plan dedup(Plan input, SplParser spl) {
    SplReader in = spl.in();
    long count = Character.isDigit(in.peek()) ? in.whole("the number of rows") : 1;
    Options options = new Options(in, "dedup", "keepempty", "consecutive", "keepevents");
    List<String> fields = new ArrayList<>();
    Plan rows = input;
    while (!in.atCommandEnd()) {
      if (options.takeOne()) {
        continue;
      }
      if (in.acceptWord("sortby")) {
        rows = new RowPlan.Sort(rows, keys(in), 0);
      } else {
        fields.add(in.name("a field"));
        in.accept(",");
      }
    }
    if (fields.isEmpty()) {
      throw in.expected("a field");
    }
    return new RowPlan.Dedup(
        rows,
        count,
        fields,
        options.truth("keepempty", false),
        options.truth("consecutive", false),
        options.truth("keepevents", false));
  }

  private static List<SortKey> keys(SplReader in) {
    List<SortKey> keys = new ArrayList<>();
    while (!in.atCommandEnd()) {
      keys.add(key(in));
      in.accept(",");
    }
    return keys;
  }
}
