package dev.haetae.search.steps.text;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.TextPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as programs print them: a line of names, lines of values, parted by blanks. */
public final class PrintedTables {
  private static final int SAMPLED = 20_000;
  private static final int MOST_FIELDS = 500;
  private static final String BLANKS = "'\\s+'";

  private final Build build;

  public PrintedTables(Build build) {
    this.build = build;
  }

  public Frame lines(Frame frame, TextPlan.PrintedTable table) {
    String raw = new ExpressionWriter(build, frame).field(Build.RAW).asText();
    String lines = build.identifier("lines");
    String names = build.identifier("names");
    Frame split =
        build.besides(
            frame,
            "list_filter(string_split(replace("
                + raw
                + ", chr(13), ''), chr(10)), lambda l: trim(l) <> '') AS "
                + lines);
    Frame named = build.besides(split, names(table, lines) + " AS " + names);
    List<String> columns = columns(named, names, table.only());
    String line = build.identifier("line");
    String place = build.identifier("place");
    String rows = rows(table, raw, lines);
    Frame found =
        build.besides(
            named,
            "unnest(" + rows + ") AS " + line,
            "unnest(range(len(" + rows + "))) AS " + place);
    for (String column : columns) {
      found = found.with(column, value(column, line, names, place, table.keeps()));
    }
    List<String> order = new ArrayList<>(frame.order());
    order.add(Ordering.ascending(place));
    SqlValue text = SqlValue.text(line);
    return found.with(Build.RAW, text).raw(text).withOrder(order);
  }

  /** The names in a row's table; what is no letter or digit is no part of a field's name. */
  private static String names(TextPlan.PrintedTable table, String lines) {
    String line = lines + "[" + Math.max(1, table.header()) + "]";
    String parts = "regexp_split_to_array(trim(" + line + "), " + BLANKS + ")";
    return table.header() < 0
        ? "list_transform(" + parts + ", lambda n, i: 'Column_' || i)"
        : "list_transform("
            + parts
            + ", lambda n: regexp_replace(n, '[^A-Za-z0-9_.%-]', '_', 'g'))";
  }

  private static String rows(TextPlan.PrintedTable table, String raw, String lines) {
    String below =
        table.header() < 0 ? lines : lines + "[" + (Math.max(1, table.header()) + 1) + ":]";
    String wanted =
        table.containing().isEmpty()
            ? below
            : "list_filter("
                + below
                + ", lambda l: "
                + table.containing().stream()
                    .map(text -> "contains(l, " + Sql.text(text) + ")")
                    .collect(Collectors.joining(" OR "))
                + ")";
    String some = "coalesce(" + wanted + ", CAST([] AS VARCHAR[]))";
    return table.keeps() ? "list_concat([" + raw + "], " + some + ")" : some;
  }

  private static SqlValue value(
      String column, String line, String names, String place, boolean keeps) {
    String value =
        "nullif(regexp_split_to_array(trim("
            + line
            + "), "
            + BLANKS
            + ")[list_position("
            + names
            + ", "
            + Sql.text(column)
            + ")], '')";
    return SqlValue.text(keeps ? "CASE WHEN " + place + " > 0 THEN " + value + " END" : value);
  }

  private List<String> columns(Frame named, String names, List<String> only) {
    List<String> met =
        build.texts(
            named,
            "SELECT DISTINCT ON (name) name FROM (SELECT unnest("
                + names
                + ") AS name, unnest(range(len("
                + names
                + "))) AS place FROM (FROM "
                + named.step().name()
                + " LIMIT "
                + SAMPLED
                + ")) WHERE name <> '' ORDER BY place, name LIMIT "
                + MOST_FIELDS);
    return met.stream().filter(name -> only.isEmpty() || only.contains(name)).toList();
  }
}
