package dev.haetae.search.steps.join;

import dev.haetae.model.Phrase;
import dev.haetae.search.command.CommandFailure;
import dev.haetae.search.command.CommandKind;
import dev.haetae.search.command.InputRows;
import dev.haetae.search.command.Invocation;
import dev.haetae.search.command.OutputRows;
import dev.haetae.search.command.SearchCommand;
import dev.haetae.search.database.LoadedTable;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.frame.Answers;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Commands that are no part of the language: run now, their rows a table. */
public final class CommandSteps {
  private final Build build;
  private final Function<Plan, Frame> below;
  private final BiFunction<Frame, Plan, Frame> over;
  private final boolean preparing;

  /**
   * Steps of a build.
   *
   * @param below compiles what comes before a command
   * @param over compiles what a command wants done first, over a frame
   * @param preparing whether this itself is what a command wants done first
   */
  public CommandSteps(
      Build build,
      Function<Plan, Frame> below,
      BiFunction<Frame, Plan, Frame> over,
      boolean preparing) {
    this.build = build;
    this.below = below;
    this.over = over;
    this.preparing = preparing;
  }

  public Frame run(JoinPlan.Command step) {
    SearchCommand command =
        build
            .commands()
            .find(step.name())
            .orElseThrow(() ->
                build.mistake(step.at(), "the command " + step.name() + " cannot be run here"));
    command
        .refusal()
        .ifPresent(why -> {
          throw build.mistake(step.at(), why);
        });
    if (command.kind() != CommandKind.GENERATING) {
      return run(command, step, TimeRange.ALL, rows(below.apply(step.input()), step));
    }
    if (!(step.input() instanceof SourcePlan.Scan scan)) {
      throw build.mistake(
          step.at(), step.name() + " makes rows: expected it first in the search, after |");
    }
    return run(command, step, scan.range(), InputRows.NONE);
  }

  private Frame run(
      SearchCommand command, JoinPlan.Command step, TimeRange range, InputRows input) {
    Invocation invocation =
        new Invocation(
            step.name(),
            step.arguments(),
            step.written(),
            build.query(),
            range,
            build.now(),
            build.database().timeLeft(),
            preparing);
    String table = build.identifier("rows of " + step.name());
    return frame(table, filled(table, command, invocation, input));
  }

  private LoadedTable filled(
      String table, SearchCommand command, Invocation invocation, InputRows input) {
    try (LoadedTable loaded = build.database().load(table)) {
      command.run(invocation, input, new Loading(loaded, command, invocation.name()));
      if (loaded.left() > 0) {
        build.note(
            invocation.name()
                + " has more than "
                + Phrase.count(loaded.fields().size(), "field")
                + "; of the others left out: "
                + Phrase.count(loaded.left(), "value"));
      }
      return loaded;
    } catch (CommandFailure failure) {
      throw SearchFailure.of(failure);
    } catch (SQLException e) {
      throw SearchFailure.of(e, build.database().limits());
    }
  }

  /** The rows of a frame as a command reads them. */
  private InputRows rows(Frame frame, JoinPlan.Command step) {
    return (required, before, consumer) -> {
      Frame input = with(required, withRaw(frame));
      if (before.isPresent()) {
        input = prepared(input, before.get(), step);
      }
      List<Column> columns = input.columns();
      String sql = Answers.plain(input);
      build.statements().add(sql);
      consumer.begin(input.names());
      build
          .database()
          .query(
              sql,
              rows -> {
                boolean more = true;
                while (more && rows.next()) {
                  List<List<String>> values = new ArrayList<>(columns.size());
                  for (int i = 0; i < columns.size(); i++) {
                    values.add(
                        Answers.cell(rows, i + 1, columns.get(i).value().type(), build.times())
                            .texts());
                  }
                  more = consumer.take(values);
                }
                return more;
              });
    };
  }

  private static Frame withRaw(Frame frame) {
    return frame.shows(Build.RAW)
        ? frame
        : frame.raw().map(raw -> frame.with(Build.RAW, raw)).orElse(frame);
  }

  private Frame with(List<String> required, Frame frame) {
    Frame all = frame;
    for (String name : required) {
      Optional<SqlValue> value = all.shows(name) ? Optional.empty() : all.find(name);
      if (value.isPresent()) {
        all = all.with(name, value.get());
      }
    }
    return all;
  }

  /** What the command wants done to the rows first: steps of a search. */
  private Frame prepared(Frame frame, String steps, JoinPlan.Command step) {
    Plan parsed = build.parsed("| appendpipe [ " + steps + " ]", step.at());
    if (!(parsed instanceof JoinPlan.AppendPipe pipe)) {
      throw new CommandFailure("asks for steps before it that are none: " + steps);
    }
    return over.apply(frame, pipe.steps());
  }

  private Frame frame(String table, LoadedTable loaded) {
    Selection all = new Selection(build);
    String row = all.hidden("row", "number");
    loaded.fields().forEach((name, met) -> all.add(name, value(name, met)));
    Step step =
        build.step(
            all.sql()
                + "(SELECT number, fields, json_extract_string(fields, "
                + Sql.list(loaded.paths())
                + ") AS texts FROM "
                + table
                + ")");
    Frame rows = all.frame(step, List.of(Ordering.ascending(row)));
    Frame kept = build.materialised(rows);
    build.database().execute("DROP TABLE " + table);
    return kept;
  }

  private static SqlValue value(String name, LoadedTable.Met met) {
    String text = "texts[" + (met.number() + 1) + "]";
    if (name.equals(Build.TIME)) {
      return SqlValue.of(
          "coalesce(haetae_number("
              + text
              + "), epoch(CAST(TRY_CAST("
              + text
              + " AS TIMESTAMPTZ) AS TIMESTAMP)))",
          Type.TIME);
    }
    if (!met.isSeveral()) {
      return SqlValue.text(text);
    }
    String path = Sql.text("$.\"" + met.number() + "\"");
    return SqlValue.of(
        "CASE json_type(fields, "
            + path
            + ") WHEN 'ARRAY' THEN CAST(json_extract(fields, "
            + path
            + ") AS VARCHAR[]) WHEN 'VARCHAR' THEN ["
            + text
            + "] END",
        Type.LIST);
  }

  /** Takes rows into the table, up to the most. */
  private final class Loading implements OutputRows {
    private final LoadedTable table;
    private final SearchCommand command;
    private final String name;

    Loading(LoadedTable table, SearchCommand command, String name) {
      this.table = table;
      this.command = command;
      this.name = name;
    }

    @Override
    public boolean row(Map<String, List<String>> fields) {
      if (table.rows() == command.mostRows()) {
        build.note(
            "only the first "
                + command.mostRows()
                + " rows of "
                + name
                + " are taken; raise "
                + command.rowSetting());
        return false;
      }
      try {
        table.add(fields);
        return true;
      } catch (SQLException e) {
        throw SearchFailure.of(e, build.database().limits());
      }
    }

    @Override
    public void note(String words) {
      build.note(words);
    }
  }
}
