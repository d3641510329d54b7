package dev.haetae.search.steps.chart;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.function.Times;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.Span;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import dev.haetae.search.steps.field.TimeSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Rows for the buckets of time, or of numbers, that have none. */
public final class EmptyBuckets {
  private static final int DAY = 86_400;
  private static final int MOST_BUCKETS = 50_000;

  private final Build build;

  public EmptyBuckets(Build build) {
    this.build = build;
  }

  /**
   * With the buckets that have no rows, between the first and the last.
   *
   * @param field which holds the begin of a row's bucket
   * @param type of the field
   * @param step how wide they are
   * @param ends of what time they are besides
   * @param counts the columns that are 0 in such a bucket, and not absent
   */
  Frame filled(
      Frame frame, String field, Type type, Span step, TimeRange ends, Predicate<String> counts) {
    Frame rows = build.materialised(frame);
    SqlValue value = new ExpressionWriter(build, rows).field(field);
    Optional<String> series = series(rows, value, step, ends);
    if (series.isEmpty()) {
      return rows;
    }
    Selection all = new Selection(build);
    String bucket = all.hidden(field, "bucket");
    for (Column column : rows.columns()) {
      SqlValue each = column.value();
      if (column.name().equals(field)) {
        all.placed(field, SqlValue.of(bucket, type));
      } else if (counts.test(column.name())) {
        all.add(column.name(), SqlValue.of("coalesce(" + each.sql() + ", 0)", each.type()));
      } else {
        all.add(column.name(), each);
      }
    }
    all.part(rows.order().getFirst().split(" ", 2)[0]);
    List<String> order = new ArrayList<>(List.of(Ordering.ascending(bucket)));
    order.addAll(rows.order());
    return all.frame(
        build.step(
            all.sql()
                + "("
                + series.get()
                + ") LEFT JOIN "
                + rows.step().name()
                + " ON round(bucket, 3) = round("
                + value.asNumber()
                + ", 3)",
            rows.step()),
        order);
  }

  /** Rows in buckets of a field, and those buckets that have none. */
  public Frame continuous(Frame input, ChartPlan.Continuous step) {
    SqlValue value = new ExpressionWriter(build, input).field(step.field());
    if (value.type() == Type.ABSENT || value.type() == Type.LIST) {
      return input;
    }
    TimeSteps buckets = new TimeSteps(build);
    boolean time = value.type() == Type.TIME || step.field().equals(Build.TIME);
    Span span = buckets.width(input, value, step.buckets(), time);
    double align = step.buckets().align().orElse(0.0);
    SqlValue begin =
        time
            ? Times.bucket(value, span, align)
            : Times.multiple(value.asNumber(), span.amount(), 0, Type.NUMBER);
    Frame frame = build.computed(input, step.field(), begin);
    return filled(
        frame, step.field(), time ? Type.TIME : Type.NUMBER, span, TimeRange.ALL, name -> false);
  }

  /** A SELECT of the begin of each bucket; empty where there are none, or too many. */
  private Optional<String> series(Frame rows, SqlValue value, Span step, TimeRange range) {
    List<Optional<Double>> ends = ends(rows, value, step, range);
    if (ends.get(0).isEmpty() || ends.get(1).isEmpty()) {
      return Optional.empty();
    }
    double from = ends.get(0).get();
    double to = ends.get(1).get();
    return switch (step.unit()) {
      case LOGARITHM -> Optional.empty();
      case NUMBER -> steps(from, to, step.amount());
      case MONTH, QUARTER, YEAR ->
          Optional.of(
              calendar(
                  from,
                  to,
                  (long) Math.max(1, step.amount())
                      + " "
                      + step.unit().name().toLowerCase(Locale.ROOT)));
      default ->
          ofTime(
              from,
              to,
              step.amount() > 0
                  ? step.amount() * step.unit().seconds()
                  : build.chosenWidth().orElse(ends.get(2).orElse(0.0)));
    };
  }

  private Optional<String> ofTime(double from, double to, double width) {
    if (width <= 0 || (to - from) / width > MOST_BUCKETS) {
      return Optional.empty();
    }
    // Days are not all as long where clocks are put forward and back.
    return width % DAY == 0
        ? Optional.of(calendar(from, to, (long) width / DAY + " day"))
        : steps(from, to, width);
  }

  private static String calendar(double from, double to, String interval) {
    return "SELECT haetae_seconds(unnest(generate_series(haetae_instant("
        + Sql.number(from)
        + "), haetae_instant("
        + Sql.number(to)
        + "), INTERVAL '"
        + interval
        + "'))) AS bucket";
  }

  private static Optional<String> steps(double from, double to, double width) {
    if (width <= 0 || (to - from) / width > MOST_BUCKETS) {
      return Optional.empty();
    }
    return Optional.of(
        "SELECT "
            + Sql.number(from)
            + " + range * "
            + Sql.number(width)
            + " AS bucket FROM range("
            + (Math.round((to - from) / width) + 1)
            + ")");
  }

  /** The begin of the first bucket and of the last, and the least distance between two. */
  private List<Optional<Double>> ends(Frame rows, SqlValue value, Span step, TimeRange range) {
    Span span =
        step.amount() > 0 ? step : new Span(build.chosenWidth().orElse(0.0), Span.Unit.SECOND);
    String first = range.from().map(time -> bucket(time, 0, span)).orElse("NULL");
    // What ends at the begin of a bucket has nothing of it.
    Optional<Instant> to = range.to().or(() -> range.from().map(from -> build.now()));
    String last = to.map(time -> bucket(time, 1e-3, span)).orElse("NULL");
    String number = value.asNumber();
    return build.numbers(
        rows,
        "SELECT least(min("
            + number
            + "), "
            + first
            + "), greatest(max("
            + number
            + "), "
            + last
            + "), min(d) FROM (SELECT *, "
            + number
            + " - lag("
            + number
            + ") OVER (ORDER BY "
            + number
            + ") AS d FROM "
            + rows.step().name()
            + ")",
        3);
  }

  private static String bucket(Instant time, double less, Span span) {
    if (span.amount() <= 0) {
      return "NULL";
    }
    String seconds = Sql.number(time.toEpochMilli() / 1e3 - less);
    return Times.bucket(SqlValue.of(seconds, Type.TIME), span, 0).sql();
  }
}
