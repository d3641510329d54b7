package dev.haetae.search.frame;

import dev.haetae.search.command.CustomCommands;
import dev.haetae.search.database.Database;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.function.Pattern;
import dev.haetae.search.function.Scalar;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.source.LookupTables;
import dev.haetae.search.source.Projection;
import dev.haetae.search.source.TimeWindows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the steps of one search have in common while they are written. */
public final class Build {
  /** The raw event, under the name Splunk has for it. */
  public static final String RAW = "_raw";

  /** The time of an event. */
  public static final String TIME = "_time";

  private static final int MOST_STEPS = 400;

  private final Query query;
  private final TimeText times;
  private final Database database;
  private final Set<String> identifiers = new HashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final List<String> statements = new ArrayList<>();
  private final LookupTables lookups;
  private final CustomCommands commands;
  private final BiFunction<Build, Plan, Frame> compiler;
  private Optional<Double> chosenWidth = Optional.empty();
  private int steps;

  private List<TimeWindows.Window> windows = List.of();

  /**
   * Begins to write a search.
   *
   * @param compiler makes rows of a plan
   */
  public Build(
      Query query,
      Database database,
      LookupTables lookups,
      CustomCommands commands,
      BiFunction<Build, Plan, Frame> compiler) {
    this.query = query;
    this.times = new TimeText(query.language().zone());
    this.database = database;
    this.lookups = lookups;
    this.commands = commands;
    this.compiler = compiler;
  }

  public void windows(List<TimeWindows.Window> told) {
    windows = told;
  }

  /** The windows of time that the source is to be read in; empty where all of it is. */
  public List<TimeWindows.Window> windows() {
    return windows;
  }

  public Instant now() {
    return query.now();
  }

  public Database database() {
    return database;
  }

  /** The zone days begin in. */
  public ZoneId zone() {
    return query.language().zone();
  }

  /** Writes times in the zone of the search. */
  public TimeText times() {
    return times;
  }

  public QueryMistake mistake(int at, String reason) {
    return new QueryMistake(query.text(), at, reason);
  }

  /** A regular expression of the search, whose mistakes are told with its place. */
  public Pattern pattern(String written, int at) {
    try {
      return Pattern.of(written);
    } catch (Scalar.WrongArgument wrong) {
      throw mistake(at, wrong.reason());
    }
  }

  /** The condition that terms are, in the language of the search. */
  public Expr terms(String written, int at) {
    try {
      return query.language().terms(written, query.now());
    } catch (QueryMistake wrong) {
      throw mistake(at, wrong.reason());
    }
  }

  /** Another search, in the language of this one. */
  public Plan parsed(String text, int at) {
    try {
      return query.withText(text).expanded().plan();
    } catch (QueryMistake wrong) {
      throw mistake(at, wrong.reason());
    }
  }

  /** The rows of another search, which is written with this one. */
  public Frame compiled(Plan plan) {
    return compiler.apply(this, plan);
  }

  /** Something the user should know that is no mistake. */
  public void note(String note) {
    notes.add(note);
  }

  public Set<String> notes() {
    return notes;
  }

  /** The statements run while the search was written, for {@code --explain}. */
  public List<String> statements() {
    return statements;
  }

  public LookupTables lookups() {
    return lookups;
  }

  public CustomCommands commands() {
    return commands;
  }

  /** The text of the search. */
  public String query() {
    return query.text();
  }

  /** The width of the buckets that was chosen last. */
  public Optional<Double> chosenWidth() {
    return chosenWidth;
  }

  public void chose(double width) {
    chosenWidth = Optional.of(width);
  }

  /** The numbers of a query's only row. */
  public List<Optional<Double>> numbers(Frame frame, String last, int count) {
    return query(
        frame,
        last,
        rows -> {
          List<Optional<Double>> numbers = new ArrayList<>();
          boolean met = rows.next();
          for (int i = 1; i <= count; i++) {
            Object value = met ? rows.getObject(i) : null;
            numbers.add(
                value instanceof Number number
                    ? Optional.of(number.doubleValue())
                    : Optional.empty());
          }
          return numbers;
        });
  }

