package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.Plan;
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
    all.put("head", (input, spl) -> new Plan.Head(input, count(spl)));
    all.put("tail", (input, spl) -> new Plan.Tail(input, count(spl)));
    all.put("reverse", (input, spl) -> new Plan.Reverse(input));
    all.put("dedup", RowCommands::dedup);
  }

  private static long count(SplParser spl) {
    SplReader in = spl.in();
    Optional<String> option = in.option();
    if (option.isPresent() && !option.get().equals("limit")) {
      throw in.unknown(in.at(), "option", option.get(), List.of("limit"));
    }
    return in.atCommandEnd() ? 10 : Math.max(0, in.whole("the number of rows"));
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
        return new Plan.Sort(input, keys.stream().map(RowCommands::turned).toList(), limit);
      }
      keys.add(key(in));
      in.accept(",");
    }
    if (keys.isEmpty()) {
      throw in.expected("a field to sort by");
    }
    return new Plan.Sort(input, keys, limit);
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
    List<String> fields = new ArrayList<>();
    boolean keepEmpty = false;
    boolean consecutive = false;
    Plan rows = input;
    while (!in.atCommandEnd()) {
      int at = in.at();
      Optional<String> option = in.option();
      if (option.isPresent()) {
        switch (option.get()) {
          case "keepempty" -> keepEmpty = in.truth("keepempty");
          case "consecutive" -> consecutive = in.truth("consecutive");
          case "keepevents" -> {
            if (in.truth("keepevents")) {
              throw in.mistake(at, "keepevents=true is not supported; use streamstats and eval");
            }
          }
          default ->
              throw in.unknown(
                  at,
                  "option of dedup",
                  option.get(),
                  List.of("keepempty", "consecutive", "keepevents"));
        }
      } else if (in.acceptWord("sortby")) {
        List<SortKey> keys = new ArrayList<>();
        while (!in.atCommandEnd()) {
          keys.add(key(in));
          in.accept(",");
        }
        rows = new Plan.Sort(rows, keys, 0);
      } else {
        fields.add(in.name("a field"));
        in.accept(",");
      }
    }
    if (fields.isEmpty()) {
      throw in.expected("a field");
    }
    return new Plan.Dedup(rows, count, fields, keepEmpty, consecutive);
  }
}
