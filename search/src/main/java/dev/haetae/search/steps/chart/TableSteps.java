package dev.haetae.search.steps.chart;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Answers;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.steps.field.ValueColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables turned: rows to columns and columns to rows. */
public final class TableSteps {
  private final Build build;

  public TableSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  /** A row for each value of one field, a column for each value of another. */
  public Frame series(Frame input, ChartPlan.Series step) {
    Frame rows = build.materialised(input);
    SqlValue row = field(rows, step.row());
    String name = field(rows, step.name()).asText();
    ValueColumns columns = new ValueColumns(build);
    List<String> names = columns.of(rows, name);
    Selection table = new Selection(build);
    SqlValue first = table.add(step.row(), row);
    for (String value : step.values()) {
      SqlValue each = field(rows, value).present();
      for (String column : names) {
        String shown = step.values().size() == 1 ? column : step.naming().of(value, column);
        table.add(shown, ValueColumns.cell(each, name, column));
      }
    }
    return columns.oneForEach(rows, row, first, table);
  }

  /** A row for each cell: what row it was in, what column, and its value. */
  public Frame untable(Frame frame, ChartPlan.Untable step) {
    List<Column> cells =
        frame.columns().stream().filter(each -> !each.name().equals(step.row())).toList();
    Selection rows = new Selection(build);
    rows.add(step.row(), field(frame, step.row()));
    rows.add(
        step.name(),
        SqlValue.text("unnest(" + Sql.list(cells.stream().map(Column::name).toList()) + ")"));
    String texts =
        cells.stream().map(each -> each.value().asText()).collect(Collectors.joining(", "));
    SqlValue value = rows.add(step.value(), SqlValue.text("unnest([" + texts + "])"));
    String place = rows.hidden("place", frame.number());
    return rows.frame(
        build.step(
            "SELECT * FROM (" + rows.from(frame.step()) + ") WHERE " + value.sql() + " IS NOT NULL",
            frame.step()),
        List.of(Ordering.ascending(place)));
  }

  /** A row for each column, a column for each row. */
  public Frame transpose(Frame frame, ChartPlan.Transpose step) {
    long most =
        step.most() == 0 ? ValueColumns.MOST + 1 : Math.min(step.most(), ValueColumns.MOST + 1);
    List<List<Optional<String>>> rows =
        new ValueColumns(build).first(Answers.texts(build, frame, most));
    int header = step.header().map(name -> frame.names().indexOf(name)).orElse(-1);
    Map<String, Integer> places = names(rows, header);
    List<Column> columns = new ArrayList<>();
    columns.add(column(step.column()));
    places.keySet().forEach(name -> columns.add(column(name)));
    String place = build.identifier("place");
    List<String> identifiers = new ArrayList<>();
    columns.forEach(each -> identifiers.add(each.value().sql()));
    identifiers.add(place);
    List<String> values = new ArrayList<>();
    for (int field = 0; field < frame.columns().size(); field++) {
      if (field != header && (step.includeEmpty() || hasValue(rows, field))) {
        values.add(transposed(frame.names().get(field), field, rows, places.values()));
      }
    }
    if (values.isEmpty()) {
      values.add("(" + "NULL, ".repeat(identifiers.size() - 1) + "NULL)");
    }
    return Frame.table(
        build.step(
            "SELECT * FROM (VALUES "
                + String.join(", ", values)
                + ") AS t("
                + String.join(", ", identifiers)
                + ")"),
        columns,
        List.of(Ordering.ascending(place)));
  }

  /** The names rows have as columns, with the first row of each. */
  private static Map<String, Integer> names(List<List<Optional<String>>> rows, int header) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Optional<String> own = header < 0 ? Optional.empty() : rows.get(i).get(header);
      names.putIfAbsent(own.orElse("row " + (i + 1)), i);
    }
    return names;
  }

  private static boolean hasValue(List<List<Optional<String>>> rows, int field) {
    return rows.stream()
        .anyMatch(row -> row.get(field).filter(text -> !text.isEmpty()).isPresent());
  }

  private Column column(String name) {
    return new Column(name, SqlValue.text(build.identifier(name)));
  }

  private static String transposed(
      String name, int field, List<List<Optional<String>>> rows, Collection<Integer> places) {
    List<String> cells = new ArrayList<>();
    cells.add(Sql.text(name));
    for (int at : places) {
      cells.add("CAST(" + rows.get(at).get(field).map(Sql::text).orElse("NULL") + " AS VARCHAR)");
    }
    cells.add(Integer.toString(field));
    return "(" + String.join(", ", cells) + ")";
  }
}