  /**
   * What a reader makes of the rows that a statement over a frame gives. It may be asked twice, and
   * what it made the first time is forgotten.
   */
  public <T> T query(Frame frame, String last, Database.Reader<T> reader) {
    statements.add(frame.step().statement(last));
    return run(frame.step(), step -> database.query(step.statement(last), reader));
  }

  /** The texts of the first column that a statement over a frame gives, in its order. */
  public List<String> texts(Frame frame, String last) {
    return query(
        frame,
        last,
        rows -> {
          List<String> texts = new ArrayList<>();
          while (rows.next()) {
            texts.add(rows.getString(1));
          }
          return texts;
        });
  }

  /**
   * A column's name nobody else has, quoted: the field's own where that is free. DuckDB takes Foo
   * and foo for the same, the languages do not.
   */
  public String identifier(String field) {
    String name = field;
    for (int i = 2; !identifiers.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = field + "#" + i;
    }
    return Sql.identifier(name);
  }

  /** Rows that are selected from those of other steps. */
  public Step step(String select, Step... inputs) {
    return new Step(nextName(), select, List.of(inputs));
  }

  /** DuckDB refuses more of them within each other, and slows down before. */
  private String nextName() {
    if (steps == MOST_STEPS) {
      throw mistake(
          0,
          "the search has more than "
              + MOST_STEPS
              + " steps, of which each field that is set by one set before is one");
    }
    steps++;
    return "s" + steps;
  }

  /**
   * Groups of the rows of an input.
   *
   * @param select over the input
   * @param by the expressions they are told apart by; without any all rows are one group
   */
  public Step groups(String select, List<String> by, Step input) {
    String grouped = by.isEmpty() ? select : select + " GROUP BY " + String.join(", ", by);
    return new Step(nextName(), Projection.of(grouped, List.of()), List.of(input), by);
  }

  /**
   * Runs a statement over a step.
   *
   * @param statement is run a second time, over a step that gives the same rows, where groups did
   *     not fit into memory
   */
  public <T> T run(Step step, Function<Step, T> statement) {
    try {
      return statement.apply(step);
    } catch (SearchFailure failure) {
      if (!failure.isMemory()) {
        throw failure;
      }
      Step inPieces = new Pieces(this).of(step);
      if (inPieces.equals(step)) {
        throw failure;
      }
      return statement.apply(inPieces);
    }
  }

  /** The rows of a relation; none of its columns' names is anybody else's from now on. */
  public Step step(Projection rows) {
    rows.columns().forEach(column -> identifiers.add(column.toLowerCase(Locale.ROOT)));
    return new Step(nextName(), rows, List.of());
  }

  /** The frame with a field computed into a column of its own. */
  public Frame computed(Frame frame, String field, SqlValue value) {
    SqlValue known = value.present();
    String column = identifier(field);
    return besides(frame, known.sql() + " AS " + column)
        .with(field, SqlValue.of(column, known.type()));
  }

  /** The rows with something selected besides, which is no field. */
  public Frame besides(Frame frame, String... parts) {
    return frame.with(
        step(
            "SELECT *, " + String.join(", ", parts) + " FROM " + frame.step().name(),
            frame.step()));
  }

  /** The rows for which a condition on the rows around them is true. */
  public Frame chosen(Frame frame, String condition) {
    return frame.with(
        step("SELECT * FROM " + frame.step().name() + " QUALIFY " + condition, frame.step()));
  }

  /** The rows for which the condition is true. */
  public Frame filtered(Frame frame, String condition) {
    return frame.with(
        step("SELECT * FROM " + frame.step().name() + " WHERE " + condition, frame.step()));
  }

  /**
   * The rows computed now, into a table that is gone after the search. Only its columns and its
   * order are left, no raw event behind them.
   */
  public Frame materialised(Frame frame) {
    Selection rows = new Selection(this);
    frame.columns().forEach(column -> rows.add(column.name(), column.value()));
    String row = rows.hidden("row", frame.number());
    String table = identifier("table");
    String create = "CREATE TEMP TABLE " + table + " AS ";
    String last = rows.from(frame.step());
    statements.add(create + frame.step().statement(last));
    run(
        frame.step(),
        step -> {
          database.execute(create + step.statement(last));
          return table;
        });
    return rows.frame(step("SELECT * FROM " + table), List.of(Ordering.ascending(row))).withRaw();
  }
}
