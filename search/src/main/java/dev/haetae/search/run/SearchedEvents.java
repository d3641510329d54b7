package dev.haetae.search.run;

import dev.haetae.search.database.Database;
import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.TextPlan;
import dev.haetae.search.plan.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The events a search is made from: what it reads, and the steps that still have an event a row.
 * What comes of them afterwards are numbers; these are what proves them.
 */
public final class SearchedEvents {
  private static final List<String> ENVELOPE =
      List.of("event_id", "log", "source", "line", "account", "region", Build.RAW);

  private final Build build;
  private final Frame events;

  private SearchedEvents(Build build, Frame events) {
    this.build = build;
    this.events = events;
  }

  /**
   * An event.
   *
   * @param time in microseconds since 1970
   * @param place where it was read
   * @param line the line there, 0 where it is not known
   */
  public record Found(String id, long time, String log, String place, long line, String raw) {}

  /**
   * The events with some values.
   *
   * @param count how many there are
   * @param account their account, where they are of one
   * @param region their Region, where they are of one
   * @param first when the first was, microseconds since 1970; empty where none has a time
   * @param last when the last was
   * @param shown the first and the last of them, in order of time
   */
  public record Proof(
      long count,
      Optional<String> account,
      Optional<String> region,
      Optional<Long> first,
      Optional<Long> last,
      List<Found> shown) {}

  static Optional<SearchedEvents> of(Build build, Plan plan) {
    return base(plan).map(base -> new SearchedEvents(build, new Compiler(build).compile(base)));
  }

  /** Whether a search reads events, and the time it reads. */
  public static Optional<TimeRange> range(Plan plan) {
    return switch (bottom(plan)) {
      case SourcePlan.Scan scan -> Optional.of(scan.range());
      case SourcePlan.Sql sql -> Optional.of(sql.range());
      default -> Optional.empty();
    };
  }

  private static Plan bottom(Plan plan) {
    Plan at = plan;
    while (at instanceof Plan.Over step) {
      at = step.input();
    }
    return at;
  }

  /** The steps from the events on, as long as a row is an event. */
  private static Optional<Plan> base(Plan plan) {
    List<Plan> steps = new ArrayList<>();
    Plan at = plan;
    while (at instanceof Plan.Over step) {
      steps.addFirst(at);
      at = step.input();
    }
    if (at instanceof SourcePlan.Sql sql) {
      return Optional.of(new SourcePlan.Scan(sql.range(), 0));
    }
    if (!(at instanceof SourcePlan.Scan)) {
      return Optional.empty();
    }
    Plan base = at;
    for (Plan step : steps) {
      if (!isOfEvents(step)) {
        break;
      }
      base = step;
    }
    return Optional.of(base);
  }

  /** Whether rows are the events as they are read, none of them moved. */
  static boolean areEvents(Plan plan) {
    Plan at = plan;
    while (at instanceof Plan.Over step && isOfEvents(at)) {
      at = step.input();
    }
    return at instanceof SourcePlan.Scan;
  }

  private static boolean isOfEvents(Plan step) {
    return switch (step) {
      case RowPlan.Filter _, FieldPlan.Extend _, FieldPlan.Rename _, FieldPlan.Locate _ -> true;
      case TextPlan.Extract _, TextPlan.AtPath _, TextPlan.Pairs _ -> true;
      case TextPlan.Substitute _, TextPlan.Replace _, TextPlan.Convert _ -> true;
      default -> false;
    };
  }

  /**
   * Which steps of time have events at all.
   *
   * @return their numbers: how often the width went by since 1970
   */
  public SortedSet<Long> steps(Duration width) {
    Optional<SqlValue> time = events.find(Build.TIME);
    if (time.isEmpty()) {
      return new TreeSet<>();
    }
    String number =
        "CAST(floor(" + time.get().asNumber() + " / " + width.toSeconds() + ") AS BIGINT)";
    return query(
        "SELECT DISTINCT " + number + " FROM " + events.step().name(),
        rows -> {
          SortedSet<Long> steps = new TreeSet<>();
          while (rows.next()) {
            long step = rows.getLong(1);
            if (!rows.wasNull()) {
              steps.add(step);
            }
          }
          return steps;
        });
  }

  /**
   * The events that have these values.
   *
   * @param values fields and a value each
   * @param most how many are shown from the begin and as many from the end
   */
  public Proof proof(Map<String, String> values, int most) {
    List<Expr> all = new ArrayList<>();
    values.forEach(
        (name, value) -> all.add(new Expr.Match(name, Comparison.EQUAL, literal(value), 0)));
    Frame frame =
        all.isEmpty()
            ? events
            : build.filtered(
                events,
                new ExpressionWriter(build, events).write(new Expr.Call("and", all, 0)).asTruth());
    Proof told = told(frame);
    List<Found> shown = shown(frame, most, false);
    if (told.count() > most) {
      List<Found> last = shown(frame, most, true);
      last.removeAll(shown);
      shown.addAll(last.reversed());
    }
    return new Proof(told.count(), told.account(), told.region(), told.first(), told.last(), shown);
  }

  private static String literal(String value) {
    return value.replace("\\", "\\\\").replace("*", "\\*");
  }

  private String text(Frame frame, String name) {
    return frame.find(name).orElseGet(SqlValue::absent).asText();
  }

  private String time(Frame frame) {
    return "CAST(round("
        + frame.find(Build.TIME).orElseGet(SqlValue::absent).asNumber()
        + " * 1000000) AS BIGINT)";
  }

  private Proof told(Frame frame) {
    List<String> parts = new ArrayList<>(List.of("count(*)"));
    for (String name : List.of("account", "region")) {
      String value = text(frame, name);
      parts.add("CASE WHEN min(" + value + ") = max(" + value + ") THEN min(" + value + ") END");
    }
    parts.add("min(" + time(frame) + ")");
    parts.add("max(" + time(frame) + ")");
    String sql =
        frame
            .step()
            .statement("SELECT " + String.join(", ", parts) + " FROM " + frame.step().name());
    return build
        .database()
        .query(
            sql,
            rows -> {
              rows.next();
              return new Proof(
                  rows.getLong(1),
                  Optional.ofNullable(rows.getString(2)),
                  Optional.ofNullable(rows.getString(3)),
                  whole(rows, 4),
                  whole(rows, 5),
                  List.of());
            });
  }

  private static Optional<Long> whole(ResultSet rows, int column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(value);
  }

  private List<Found> shown(Frame frame, int most, boolean last) {
    String columns =
        ENVELOPE.stream().map(name -> text(frame, name)).collect(Collectors.joining(", "));
    UnaryOperator<String> directed = last ? Ordering::descending : Ordering::ascending;
    String sql =
        "SELECT "
            + time(frame)
            + ", "
            + columns
            + " FROM "
            + frame.step().name()
            + " ORDER BY "
            + directed.apply("1")
            + ", "
            + directed.apply("2")
            + " LIMIT "
            + most;
    return build
        .database()
        .query(
            frame.step().statement(sql),
            rows -> {
              List<Found> found = new ArrayList<>();
              while (rows.next()) {
                found.add(
                    new Found(
                        string(rows, 2),
                        rows.getLong(1),
                        string(rows, 3),
                        string(rows, 4),
                        number(string(rows, 5)),
                        string(rows, 8)));
              }
              return found;
            });
  }

  private static String string(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? "" : text;
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private <T> T query(String last, Database.Reader<T> reader) {
    return build.database().query(events.step().statement(last), reader);
  }
}
