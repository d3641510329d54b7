package dev.haetae.search.steps.group;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.steps.field.FieldNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is in all fields, what goes on at once, and rows written in the search. */
public final class SummarySteps {
  /** How many of a field's values are numbers. */
  private static final String NUMBERS = "sum(n) FILTER (WHERE x IS NOT NULL)";

  private final Build build;

  public SummarySteps(Build build) {
    this.build = build;
  }

  /** A row a field. */
  public Frame summary(Frame frame, GroupPlan.Summary step) {
    Set<String> names = new LinkedHashSet<>();
    if (step.patterns().isEmpty()) {
      frame.names().stream().filter(name -> !name.startsWith("_")).forEach(names::add);
    } else {
      step.patterns().forEach(each -> names.addAll(FieldNames.matching(frame, each)));
    }
    Step spread = spread(frame, names);
    Selection rows = new Selection(build);
    SqlValue field = rows.add("field", SqlValue.text("f"));
    rows.add("count", SqlValue.number("sum(n)"));
    rows.add("distinct_count", SqlValue.number("count(*)"));
    rows.add("is_exact", SqlValue.number("1"));
    rows.add("max", SqlValue.number("max(x)"));
    rows.add("mean", SqlValue.number("any_value(middle)"));
    rows.add("min", SqlValue.number("min(x)"));
    rows.add("numeric_count", SqlValue.number("coalesce(" + NUMBERS + ", 0)"));
    rows.add(
        "stdev",
        SqlValue.number(
            "sqrt(sum(n * (x - middle) * (x - middle)) / nullif(" + NUMBERS + " - 1, 0))"));
    rows.add("values", SqlValue.text(mostFrequent(step.values())));
    return rows.frame(
        build.step(rows.from(spread) + " GROUP BY f", spread),
        List.of(Ordering.ascending(field.sql())));
  }

  /**
   * Of each field every value once: the field {@code f}, the value {@code v}, how often {@code n}
   * it is there, as a number {@code x}, at which {@code place} among the most frequent, and the
   * mean of the field, {@code middle}. Equal values are gathered first: what is said of them then
   * needs no more memory than they do.
   */
  private Step spread(Frame frame, Set<String> names) {
    Step counted =
        build.step(
            "SELECT pair.field AS f, pair.value AS v, count(*) AS n FROM (SELECT unnest(flatten(["
                + pairs(frame, names)
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
    return build.step(
        "SELECT *, sum(n * x) OVER (PARTITION BY f) / nullif(sum(n) FILTER (WHERE x IS NOT"
            + " NULL) OVER (PARTITION BY f), 0) AS middle FROM "
            + read.name(),
        read);
  }

  /** For each field a list of its name with each of a row's values. */
  private String pairs(Frame frame, Set<String> names) {
    if (names.isEmpty()) {
      return "CAST([] AS STRUCT(field VARCHAR, value VARCHAR)[])";
    }
    ExpressionWriter writer = new ExpressionWriter(build, frame);
    return names.stream()
        .map(name ->
            "list_transform(%s, lambda each: {'field': %s, 'value': each})"
                .formatted(writer.field(name).asList(), Sql.text(name)))
        .collect(Collectors.joining(", "));
  }

  private static String mostFrequent(long most) {
    return "CAST(to_json(coalesce(list({'value': v, 'count': n} ORDER BY place) FILTER (WHERE"
        + " place <= "
        + most
        + "), [])) AS VARCHAR)";
  }

  /** How many rows have begun and not ended when one begins: those begun, less those ended. */
  public Frame overlaps(Frame frame, GroupPlan.Overlaps step) {
    ExpressionWriter writer = new ExpressionWriter(build, frame);
    String start = writer.field(step.start()).asNumber();
    String end = "(" + start + " + " + writer.field(step.duration()).asNumber() + ")";
    String begins = build.identifier("begins");
    String begun = build.identifier("begun");
    Step rows =
        build
            .besides(
                frame,
                start + " AS " + begins,
                "count("
                    + end
                    + ") OVER (ORDER BY "
                    + start
                    + " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "
                    + begun)
            .step();
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
