package dev.haetae.search.steps.group;

import dev.haetae.model.Phrase;
import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.pattern.Patterns;
import dev.haetae.search.pattern.Unusual;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages gathered into patterns: they are read now, and the patterns are the rows. */
public final class PatternSteps {
  private static final int NOW = 0;
  private static final int BEFORE = 1;

  private final Build build;

  public PatternSteps(Build build) {
    this.build = build;
  }

  public Frame patterns(Frame input, Optional<Frame> before, GroupPlan.Patterns step) {
    Patterns patterns = new Patterns(before.isPresent() ? 2 : 1);
    // What was there first makes the patterns, as it would have been seen first.
    before.ifPresent(frame -> add(frame, step.field(), patterns, BEFORE));
    add(input, step.field(), patterns, NOW);
    if (patterns.others() > 0) {
      build.note(
          Phrase.count(patterns.others(), "message is", "messages are")
              + " like none of the first "
              + Patterns.MOST
              + " patterns, and left out; filter before pattern");
    }
    if (step.unusual() && patterns.total(BEFORE) == 0) {
      build.note("there is nothing in the time before, so that nothing can be unusual");
    }
    return frame(patterns, before.isPresent(), step.unusual());
  }

  private void add(Frame frame, String field, Patterns patterns, int time) {
    String text = new ExpressionWriter(build, frame).field(field).asText();
    String sql =
        frame
            .step()
            .statement(
                "SELECT "
                    + text
                    + " FROM "
                    + frame.step().name()
                    + " WHERE "
                    + text
                    + " IS NOT NULL");
    build.statements().add(sql);
    build
        .database()
        .query(
            sql,
            rows -> {
              while (rows.next()) {
                patterns.add(rows.getString(1), time);
              }
              return patterns;
            });
  }

  private Frame frame(Patterns patterns, boolean compares, boolean unusual) {
    List<String> names =
        new ArrayList<>(List.of("@pattern", "@ratio", "@sampleCount", "@severityLabel"));
    if (compares) {
      names.addAll(List.of("@previousCount", "@difference", "@differenceDescription"));
    }
    if (unusual) {
      names.addAll(List.of("@priority", "@description"));
    }
    List<String> rows = new ArrayList<>();
    for (Patterns.Pattern each : patterns.patterns()) {
      Optional<Unusual> told = unusual ? Unusual.of(each, patterns, NOW, BEFORE) : Optional.empty();
      if (!unusual || told.isPresent()) {
        List<String> values = values(each, patterns.total(NOW), compares, told);
        rows.add("(" + rows.size() + ", " + String.join(", ", values) + ")");
      }
    }
    return table(names, rows);
  }

  private static List<String> values(
      Patterns.Pattern pattern, long total, boolean compares, Optional<Unusual> told) {
    List<String> values = new ArrayList<>();
    long now = pattern.counts().get(NOW);
    values.add(Sql.text(pattern.text()));
    values.add(Sql.number((double) now / Math.max(1, total)));
    values.add(Long.toString(now));
    values.add(pattern.severity().map(Sql::text).orElse("CAST(NULL AS VARCHAR)"));
    if (compares) {
      long previous = pattern.counts().get(BEFORE);
      values.add(Long.toString(previous));
      values.add(Long.toString(now - previous));
      values.add(Sql.text(difference(now, previous)));
    }
    told.ifPresent(anomaly -> {
      values.add(Sql.text(anomaly.priority().name()));
      values.add(Sql.text(anomaly.description()));
    });
    return values;
  }

  /** Rows written in the search, in their order. */
  private Frame table(List<String> names, List<String> rows) {
    String row = build.identifier("row");
    List<Column> columns = new ArrayList<>();
    List<String> identifiers = new ArrayList<>(List.of(row));
    for (String name : names) {
      String column = build.identifier(name);
      identifiers.add(column);
      columns.add(new Column(name, SqlValue.of(column, type(name))));
    }
    return Frame.table(
        build.step(select(rows, identifiers)), columns, List.of(Ordering.ascending(row)));
  }

  private static Type type(String name) {
    return name.endsWith("Count") || name.equals("@ratio") || name.equals("@difference")
        ? Type.NUMBER
        : Type.TEXT;
  }

  private static String select(List<String> rows, List<String> columns) {
    if (rows.isEmpty()) {
      return "SELECT "
          + String.join(" , ", columns.stream().map(each -> "NULL AS " + each).toList())
          + " WHERE false";
    }
    return "SELECT * FROM (VALUES "
        + String.join(", ", rows)
        + ") AS patterns("
        + String.join(", ", columns)
        + ")";
  }

  private static String difference(long now, long previous) {
    if (previous == 0) {
      return "new";
    }
    if (now == 0) {
      return "gone";
    }
    if (now == previous) {
      return "same";
    }
    long percent = Math.round(100.0 * Math.abs(now - previous) / previous);
    return percent + " % " + (now > previous ? "more" : "fewer");
  }
}
