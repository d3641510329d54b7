package dev.haetae.search.steps.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.model.NearestName;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.Type;
import java.sql.ResultSetMetaData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SELECT of the user's own. */
public final class SqlStep {
  private static final JsonMapper JSON = new JsonMapper();

  /** How DuckDB says that a column is not there. */
  private static final Pattern MISSING =
      Pattern.compile("(?:Referenced column|does not have a column named) \"([^\"]{1,200})\"");

  /** How it says that a table is not there. */
  private static final Pattern NO_TABLE =
      Pattern.compile("Table with name (.{1,200}?) does not exist");

  private final Build build;

  public SqlStep(Build build) {
    this.build = build;
  }

  /** The rows of the SELECT, whose {@code events} are the rows of the frame. */
  public Frame select(Frame events, SourcePlan.Sql sql) {
    String select = SqlPaths.quoted(sql.select(), parsed(sql.select()));
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : events.columns()) {
      columns.putIfAbsent(
          column.name().toLowerCase(Locale.ROOT), written(column.value(), column.name()));
    }
    events.raw().ifPresent(raw -> columns.putIfAbsent(Build.RAW, raw.sql() + " AS \"_raw\""));
    Selected known = selected(events, sql, select, columns);
    Step selected = known.step();
    Selection rows = new Selection(build);
    known
        .columns()
        .forEach((name, isNumber) -> {
          String column = Sql.identifier(name);
          rows.add(
              name,
              isNumber
                  ? SqlValue.number(column)
                  : SqlValue.text("CAST(" + column + " AS VARCHAR)"));
        });
    return rows.frame(build.step(rows.from(selected), selected), List.of());
  }

  private static String written(SqlValue value, String name) {
    String sql =
        value.type() == Type.TIME
            ? "make_timestamp(CAST(" + value.sql() + " * 1000000 AS BIGINT))"
            : value.sql();
    return sql + " AS " + Sql.identifier(name);
  }

  /** A SELECT and its columns, by name whether they are numbers. */
  private record Selected(Step step, Map<String, Boolean> columns) {}

  /** Fields that are no column by themselves become one when DuckDB misses them. */
  private Selected selected(
      Frame events, SourcePlan.Sql sql, String select, Map<String, String> columns) {
    while (true) {
      Step named =
          new Step(
              "events",
              "SELECT "
                  + (columns.isEmpty() ? "1 AS nothing" : String.join(", ", columns.values()))
                  + " FROM "
                  + events.step().name(),
              List.of(events.step()));
      Step selected = build.step("SELECT * FROM (\n" + select + "\n)", named);
      try {
        return new Selected(selected, described(selected));
      } catch (SearchFailure failure) {
        refuseUnknownTable(failure, sql);
        String missing = missing(failure).orElseThrow(() -> failure);
        if (columns.containsKey(missing.toLowerCase(Locale.ROOT))) {
          throw failure;
        }
        columns.put(
            missing.toLowerCase(Locale.ROOT), written(field(events, sql, missing), missing));
      }
    }
  }

  private void refuseUnknownTable(SearchFailure failure, SourcePlan.Sql sql) {
    Matcher matcher = NO_TABLE.matcher(String.valueOf(failure.getMessage()));
    if (matcher.find()) {
      throw build.mistake(
          Math.max(0, sql.select().indexOf(matcher.group(1))),
          "no table is named "
              + matcher.group(1)
              + "; all events are rows of the table events, whose column log tells what they are");
    }
  }

  private static Optional<String> missing(SearchFailure failure) {
    Matcher matcher = MISSING.matcher(String.valueOf(failure.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A field of the log's own spelling but for its case, or a path into its record. */
  private SqlValue field(Frame events, SourcePlan.Sql sql, String written) {
    Set<String> known = new TreeSet<>(events.names());
    known.addAll(events.resolver().names());
    String name = spelled(events, written, known);
    Optional<SqlValue> found = events.find(name);
    if (found.isPresent()
        && (known.contains(name) || events.resolver().isKnown(name) || name.indexOf('.') > 0)) {
      return found.get();
    }
    throw build.mistake(
        Math.max(0, sql.select().indexOf(written)),
        "no field is named " + written + NearestName.ask(written, known));
  }

  /** Names in SQL have no case; those of fields have. */
  private static String spelled(Frame events, String written, Set<String> known) {
    return known.contains(written) || events.resolver().isKnown(written)
        ? written
        : known.stream().filter(written::equalsIgnoreCase).findFirst().orElse(written);
  }

  /** As DuckDB's own parser understands it, which also says whether it is one SELECT. */
  private JsonNode parsed(String select) {
    String told =
        build
            .database()
            .query(
                "SELECT json_serialize_sql(CAST(" + Sql.text(select) + " AS VARCHAR))",
                rows -> rows.next() ? String.valueOf(rows.getString(1)) : "{}");
    try {
      JsonNode answer = JSON.readTree(told);
      if (answer.path("error").asBoolean(true)) {
        String message = answer.path("error_message").asText("it is not understood");
        throw build.mistake(
            answer.path("position").asInt(0),
            message.startsWith("Only SELECT") ? "only SELECT is allowed here" : message);
      }
      if (answer.path("statements").size() != 1) {
        throw build.mistake(0, "one SELECT is expected, found " + answer.path("statements").size());
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("DuckDB wrote no JSON", e);
    }
  }

  /** The columns, and whether they are numbers. */
  private Map<String, Boolean> described(Step step) {
    return build
        .database()
        .query(
            step.statement("SELECT * FROM " + step.name() + " LIMIT 0"),
            rows -> {
              ResultSetMetaData data = rows.getMetaData();
              Map<String, Boolean> columns = new LinkedHashMap<>();
              for (int i = 1; i <= data.getColumnCount(); i++) {
                String type = data.getColumnTypeName(i);
                boolean number =
                    type.endsWith("INT")
                        || type.equals("INTEGER")
                        || type.equals("DOUBLE")
                        || type.equals("FLOAT")
                        || type.startsWith("DECIMAL");
                columns.put(data.getColumnName(i), number);
              }
              return columns;
            });
  }
}
