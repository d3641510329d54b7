package dev.haetae.search.steps.group;

import dev.haetae.model.Phrase;
import dev.haetae.search.database.NumberTable;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Json;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.transaction.Transactions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events gathered into transactions. Which transaction an event is of is found in Java, one event
 * after the other; what the transactions have in them is DuckDB's to gather.
 */
public final class TransactionSteps {
  /** Columns that are no fields have names no field of a search has. */
  private static final String SECONDS = "the time of the event";

  private static final String STARTS = "whether the event starts one";
  private static final String ENDS = "whether the event ends one";

  private static final int EVICTED = 0;
  private static final int WHOLE = 1;
  private static final int ALONE = 2;

  private final Build build;

  public TransactionSteps(Build build) {
    this.build = build;
  }

  /**
   * The transactions of some rows.
   *
   * @param asRead whether the rows come in the order they are read from files: then they are read
   *     twice and not kept aside, which would take a copy of all events
   */
  public Frame transactions(Frame input, GroupPlan.Transaction step, boolean asRead) {
    Frame prepared = prepared(input, step);
    Frame whole = asRead ? prepared : build.materialised(prepared);
    String row = build.identifier("row");
    Frame rows = build.besides(whole, "row_number() OVER () AS " + row);
    String members = build.identifier("members");
    String ends = build.identifier("ends");
    found(rows, step, row, members, ends);
    String part = build.identifier("part");
    Step joined =
        build.step(
            "SELECT rows.*, members.c1 AS "
                + part
                + " FROM "
                + rows.step().name()
                + " AS rows JOIN "
                + members
                + " AS members ON members.c0 = rows."
                + row,
            rows.step());
    return told(gathered(rows.with(joined), input, step, part, row), step, part, ends);
  }

  /** The rows with all that decides, also what is no column of theirs. */
  private Frame prepared(Frame input, GroupPlan.Transaction step) {
    ExpressionWriter writer = new ExpressionWriter(build, input);
    SqlValue time = input.find(Build.TIME).orElseGet(SqlValue::absent);
    Frame frame = input.with(SECONDS, SqlValue.number("coalesce(" + time.asNumber() + ", 0)"));
    for (String name : step.fields()) {
      if (!frame.shows(name)) {
        frame = frame.with(name, writer.field(name));
      }
    }
    frame = frame.with(STARTS, truth(writer, step.edges().first()));
    frame = frame.with(ENDS, truth(writer, step.edges().last()));
    Optional<SqlValue> raw = input.raw();
    return raw.isPresent() && !frame.shows(Build.RAW)
        ? frame.with(Build.RAW, SqlValue.text(raw.get().asText()))
        : frame;
  }

  private static SqlValue truth(ExpressionWriter writer, Optional<Expr> expr) {
    return SqlValue.truth(
        expr.map(each -> "coalesce(" + writer.write(each).asTruth() + ", false)").orElse("false"));
  }

  /** Fills the tables of what row is of what transaction, and of how these ended. */
  private void found(
      Frame rows, GroupPlan.Transaction step, String row, String members, String ends) {
    String sql = deciding(rows, step.fields(), row);
    build.statements().add(sql);
    try (NumberTable joined = build.database().numbers(members, 2);
        NumberTable ended = build.database().numbers(ends, 3)) {
      Kept kept = new Kept(joined, ended);
      int fields = step.fields().size();
      Transactions transactions = new Transactions(fields, rule(step), kept);
      build
          .database()
          .query(
              sql,
              found -> {
                while (found.next()) {
                  transactions.add(event(found, fields));
                  kept.check();
                }
                return transactions;
              });
      transactions.end();
      kept.check();
      tellOfEvicted(transactions.evicted());
    } catch (SQLException e) {
      throw SearchFailure.of(e, build.database().limits());
    }
  }

  /** All that decides of each row, the newest first. */
  private static String deciding(Frame rows, List<String> fields, String row) {
    List<String> parts = new ArrayList<>();
    parts.add(row + " AS r");
    parts.add(rows.find(SECONDS).orElseThrow().sql() + " AS t");
    for (String name : List.of(STARTS, ENDS)) {
      parts.add(rows.find(name).orElseThrow().sql());
    }
    for (String name : fields) {
      parts.add(rows.find(name).orElseThrow().asList());
    }
    return rows.step()
        .statement(
            "SELECT "
                + String.join(", ", parts)
                + " FROM "
                + rows.step().name()
                + " ORDER BY t DESC, r");
  }

  private static Transactions.Rule rule(GroupPlan.Transaction step) {
    return new Transactions.Rule(
        step.bounds().span(),
        step.bounds().pause(),
        step.bounds().rows(),
        step.edges().first().isPresent(),
        step.edges().last().isPresent(),
        step.connected());
  }

  private void tellOfEvicted(long evicted) {
    if (evicted > 0) {
      build.note(
          Phrase.count(evicted, "transaction was", "transactions were")
              + " ended early: at most "
              + Transactions.MOST_OPEN
              + " are open at once; maxspan and maxpause end them sooner");
    }
  }

  private static Transactions.Event event(ResultSet rows, int fields) throws SQLException {
    List<Set<String>> values = new ArrayList<>(fields);
    for (int i = 0; i < fields; i++) {
      Set<String> texts = new HashSet<>();
      if (rows.getObject(5 + i) instanceof Array array) {
        for (Object each : (Object[]) array.getArray()) {
          if (each != null) {
            texts.add(each.toString());
          }
        }
      }
      values.add(texts);
    }
    return new Transactions.Event(
        rows.getLong(1), rows.getDouble(2), values, rows.getBoolean(3), rows.getBoolean(4));
  }

