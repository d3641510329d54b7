package dev.haetae.search.run;

import dev.haetae.search.database.Database;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.frame.Answers;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Cell;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.parse.Query;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.TimeWindows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A search, understood and ready to be run. Whoever opens one closes it.
 *
 * <pre>{@code
 * Query query = new Query(new Spl(), "error | stats count by host", now, TimeRange.ALL);
 * try (Search search = Search.open(query, Sources.of(rows), SearchLimits.usual())) {
 *   search.run(row -> ...);
 * }
 * }</pre>
 */
public final class Search implements AutoCloseable {
  /** As many columns as people read beside each other. */
  private static final int MANY_FIELDS = 12;

  private final Database database;
  private final Build build;
  private Frame frame;
  private final SearchLimits limits;
  private final Plan plan;
  private final OptionalLong newest;

  private Search(Database database, Build build, Plan plan, SearchLimits limits) {
    this.database = database;
    this.build = build;
    this.plan = plan;
    this.newest = newest(plan);
    this.frame =
        (newest.isPresent() ? Compiler.newestFirst(build) : new Compiler(build)).compile(plan);
    this.limits = limits;
  }

  /**
   * How many of the newest events are all that is wanted, where a row is an event as it was read.
   */
  private static OptionalLong newest(Plan plan) {
    long count = Long.MAX_VALUE;
    Plan at = plan;
    while (at instanceof Plan.Over step && takesFirstRows(step)) {
      count = at instanceof RowPlan.Head head ? Math.min(count, head.count()) : count;
      at = step.input();
    }
    while (at instanceof Plan.Over step && goesRowByRow(step)) {
      at = step.input();
    }
    return at instanceof SourcePlan.Scan ? OptionalLong.of(count) : OptionalLong.empty();
  }

  private static boolean takesFirstRows(Plan.Over step) {
    return switch (step) {
      case RowPlan.Head _, FieldPlan.Fields _, FieldPlan.Rename _ -> true;
      default -> false;
    };
  }

  private static boolean goesRowByRow(Plan.Over step) {
    return switch (step) {
      case RowPlan.Filter _, FieldPlan.Extend _, FieldPlan.Fields _, FieldPlan.Rename _ -> true;
      default -> false;
    };
  }

  /** A field of the answer. */
  public record Field(String name, Type type) {}

  /** Takes the rows of an answer, one after the other. */
  @FunctionalInterface
  public interface RowConsumer {
    /** Takes a row; its cells are in the order of the fields. */
    void take(List<Cell> row);
  }

  /**
   * Understands a search and prepares it: what its columns are made of is run.
   *
   * @throws dev.haetae.search.parse.QueryMistake when the text cannot be followed
   * @throws SearchFailure when it cannot be carried out
   */
  public static Search open(Query query, Sources sources, SearchLimits limits) {
    Query whole = query.expanded();
    Plan plan = whole.plan();
    Database database =
        Database.open(sources.rows(), sources.lookups(), limits, query.language().zone());
    try {
      Build build =
          new Build(
              whole,
              database,
              sources.lookups(),
              sources.commands(),
              (each, rows) -> new Compiler(each).compile(rows));
      return new Search(database, build, plan, limits);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** What the text was understood as. */
  public Plan plan() {
    return plan;
  }

  /** The events it is made from; empty where it reads none, as one that begins with other rows. */
  public Optional<SearchedEvents> events() {
    return SearchedEvents.of(build, plan);
  }

  /** The fields of the answer, in order. */
  public List<Field> fields() {
    return frame.columns().stream()
        .map(column -> new Field(column.name(), column.value().type()))
        .toList();
  }

  /**
   * Shows whole events, where the search chose no fields and they have many: the time, the source
   * type and the raw event instead of a column a field.
   */
  public void showAsEvents() {
    if (frame.raw().isEmpty() || frame.columns().size() <= MANY_FIELDS || choosesFields(plan)) {
      return;
    }
    List<Column> columns = new ArrayList<>();
    for (String name : List.of(Build.TIME, "sourcetype", Build.RAW)) {
      if (frame.shows(name) || name.equals(Build.RAW)) {
        frame.find(name).ifPresent(value -> columns.add(new Column(name, value)));
      }
    }
    frame = frame.withColumns(columns);
  }

  /**
   * Whether rows may be of buckets that no event is in, and nothing after them chose among the
   * rows.
   */
  public boolean showsEmptyBuckets() {
    Plan at = plan;
    while (at instanceof Plan.Over step && !(at instanceof RowPlan.Filter)) {
      if (step instanceof ChartPlan.Continuous
          || (step instanceof ChartPlan.Chart chart && chart.rows().step().isPresent())) {
        return true;
      }
      at = step.input();
    }
    return false;
  }

  private static boolean choosesFields(Plan plan) {
    Plan at = plan;
    while (at instanceof Plan.Over step) {
      if (step instanceof FieldPlan.Fields fields
          && fields.mode() != FieldPlan.Fields.Mode.REMOVE) {
        return true;
      }
      at = step.input();
    }
    return false;
  }

  /** What the user should know: fields no row has, what was cut. */
  public Set<String> notes() {
    return build.notes();
  }

  /** The SQL, each statement in the order it is run. */
  public List<String> statements() {
    List<String> all = new ArrayList<>(build.statements());
    all.add(Answers.statement(frame, limits.rows() + 1));
    return all;
  }

  /**
   * Runs it.
   *
   * @return how many rows there were
   * @throws SearchFailure when it cannot be carried out
   */
  public long run(RowConsumer consumer) {
    List<Field> fields = fields();
    String last = Answers.last(frame, limits.rows() + 1);
    if (build.windows().isEmpty()) {
      long all = run(last, rows -> read(rows, fields, consumer, 0, limits.rows() + 1));
      return Math.min(all, limits.rows());
    }
    long most = Math.min(newest.orElse(Long.MAX_VALUE), limits.rows() + 1);
    long count = 0;
    for (TimeWindows.Window window : build.windows()) {
      if (count >= most) {
        break;
      }
      window.statements().forEach(database::execute);
      long before = count;
      count = run(last, rows -> read(rows, fields, consumer, before, most));
    }
    return Math.min(count, limits.rows());
  }

  private long run(String last, Database.Reader<Long> reader) {
    // Events may come one by one; what was gathered from them is there at once.
    return frame.raw().isPresent() && !frame.step().hasGroups()
        ? database.query(frame.step().statement(last), reader)
        : build.run(frame.step(), step -> database.gather(step.statement(last), reader));
  }

  /**
   * Reads rows.
   *
   * @param before how many were read before
   * @param most how many are to be read in all
   * @return how many were read in all; one more than are shown where there would be more
   */
  private long read(
      ResultSet rows, List<Field> fields, RowConsumer consumer, long before, long most)
      throws SQLException {
    long count = before;
    while (count < most && rows.next()) {
      if (count == limits.rows()) {
        build.note(
            "only the first "
                + limits.rows()
                + " rows are shown; raise "
                + SearchLimits.ROWS
                + " for more");
        return count + 1;
      }
      List<Cell> row = new ArrayList<>(fields.size());
      for (int i = 0; i < fields.size(); i++) {
        row.add(Answers.cell(rows, i + 1, fields.get(i).type(), build.times()));
      }
      consumer.take(row);
      count++;
    }
    return count;
  }

  @Override
  public void close() {
    database.close();
  }
}
