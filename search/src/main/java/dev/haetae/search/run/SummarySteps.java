package dev.haetae.search.run;

import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is in all fields, what goes on at once, and rows written in the search. */
final class SummarySteps {
  private final Build build;

  SummarySteps(Build build) {
    this.build = build;
  }

  /** Rows whose values stand in the search. */
  Frame written(Plan.Rows rows) {
    String number = build.identifier("row");
    List<String> identifiers = new ArrayList<>(List.of(number));
    List<Column> columns = new ArrayList<>();
    for (String name : rows.fields()) {
      String identifier = build.identifier(name);
      identifiers.add(identifier);
      boolean time = name.equals(Build.TIME);
      SqlValue text = SqlValue.text(identifier);
      columns.add(new Column(name, time ? SqlValue.of(text.asNumber(), Type.TIME) : text));
    }
    List<String> values = new ArrayList<>();
    for (List<Optional<String>> row : rows.rows()) {
      values.add(
          row.stream()
              .map(cell -> cell.map(Sql::text).orElse("CAST(NULL AS VARCHAR)"))
              .collect(Collectors.joining(", ", "(" + values.size() + ", ", ")")));
    }
    if (values.isEmpty()) {
      values.add("(NULL" + ", CAST(NULL AS VARCHAR)".repeat(identifiers.size() - 1) + ")");
    }
    String table =
        "SELECT * FROM (VALUES "
            + String.join(", ", values)
            + ") AS t("
            + String.join(", ", identifiers)
            + ")"
            + (rows.rows().isEmpty() ? " WHERE false" : "");
    return new Frame(
        build.step(table),
        columns,
        FieldResolver.NONE,
        columns.stream()
            .filter(each -> each.name().equals(Build.RAW))
            .map(Column::value)
            .findFirst(),
        List.of(number + " ASC NULLS FIRST"));
  }

  /** A row a field. */
  Frame summary(Frame frame, Plan.Summary step) {
    Set<String> names = new LinkedHashSet<>();
    if (step.patterns().isEmpty()) {
      frame.names().stream().filter(name -> !name.startsWith("_")).forEach(names::add);
    } else {
      step.patterns().forEach(each -> names.addAll(FieldSteps.matching(frame, each)));
    }
    List<String> pairs = new ArrayList<>();
    for (String name : names) {
      SqlValue value = new ExpressionWriter(build, frame).field(name);
      pairs.add(
          "list_transform("
              + value.asList()
              + ", lambda each: {'field': "
              + Sql.text(name)
              + ", 'value': each})");
    }
    if (pairs.isEmpty()) {
      pairs.add("CAST([] AS STRUCT(field VARCHAR, value VARCHAR)[])");
    }
    // Equal values are gathered first: what is said of them then needs no more memory than they do.
    Step counted =
        build.step(
            "SELECT pair.field AS f, pair.value AS v, count(*) AS n FROM (SELECT unnest(flatten(["
                + String.join(", ", pairs)
                + "])) AS pair FROM "
                + frame.step().name()
                + ") GROUP BY f, v",
            frame.step());
    Step read =
        build.step(
            "SELECT *, haetae_number(v) AS x,"
                + " row_number() OVER (PARTITION BY f ORDER BY n DESC, v) AS place FROM "
                + counted.name(),
            counted);
    Step middle =
        build.step(
            "SELECT *, sum(n * x) OVER (PARTITION BY f) / nullif(sum(n) FILTER (WHERE x IS NOT"
                + " NULL) OVER (PARTITION BY f), 0) AS middle FROM "
                + read.name(),
            read);
    List<Column> columns = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    String numbers = "sum(n) FILTER (WHERE x IS NOT NULL)";
    said(columns, parts, "field", Type.TEXT, "f");
    said(columns, parts, "count", Type.NUMBER, "sum(n)");
    said(columns, parts, "distinct_count", Type.NUMBER, "count(*)");
    said(columns, parts, "is_exact", Type.NUMBER, "1");
    said(columns, parts, "max", Type.NUMBER, "max(x)");
    said(columns, parts, "mean", Type.NUMBER, "any_value(middle)");
    said(columns, parts, "min", Type.NUMBER, "min(x)");
    said(columns, parts, "numeric_count", Type.NUMBER, "coalesce(" + numbers + ", 0)");
    said(
        columns,
        parts,
        "stdev",
        Type.NUMBER,
        "sqrt(sum(n * (x - middle) * (x - middle)) / nullif(" + numbers + " - 1, 0))");
    said(
        columns,
        parts,
        "values",
        Type.TEXT,
        "CAST(to_json(coalesce(list({'value': v, 'count': n} ORDER BY place) FILTER (WHERE place <= "
            + step.values()
            + "), [])) AS VARCHAR)");
    return new Frame(
        build.step(
            "SELECT " + String.join(", ", parts) + " FROM " + middle.name() + " GROUP BY f",
            middle),
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        List.of(columns.getFirst().value().sql() + " ASC NULLS FIRST"));
  }

  private void said(List<Column> columns, List<String> parts, String name, Type type, String sql) {
    String identifier = build.identifier(name);
    parts.add(sql + " AS " + identifier);
    columns.add(new Column(name, SqlValue.of(identifier, type)));
  }

  /** How many rows have begun and not ended when one begins: those begun, less those ended. */
  Frame overlaps(Frame frame, Plan.Overlaps step) {
    ExpressionWriter writer = new ExpressionWriter(build, frame);
    String start = writer.field(step.start()).asNumber();
    String end = "(" + start + " + " + writer.field(step.duration()).asNumber() + ")";
    String begins = build.identifier("begins");
    String begun = build.identifier("begun");
    Step rows =
        build.step(
            "SELECT *, "
                + start
                + " AS "
                + begins
                + ", count("
                + end
                + ") OVER (ORDER BY "
                + start
                + " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "
                + begun
                + " FROM "
                + frame.step().name(),
            frame.step());
    Step ends =
        build.step(
            "SELECT until, sum(n) OVER (ORDER BY until) AS ended FROM (SELECT "
                + end
                + " AS until, count(*) AS n FROM "
                + frame.step().name()
                + " WHERE "
                + end
                + " IS NOT NULL GROUP BY until)",
            frame.step());
    Step joined =
        build.step(
            "SELECT * FROM "
                + rows.name()
                + " ASOF LEFT JOIN "
                + ends.name()
                + " ON "
                + begins
                + " > until",
            rows,
            ends);
    return build.computed(
        frame.with(joined),
        step.as(),
        SqlValue.number(
            "CASE WHEN " + end + " IS NOT NULL THEN " + begun + " - coalesce(ended, 0) END"));
  }
}