  /** Writes what is found into tables; what went wrong there is told at the next row. */
  private static final class Kept implements Transactions.Results {
    private final NumberTable members;
    private final NumberTable ends;
    private Optional<SQLException> failure = Optional.empty();

    Kept(NumberTable members, NumberTable ends) {
      this.members = members;
      this.ends = ends;
    }

    private void check() throws SQLException {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }

    private void add(NumberTable table, long... numbers) {
      try {
        table.add(numbers);
      } catch (SQLException e) {
        failure = Optional.of(e);
      }
    }

    @Override
    public void joined(long row, long transaction) {
      add(members, row, transaction);
    }

    @Override
    public void ended(long transaction, boolean closed, boolean whole) {
      add(ends, transaction, closed ? 1 : 0, whole ? WHOLE : EVICTED);
    }

    @Override
    public void alone(long row) {
      add(members, row, -1 - row);
      add(ends, -1 - row, 0, ALONE);
    }
  }

  private Frame gathered(
      Frame frame, Frame events, GroupPlan.Transaction step, String part, String row) {
    String time = frame.find(SECONDS).orElseThrow().sql();
    // The newest event is the first row: of those of one second the last row came first.
    String inTime = time + ", " + row + " DESC";
    Selection rows = new Selection(build);
    rows.part(part);
    Map<SqlValue, SqlValue> known = new HashMap<>();
    for (Column column : frame.columns()) {
      if (!Set.of(SECONDS, STARTS, ENDS, Build.RAW).contains(column.name())) {
        SqlValue gathered = gathered(column, step, inTime);
        known.put(frame.find(column.name()).orElseThrow(), rows.add(column.name(), gathered));
      }
    }
    String text = frame.find(Build.RAW).map(SqlValue::asText).orElse("CAST(NULL AS VARCHAR)");
    String raws = rows.hidden("events", "list(" + text + " ORDER BY " + inTime + ")");
    SqlValue raw = SqlValue.text("array_to_string(" + raws + ", chr(10))");
    rows.replace("duration", SqlValue.number("max(" + time + ") - min(" + time + ")"));
    rows.replace("eventcount", SqlValue.number("count(*)"));
    String first = rows.hidden("first", "min(" + time + ")");
    return rows.frame(
            build.groups(rows.from(frame.step()), List.of(part), frame.step()),
            List.of(Ordering.descending(first), Ordering.ascending(part)))
        .raw(raw)
        .resolving(
            name -> name.equals(Build.RAW) ? Optional.of(raw) : later(name, events, known, raws));
  }

  /** What a transaction has of a field of its events. */
  private static SqlValue gathered(Column column, GroupPlan.Transaction step, String inTime) {
    SqlValue value = column.value();
    if (column.name().equals(Build.TIME)) {
      return SqlValue.of("min(" + value.asNumber() + ")", Type.TIME);
    }
    if (step.fields().contains(column.name()) && value.type() != Type.LIST) {
      return SqlValue.text("any_value(" + value.asText() + ")");
    }
    boolean each = step.lists().contains("*") || step.lists().contains(column.name());
    return SqlValue.list(each ? inOrder(value, inTime) : distinct(value));
  }

  /**
   * A field that is no column: another name of one, or what stands in the events. Each value once.
   *
   * @param known the columns of the transactions, by what they were gathered from
   */
  private static Optional<SqlValue> later(
      String name, Frame events, Map<SqlValue, SqlValue> known, String raws) {
    return events
        .resolver()
        .resolve(name)
        .map(value ->
            Optional.ofNullable(known.get(value))
                .orElseGet(() ->
                    SqlValue.list(
                        "haetae_some(list_sort(list_distinct(flatten(list_transform("
                            + raws
                            + ", lambda haetae_event: "
                            + Json.at("haetae_event", name).asList()
                            + ")))))")));
  }

  /** The transactions that are asked for, with how they ended. */
  private Frame told(Frame gathered, GroupPlan.Transaction step, String part, String ends) {
    Selection rows = new Selection(build);
    rows.part("parts.*");
    gathered.columns().forEach(each -> rows.placed(each.name(), each.value()));
    rows.replace("closed_txn", SqlValue.number("ends.c1"));
    if (step.rest().orphans()) {
      rows.replace("_txn_orphan", SqlValue.number("CASE WHEN ends.c2 = " + ALONE + " THEN 1 END"));
    }
    String kinds =
        WHOLE
            + (step.rest().evicted() ? ", " + EVICTED : "")
            + (step.rest().orphans() ? ", " + ALONE : "");
    return gathered
        .with(
            build.step(
                rows.from(gathered.step())
                    + " AS parts JOIN "
                    + ends
                    + " AS ends ON ends.c0 = parts."
                    + part
                    + " WHERE ends.c2 IN ("
                    + kinds
                    + ")",
                gathered.step()))
        .withColumns(rows.fields());
  }

  /** Each value once; DISTINCT would be worked out for columns too that nothing asks for. */
  private static String distinct(SqlValue value) {
    String list =
        value.type() == Type.LIST
            ? "flatten(list(" + value.sql() + "))"
            : "list(" + value.asText() + ") FILTER (WHERE " + value.sql() + " IS NOT NULL)";
    return "haetae_some(list_sort(list_distinct(" + list + ")))";
  }

  private static String inOrder(SqlValue value, String time) {
    return value.type() == Type.LIST
        ? "haetae_some(flatten(list(" + value.sql() + " ORDER BY " + time + ")))"
        : "haetae_some(list("
            + value.asText()
            + " ORDER BY "
            + time
            + ") FILTER (WHERE "
            + value.sql()
            + " IS NOT NULL))";
  }
}
