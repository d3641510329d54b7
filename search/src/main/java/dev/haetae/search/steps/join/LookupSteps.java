package dev.haetae.search.steps.join;

import dev.haetae.model.NearestName;
import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.source.LookupTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lookup tables: read, looked up in, and written. */
public final class LookupSteps {
  /** As many rows of a table as Splunk takes for a key. */
  private static final int MOST_MATCHES = 1_000;

  private final Build build;

  public LookupSteps(Build build) {
    this.build = build;
  }

  private LookupTables.LookupTable table(String name, int at) {
    LookupTables tables = build.lookups();
    return tables
        .find(name)
        .orElseThrow(() ->
            build.mistake(
                at,
                "no lookup table is named "
                    + name
                    + (tables.names().isEmpty()
                        ? "; name a folder of tables with --lookups"
                        : NearestName.ask(name, tables.names()))));
  }

  /** The rows of a table. */
  public Frame table(SourcePlan.Table plan) {
    LookupTables.LookupTable table = table(plan.table(), plan.at());
    Selection rows = new Selection(build);
    table.columns().forEach(name -> rows.add(name, SqlValue.text(Sql.identifier(name))));
    String row = rows.hidden("row", "row_number() OVER ()");
    return rows.frame(
        build.step(rows.sql() + "(" + table.sql() + ")"), List.of(Ordering.ascending(row)));
  }

  /** The rows with what a table has for their keys. */
  public Frame lookup(Frame frame, JoinPlan.Lookup lookup) {
    Frame whole = table(new SourcePlan.Table(lookup.table(), lookup.at()));
    Optional<Frame> networks =
        lookup.keys().size() == 1
            ? new NetworkTables(build).resolved(frame, whole, lookup.keys().getFirst())
            : Optional.empty();
    Frame table = networks.orElse(whole);
    Selection right = new Selection(build);
    List<String> keys = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (FieldPlan.Rename.Pair key : lookup.keys()) {
      String text = text(table, key.from());
      keys.add(text);
      equal.add(text(frame, key.to()) + " = other." + right.hidden(key.from(), text));
    }
    boolean several = networks.isEmpty() && hasSeveral(table, keys);
    for (FieldPlan.Rename.Pair output : outputs(table, lookup)) {
      String text = text(table, output.from());
      right.add(
          output.to(),
          several ? SqlValue.list(all(text, table.orderClause())) : SqlValue.text(text));
    }
    String groupBy = several ? " GROUP BY " + String.join(", ", keys) : "";
    Step found = build.step(right.from(table.step()) + groupBy, table.step());
    Frame joined = new JoinSteps(build).joined(frame, found, equal, true);
    for (Column theirs : right.fields()) {
      joined =
          joined.with(
              theirs.name(),
              lookup.fresh()
                  ? JoinSteps.merged(frame.shown(theirs.name()), theirs.value(), false)
                  : theirs.value());
    }
    return joined;
  }

  private String text(Frame frame, String field) {
    return new ExpressionWriter(build, frame).field(field).asText();
  }

  /** Whether a table has rows of equal keys: then what it has of a row may be several values. */
  private boolean hasSeveral(Frame table, List<String> keys) {
    return build
            .numbers(
                table,
                "SELECT max(n) FROM (SELECT count(*) AS n FROM "
                    + table.step().name()
                    + " GROUP BY "
                    + String.join(", ", keys)
                    + ")",
                1)
            .getFirst()
            .orElse(0.0)
        > 1;
  }

  /** The values of the rows of a group, in the order of the table. */
  private static String all(String value, String order) {
    return "haetae_some(list("
        + value
        + order
        + ") FILTER (WHERE "
        + value
        + " IS NOT NULL)[1:"
        + MOST_MATCHES
        + "])";
  }

  /** What is asked for of the table, or else all but its keys. */
  private static List<FieldPlan.Rename.Pair> outputs(Frame table, JoinPlan.Lookup lookup) {
    if (!lookup.outputs().isEmpty()) {
      return lookup.outputs();
    }
    List<String> keys = lookup.keys().stream().map(FieldPlan.Rename.Pair::from).toList();
    return table.names().stream()
        .filter(name -> !keys.contains(name))
        .map(name -> new FieldPlan.Rename.Pair(name, name, lookup.at()))
        .toList();
  }

  /** Writes the rows as a table, whole or not at all. */
  public Frame keep(Frame frame, JoinPlan.Keep keep) {
    Frame rows = build.materialised(frame);
    Path file =
        build
            .lookups()
            .writable(keep.table())
            .orElseThrow(() ->
                build.mistake(
                    keep.at(),
                    "the lookup table "
                        + keep.table()
                        + " cannot be written; name a folder for tables (--lookups), and the"
                        + " table with letters, digits, dots, - and _"));
    LookupWriter.write(build, rows, file, keep);
    return rows;
  }
}
