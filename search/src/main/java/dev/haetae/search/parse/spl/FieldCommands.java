package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that set, choose and rename fields. */
final class FieldCommands {
  private FieldCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("eval", (input, spl) -> new FieldPlan.Extend(input, assignments(spl)));
    all.put("fieldformat", (input, spl) -> new FieldPlan.Extend(input, assignments(spl)));
    all.put("fields", FieldCommands::fields);
    all.put(
        "table",
        (input, spl) ->
            new FieldPlan.Fields(input, FieldPlan.Fields.Mode.TABLE, spl.someNames("a field")));
    all.put("rename", FieldCommands::rename);
    all.put("fillnull", FieldCommands::fillNull);
    all.put("setfields", FieldCommands::setFields);
    all.put("reltime", FieldCommands::relativeTime);
    all.put("addinfo", FieldCommands::information);
    all.put("fieldsummary", FieldCommands::summary);
    // There is nothing to colour in rows that others read.
    all.put(
        "highlight",
        (input, spl) -> {
          spl.someNames("a text");
          return input;
        });
  }

  static List<Assignment> assignments(SplParser spl) {
    List<Assignment> assignments = new ArrayList<>();
    do {
      String field = spl.in().name("a field to set");
      spl.in().need("=");
      assignments.add(new Assignment(field, spl.expression()));
    } while (spl.in().accept(","));
    return assignments;
  }

  private static Plan fields(Plan input, SplParser spl) {
    boolean remove = spl.in().accept("-");
    if (!remove) {
      spl.in().accept("+");
    }
    spl.in().accept(",");
    return new FieldPlan.Fields(
        input,
        remove ? FieldPlan.Fields.Mode.REMOVE : FieldPlan.Fields.Mode.KEEP,
        spl.someNames("a field"));
  }

  private static Plan rename(Plan input, SplParser spl) {
    List<FieldPlan.Rename.Pair> pairs = new ArrayList<>();
    do {
      int at = spl.in().at();
      String from = spl.in().name("a field to rename");
      if (!spl.in().acceptWord("AS")) {
        throw spl.in().expected("AS after " + from);
      }
      pairs.add(new FieldPlan.Rename.Pair(from, spl.in().name("the new name"), at));
      spl.in().accept(",");
    } while (!spl.in().atCommandEnd());
    return new FieldPlan.Rename(input, pairs);
  }

  private static Plan fillNull(Plan input, SplParser spl) {
    String value = "0";
    Optional<String> option = spl.in().option();
    if (option.isPresent()) {
      int at = spl.in().at();
      if (!option.get().equals("value")) {
        throw spl.in().unknown(at, "option of fillnull", option.get(), List.of("value"));
      }
      value = spl.in().value();
    }
    return new FieldPlan.Fill(input, value, spl.names("a field"));
  }

  private static Plan setFields(Plan input, SplParser spl) {
    SplReader in = spl.in();
    List<Assignment> assignments = new ArrayList<>();
    while (!in.atCommandEnd()) {
      String field = in.name("a field to set");
      in.need("=");
      assignments.add(new Assignment(field, new Expr.Text(in.value())));
      in.accept(",");
    }
    if (assignments.isEmpty()) {
      throw in.expected("field=value");
    }
    return new FieldPlan.Extend(input, assignments);
  }

  /** How long ago, in words. */
  private static Plan relativeTime(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options = new Options(in, "reltime", "timefield", "prefix").take();
    String field = options.text("timefield", "_time");
    Expr ago =
        new Expr.Call(
            "-", List.of(new Expr.Call("now", List.of(), at), new Expr.Field(field, at)), at);
    String name = options.text("prefix").map(prefix -> prefix + field).orElse("reltime");
    return new FieldPlan.Extend(
        input, List.of(new Assignment(name, new Expr.Call("time_ago", List.of(ago), at))));
  }

  /** When the search was run, and of what time. */
  private static Plan information(Plan input, SplParser spl) {
    TimeRange range = SplParser.range(input);
    String now = seconds(spl.now().toInstant());
    return new FieldPlan.Extend(
        input,
        List.of(
            new Assignment(
                "info_min_time",
                new Expr.Text(range.from().map(FieldCommands::seconds).orElse("0.000"))),
            new Assignment(
                "info_max_time",
                new Expr.Text(range.to().map(FieldCommands::seconds).orElse("+Infinity"))),
            new Assignment("info_search_time", new Expr.Text(now)),
            new Assignment("info_sid", new Expr.Text(now))));
  }

  private static String seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
  }

  private static Plan summary(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "fieldsummary", "maxvals");
    List<String> fields = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (!options.takeOne()) {
        fields.add(in.name("a field"));
      }
      in.accept(",");
    }
    return new GroupPlan.Summary(
        input, fields, Math.clamp(options.whole("maxvals", 100), 0, 10_000));
  }
}
