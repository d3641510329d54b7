package dev.haetae.search.frame;

import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.function.Sql;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Groups that did not fit into memory together, gathered a piece of them at a time. DuckDB spills
 * the rows of groups, and not what some functions hold of a group until its end: lists,
 * percentiles, the most frequent value. So the rows are put aside, where they can spill, and those
 * of some groups are read at a time, of the others at another.
 */
final class Pieces {
  private static final int FIRST = 8;
  private static final int MORE = 4;
  private static final int MOST = 512;

  private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

  private final Build build;
  private final Map<Step, Step> done = new HashMap<>();

  Pieces(Build build) {
    this.build = build;
  }

  /** The same rows, where all groups are read from tables; the step itself where it has none. */
  public Step of(Step step) {
    Step known = done.get(step);
    if (known != null) {
      return known;
    }
    List<Step> inputs = step.inputs().stream().map(this::of).toList();
    Step same =
        inputs.equals(step.inputs())
            ? step
            : new Step(step.name(), step.rows(), inputs, step.groups());
    Step made = step.groups().isEmpty() ? same : gathered(same);
    done.put(step, made);
    return made;
  }

  private Step gathered(Step step) {
    Step input = step.inputs().getFirst();
    String aside = build.identifier("rows");
    String named = String.join(" ", step.groups()) + " " + step.rows().select(column -> true);
    build
        .database()
        .execute(
            "CREATE TEMP TABLE "
                + aside
                + " AS "
                + input.statement("SELECT " + columns(named) + " FROM " + input.name(), named));
    try {
      String table = build.identifier("groups");
      fill(table, step, aside, FIRST);
      return new Step(step.name(), "SELECT * FROM " + table, List.of());
    } finally {
      build.database().execute("DROP TABLE " + aside);
    }
  }

  private void fill(String table, Step step, String aside, int pieces) {
    String input = step.inputs().getFirst().name();
    try {
      for (int piece = 0; piece < pieces; piece++) {
        String rows =
            "SELECT * FROM "
                + aside
                + " WHERE hash("
                + String.join(", ", step.groups())
                + ") % "
                + pieces
                + " = "
                + piece;
        Step some =
            new Step(
                step.name(), step.rows(), List.of(new Step(input, rows, List.of())), List.of());
        build
            .database()
            .execute(
                (piece == 0 ? "CREATE TEMP TABLE " + table + " AS " : "INSERT INTO " + table + " ")
                    + some.statement("SELECT * FROM " + step.name()));
      }
    } catch (SearchFailure failure) {
      if (!failure.isMemory() || pieces == MOST) {
        throw failure;
      }
      build.database().execute("DROP TABLE IF EXISTS " + table);
      fill(table, step, aside, pieces * MORE);
    }
  }

  /** Those columns that some SQL names. */
  private static String columns(String sql) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(sql);
    while (matcher.find()) {
      names.add(matcher.group(1).replace("\"\"", "\"").toLowerCase(Locale.ROOT));
    }
    return "COLUMNS(lambda name: lower(name) IN ("
        + names.stream().map(Sql::text).collect(Collectors.joining(", "))
        + "))";
  }
}
