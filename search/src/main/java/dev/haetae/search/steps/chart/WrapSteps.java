package dev.haetae.search.steps.chart;

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
import dev.haetae.search.plan.Type;
import dev.haetae.search.steps.field.ValueColumns;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of time cut into periods that stand beside each other. */
public final class WrapSteps {
  private static final int MONTHS_OF_QUARTER = 3;

  private final Build build;

  public WrapSteps(Build build) {
    this.build = build;
  }

  /** A period: where it begins and ends, in seconds. */
  private record Period(double from, double to) {}

  /** The latest period's times, with a column for each field and period, the oldest first. */
  public Frame wrapped(Frame input, ChartPlan.Wrap wrap) {
    Frame rows = build.materialised(input);
    Optional<SqlValue> time = rows.find(Build.TIME);
    if (time.isEmpty()) {
      throw build.mistake(wrap.at(), "timewrap needs rows with _time, as those of timechart");
    }
    List<Column> fields =
        rows.columns().stream().filter(each -> !each.name().equals(Build.TIME)).toList();
    List<Period> periods = periods(rows, time.get().asNumber(), wrap, fields.size());
    if (periods.isEmpty()) {
      return rows;
    }
    List<String> names = names(rows, periods, wrap);
    String seconds = time.get().asNumber();
    Selection wrapped = new Selection(build);
    SqlValue shown =
        wrapped.add(Build.TIME, SqlValue.of("round(" + seconds + " + period.later, 3)", Type.TIME));
    for (Column field : fields) {
      for (int place = periods.size() - 1; place >= 0; place--) {
        wrapped.add(field.name() + "_" + names.get(place), ofPeriod(field.value(), place));
      }
    }
    return wrapped.frame(
        build.step(
            wrapped.from(rows.step())
                + " JOIN (VALUES "
                + values(periods)
                + ") AS period(place, begins, ends, later) ON "
                + seconds
                + " >= period.begins AND "
                + seconds
                + " < period.ends GROUP BY 1",
            rows.step()),
        List.of(Ordering.ascending(shown.sql())));
  }

  private static SqlValue ofPeriod(SqlValue value, int place) {
    return SqlValue.of(
        "any_value(" + value.sql() + ") FILTER (WHERE period.place = " + place + ")", value.type());
  }

  private static String values(List<Period> periods) {
    List<String> values = new ArrayList<>();
    for (int place = 0; place < periods.size(); place++) {
      Period period = periods.get(place);
      values.add(
          "("
              + place
              + ", "
              + Sql.number(period.from())
              + ", "
              + Sql.number(period.to())
              + ", "
              + Sql.number(periods.getFirst().from() - period.from())
              + ")");
    }
    return String.join(", ", values);
  }

  /** The periods, the latest first; none where there are no rows. */
  private List<Period> periods(Frame rows, String time, ChartPlan.Wrap wrap, int fields) {
    List<Optional<Double>> ends =
        build.numbers(
            rows, "SELECT min(" + time + "), max(" + time + ") FROM " + rows.step().name(), 2);
    if (ends.get(0).isEmpty() || ends.get(1).isEmpty()) {
      return List.of();
    }
    double first = ends.get(0).get();
    double last = ends.get(1).get();
    ZonedDateTime end =
        wrap.end()
            .map(each -> each.atZone(build.zone()))
            .orElseGet(() -> after(last, wrap.span().unit()));
    List<Period> periods = new ArrayList<>();
    for (int number = 0; ; number++) {
      double to = seconds(before(end, wrap.span(), number));
      if (to <= first) {
        return periods;
      }
      periods.add(new Period(seconds(before(end, wrap.span(), number + 1L)), to));
      if ((long) periods.size() * Math.max(fields, 1) > ValueColumns.MOST) {
        throw build.mistake(
            wrap.at(),
            "timewrap would make more than "
                + ValueColumns.MOST
                + " columns; name a longer period");
      }
    }
  }

  /** The end of the day, or of the shorter unit, that a time is of. */
  private ZonedDateTime after(double seconds, Span.Unit unit) {
    ZonedDateTime time = Instant.ofEpochMilli((long) (seconds * 1000)).atZone(build.zone());
    ChronoUnit whole =
        switch (unit) {
          case SECOND -> ChronoUnit.SECONDS;
          case MINUTE -> ChronoUnit.MINUTES;
          case HOUR -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    return time.truncatedTo(whole).plus(1, whole);
  }

  private static double seconds(ZonedDateTime time) {
    return time.toInstant().toEpochMilli() / 1e3;
  }

  private static ZonedDateTime before(ZonedDateTime end, Span span, long periods) {
    long amount = Math.round(span.amount()) * periods;
    return switch (span.unit()) {
      case SECOND -> end.minusSeconds(amount);
      case MINUTE -> end.minusMinutes(amount);
      case HOUR -> end.minusHours(amount);
      case DAY -> end.minusDays(amount);
      case WEEK -> end.minusWeeks(amount);
      case MONTH -> end.minusMonths(amount);
      case QUARTER -> end.minusMonths(amount * MONTHS_OF_QUARTER);
      case YEAR -> end.minusYears(amount);
      case NUMBER, LOGARITHM -> throw new IllegalStateException("no span of time");
    };
  }

  private List<String> names(Frame rows, List<Period> periods, ChartPlan.Wrap wrap) {
    if (wrap.labels().style() == ChartPlan.Wrap.Style.EXACT) {
      String begins =
          periods.stream()
              .map(period -> "(" + Sql.number(period.from()) + ")")
              .collect(Collectors.joining(", "));
      return build.texts(
          rows,
          "SELECT "
              + Times.formatted("begins", wrap.labels().format())
              + " FROM (VALUES "
              + begins
              + ") AS period(begins) ORDER BY begins DESC");
    }
    List<String> names = new ArrayList<>();
    for (int place = 0; place < periods.size(); place++) {
      boolean isShort = wrap.labels().style() == ChartPlan.Wrap.Style.SHORT;
      names.add(isShort ? "s" + place : relative(wrap.span(), place));
    }
    return names;
  }

  /** {@code latest_day}, and {@code 2days_before} for the second one before it. */
  private static String relative(Span span, int place) {
    String unit = span.unit().name().toLowerCase(Locale.ROOT);
    long amount = Math.round(span.amount()) * Math.max(place, 1);
    String length = amount == 1 ? unit : unit + "s";
    return place > 0
        ? amount + length + "_before"
        : "latest_" + (amount == 1 ? "" : amount) + length;
  }
}
