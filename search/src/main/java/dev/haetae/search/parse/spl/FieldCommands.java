package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that set, choose and rename fields. */
final class FieldCommands {
  private FieldCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("eval", (input, spl) -> new Plan.Extend(input, assignments(spl)));
    all.put("fieldformat", (input, spl) -> new Plan.Extend(input, assignments(spl)));
    all.put("fields", FieldCommands::fields);
    all.put(
        "table",
        (input, spl) -> new Plan.Fields(input, Plan.Fields.Mode.TABLE, spl.someNames("a field")));
    all.put("rename", FieldCommands::rename);
    all.put("fillnull", FieldCommands::fillNull);
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
    return new Plan.Fields(
        input, remove ? Plan.Fields.Mode.REMOVE : Plan.Fields.Mode.KEEP, spl.someNames("a field"));
  }

  private static Plan rename(Plan input, SplParser spl) {
    List<Plan.Rename.Pair> pairs = new ArrayList<>();
    do {
      int at = spl.in().at();
      String from = spl.in().name("a field to rename");
      if (!spl.in().acceptWord("AS")) {
        throw spl.in().expected("AS after " + from);
      }
      pairs.add(new Plan.Rename.Pair(from, spl.in().name("the new name"), at));
      spl.in().accept(",");
    } while (!spl.in().atCommandEnd());
    return new Plan.Rename(input, pairs);
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
    return new Plan.Fill(input, value, spl.names("a field"));
  }
}
