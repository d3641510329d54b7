package dev.haetae.search.run;

import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.SortKey;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables whose columns are made of data, and sums over tables. */
final class ChartSteps {
  private static final int MOST_COLUMNS = 1_000;

  private final Build build;

  ChartSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  Frame frequent(Frame input, Plan.Frequent step) {
    List<String> groups = new ArrayList<>(step.by());
    groups.addAll(step.fields());
    String count = counted(step);
    Aggregation counted = new Aggregation("count", Optional.empty(), 0, count, 0);
    Frame frame = new GroupSteps(build).aggregate(input, List.of(counted), groups);
    List<String> within = new ArrayList<>();
    within.add(RowSteps.directed(field(frame, count).sql(), !step.rare()));
    within.addAll(ascending(frame, step.fields()));
    List<String> order = ascending(frame, step.by());
    order.addAll(within);
    Frame told = limited(frame.withOrder(order), step, within);
    return step.countField().isPresent()
        ? told
        : told.withColumns(
            told.columns().stream().filter(each -> !each.name().equals(count)).toList());
  }

  private static String counted(Plan.Frequent step) {
    return step.countField().orElse("count");
  }

  private List<String> ascending(Frame frame, List<String> fields) {
    List<String> keys = new ArrayList<>();
    for (String name : fields) {
      RowSteps.keys(field(frame, name), SortKey.Order.AUTO)
          .forEach(key -> keys.add(RowSteps.directed(key, false)));
    }
    return keys;
  }

  /** Groups with their shares, as many as are wanted. */
  private Frame limited(Frame frame, Plan.Frequent step, List<String> within) {
    if (step.limit() <= 0) {
      return shared(frame, step);
    }
    String place =
        "row_number() OVER ("
            + partition(frame, step)
            + " ORDER BY "
            + String.join(", ", within)
            + ")";
    if (step.other().isPresent()) {
      return shared(withOthers(frame, step, place), step);
    }
    Frame shared = shared(frame, step);
    String all = shared.step().name();
    return shared.with(
        build.step(
            "SELECT * FROM " + all + " QUALIFY " + place + " <= " + step.limit(), shared.step()));
  }

  private String partition(Frame frame, Plan.Frequent step) {
    String by =
        step.by().stream().map(name -> field(frame, name).sql()).collect(Collectors.joining(", "));
    return by.isEmpty() ? "" : "PARTITION BY " + by;
  }

  /** With the share of each row in the counts of all, where that is wanted. */
  private Frame shared(Frame frame, Plan.Frequent step) {
    if (step.percentField().isEmpty()) {
      return frame;
    }
    String number = field(frame, counted(step)).sql();
    String all = "sum(" + number + ") OVER (" + partition(frame, step) + ")";
    return build.computed(
        frame,
        step.percentField().get(),
        SqlValue.number("round(" + number + " * 100.0 / " + all + ", 6)"));
  }

  /** The rows up to the limit, and one for all that come after them. */
  private Frame withOthers(Frame frame, Plan.Frequent step, String place) {
    String number = build.identifier("place");
    Step placed =
        build.step(
            "SELECT *, least("
                + place
                + ", "
                + (step.limit() + 1)
                + ") AS "
                + number
                + " FROM "
                + frame.step().name(),
            frame.step());
    String further = number + " > " + step.limit();
    List<String> parts = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Column column : frame.columns()) {
      String identifier = build.identifier(column.name());
      SqlValue value = column.value();
      Type type = value.type();
      if (step.by().contains(column.name())) {
        groups.add(value.sql());
        parts.add(value.sql() + " AS " + identifier);
      } else if (step.fields().contains(column.name())) {
        type = Type.TEXT;
        parts.add(
            "CASE WHEN "
                + further
                + " THEN "
                + Sql.text(step.other().orElseThrow())
                + " ELSE any_value("
                + value.asText()
                + ") END AS "
                + identifier);
      } else {
        parts.add("sum(" + value.sql() + ") AS " + identifier);
      }
      columns.add(new Column(column.name(), SqlValue.of(identifier, type)));
    }
    groups.add(number);
    parts.add(number);
    List<String> order = new ArrayList<>();
    columns.stream()
        .filter(column -> step.by().contains(column.name()))
        .forEach(column ->
            RowSteps.keys(column.value(), SortKey.Order.AUTO)
                .forEach(key -> order.add(RowSteps.directed(key, false))));
    order.add(number + " ASC NULLS FIRST");
    return new Frame(
        build.step(
            "SELECT "
                + String.join(", ", parts)
                + " FROM "
                + placed.name()
                + " GROUP BY "
                + String.join(", ", groups),
            placed),
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        order);
  }

  Frame chart(Frame input, Plan.Chart chart) {
    if (chart.column().isEmpty()) {
      Frame rows =
          new GroupSteps(build).aggregate(input, chart.aggregations(), List.of(chart.row()));
      return chart.step().isPresent() ? filled(rows, chart) : rows;
    }
    Frame frame = input;
    SqlValue column = field(frame, chart.column().get());
    if (column.type() == Type.LIST) {
      frame =
          new ListSteps(build)
              .expand(frame, new Plan.Expand(new Plan.Incoming(), chart.column().get(), 0));
      column = field(frame, chart.column().get());
    }
    List<String> tops = tops(frame, chart);
    String split = build.identifier(chart.column().get());
    String text = column.asText();
    String known =
        tops.isEmpty()
            ? "false"
            : text + " IN (" + tops.stream().map(Sql::text).collect(Collectors.joining(", ")) + ")";
    String name =
        "CASE WHEN "
            + text
            + " IS NULL THEN "
            + chart.absent().map(Sql::text).orElse("NULL")
            + " WHEN "
            + known
            + " THEN "
            + text
            + " ELSE "
            + chart.other().map(Sql::text).orElse("NULL")
            + " END";
    frame =
        frame
            .with(
                build.step(
                    "SELECT *, " + name + " AS " + split + " FROM " + frame.step().name(),
                    frame.step()))
            .with(chart.column().get(), SqlValue.text(split));
    Frame grouped =
        build.materialised(
            new GroupSteps(build)
                .aggregate(
                    frame, chart.aggregations(), List.of(chart.row(), chart.column().get())));
    List<String> columns = columns(grouped, chart, tops);
    Frame pivoted = pivot(grouped, chart, columns);
    return chart.step().isPresent() ? filled(pivoted, chart) : pivoted;
  }

  /** The values that get a column of their own. */
  private List<String> tops(Frame frame, Plan.Chart chart) {
    Plan.Chart.Choice choice = chart.choice();
    if (choice.rule() == Plan.Chart.Rule.MOST && choice.number() == 0) {
      return values(frame, field(frame, chart.column().orElseThrow()).asText());
    }
    Frame scored =
        new GroupSteps(build)
            .aggregate(
                frame,
                List.of(chart.aggregations().getFirst()),
                List.of(chart.row(), chart.column().orElseThrow()));
    String text = field(scored, chart.column().orElseThrow()).asText();
    String score = score(choice.function(), scored.columns().getLast().value().asNumber());
    return build.texts(
        scored,
        "SELECT "
            + text
            + " AS c FROM "
            + scored.step().name()
            + " GROUP BY c"
            + chosen(choice, score));
  }

  /** What is said of the cells of a column, to choose it by. */
  private static String score(String function, String cells) {
    return switch (function) {
      case "mean" -> "avg(" + cells + ")";
      case "range" -> "max(" + cells + ") - min(" + cells + ")";
      case "stdev" -> "stddev_samp(" + cells + ")";
      default -> function + "(" + cells + ")";
    };
  }

  private static String chosen(Plan.Chart.Choice choice, String score) {
    long number = Math.min((long) choice.number(), MOST_COLUMNS);
    String down = " ORDER BY " + score + " DESC NULLS LAST, c LIMIT ";
    String up = " ORDER BY " + score + " ASC NULLS LAST, c LIMIT ";
    return switch (choice.rule()) {
      case MOST -> down + number;
      case LEAST -> up + number;
      case NOT_MOST -> down + MOST_COLUMNS + " OFFSET " + number;
      case NOT_LEAST -> up + MOST_COLUMNS + " OFFSET " + number;
      case MORE -> " HAVING " + score + " > " + Sql.number(choice.number()) + down + MOST_COLUMNS;
      case FEWER -> " HAVING " + score + " < " + Sql.number(choice.number()) + down + MOST_COLUMNS;
    };
  }

  /** The values that are there, as many as may have a column each. */
  List<String> values(Frame frame, String text) {
    List<String> values =
        build.texts(
            frame,
            "SELECT DISTINCT "
                + text
                + " AS c FROM "
                + frame.step().name()
                + " WHERE c IS NOT NULL ORDER BY c LIMIT "
                + (MOST_COLUMNS + 1));
    return values.size() > MOST_COLUMNS ? firstColumns(values) : values;
  }

  private <T> List<T> firstColumns(List<T> all) {
    build.note("only the first " + MOST_COLUMNS + " values have a column of their own");
    return all.subList(0, MOST_COLUMNS);
  }

  /** The columns there are, by name; what is left out and what is absent last. */
  private List<String> columns(Frame grouped, Plan.Chart chart, List<String> tops) {
    List<String> met =
        build.texts(
            grouped,
            "SELECT DISTINCT "
                + field(grouped, chart.column().orElseThrow()).asText()
                + " AS c FROM "
                + grouped.step().name()
                + " WHERE c IS NOT NULL ORDER BY c");
    List<String> columns = new ArrayList<>(met.stream().filter(tops::contains).toList());
    met.stream().filter(each -> !tops.contains(each)).sorted().forEach(columns::add);
    return columns;
  }

  private Frame pivot(Frame grouped, Plan.Chart chart, List<String> names) {
    SqlValue row = field(grouped, chart.row());
    String split = field(grouped, chart.column().orElseThrow()).asText();
    String rowColumn = build.identifier(chart.row());
    List<String> parts = new ArrayList<>(List.of(row.sql() + " AS " + rowColumn));
    SqlValue rowValue = SqlValue.of(rowColumn, row.type());
    List<Column> columns = new ArrayList<>(List.of(new Column(chart.row(), rowValue)));
    for (Aggregation aggregation : chart.aggregations()) {
      SqlValue value = field(grouped, aggregation.name());
      boolean counts = counts(aggregation);
      for (String name : names) {
        String shown =
            chart.aggregations().size() == 1 ? name : chart.naming().of(aggregation.name(), name);
        String column = build.identifier(shown);
        String one =
            "any_value(" + value.sql() + ") FILTER (WHERE " + split + " = " + Sql.text(name) + ")";
        parts.add((counts ? "coalesce(" + one + ", 0)" : one) + " AS " + column);
        columns.add(new Column(shown, SqlValue.of(column, value.type())));
      }
    }
    return oneForEach(grouped, row, parts, columns);
  }

  /**
   * One row for each value of a field, in order of it.
   *
   * @param parts what is selected
   * @param columns of what is selected; the first holds the field
   */
  private Frame oneForEach(Frame frame, SqlValue field, List<String> parts, List<Column> columns) {
    List<String> order = new ArrayList<>();
    RowSteps.keys(columns.get(0).value(), SortKey.Order.AUTO)
        .forEach(key -> order.add(RowSteps.directed(key, false)));
    return new Frame(
        build.step(
            "SELECT "
                + String.join(", ", parts)
                + " FROM "
                + frame.step().name()
                + " GROUP BY "
                + field.sql(),
            frame.step()),
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        order);
  }

  /** With the buckets of time that have no rows. */
  private Frame filled(Frame frame, Plan.Chart chart) {
    return new EmptyBuckets(build)
        .filled(
            frame,
            chart.row(),
            Type.TIME,
            chart.step().orElseThrow(),
            chart.ends(),
            name -> counts(frame, chart, name));
  }

  /** Whether a column of a chart has a number of rows or of values in it. */
  private static boolean counts(Frame frame, Plan.Chart chart, String column) {
    List<Aggregation> counting = chart.aggregations().stream().filter(ChartSteps::counts).toList();
    if (chart.aggregations().size() == 1 || counting.isEmpty()) {
      return !counting.isEmpty();
    }
    if (chart.column().isEmpty()) {
      return counting.stream().anyMatch(each -> each.name().equals(column));
    }
    // The columns of an aggregation stand together, in the order of the aggregations.
    int width = (frame.columns().size() - 1) / chart.aggregations().size();
    int place = frame.names().indexOf(column) - 1;
    return place >= 0 && width > 0 && counts(chart.aggregations().get(place / width));
  }

  private static boolean counts(Aggregation aggregation) {
    return aggregation.function().equals("count") || aggregation.function().equals("dc");
  }

  Frame series(Frame input, Plan.Series step) {
    Frame rows = build.materialised(input);
    SqlValue row = field(rows, step.row());
    String name = field(rows, step.name()).asText();
    List<String> names = values(rows, name);
    String rowColumn = build.identifier(step.row());
    List<String> parts = new ArrayList<>(List.of(row.sql() + " AS " + rowColumn));
    SqlValue rowValue = SqlValue.of(rowColumn, row.type() == Type.ABSENT ? Type.TEXT : row.type());
    List<Column> columns = new ArrayList<>(List.of(new Column(step.row(), rowValue)));
    for (String value : step.values()) {
      SqlValue each = field(rows, value);
      for (String column : names) {
        String shown = step.values().size() == 1 ? column : step.naming().of(value, column);
        String identifier = build.identifier(shown);
        parts.add(
            "any_value("
                + each.sql()
                + ") FILTER (WHERE "
                + name
                + " = "
                + Sql.text(column)
                + ") AS "
                + identifier);
        Type type = each.type() == Type.ABSENT ? Type.TEXT : each.type();
        columns.add(new Column(shown, SqlValue.of(identifier, type)));
      }
    }
    return oneForEach(rows, row, parts, columns);
  }

  Frame untable(Frame frame, Plan.Untable step) {
    List<Column> values =
        frame.columns().stream().filter(each -> !each.name().equals(step.row())).toList();
    String row = build.identifier(step.row());
    String name = build.identifier(step.name());
    String value = build.identifier(step.value());
    String place = build.identifier("place");
    SqlValue rowValue = field(frame, step.row());
    String select =
        "SELECT "
            + rowValue.sql()
            + " AS "
            + row
            + ", unnest("
            + Sql.list(values.stream().map(Column::name).toList())
            + ") AS "
            + name
            + ", unnest(["
            + values.stream().map(each -> each.value().asText()).collect(Collectors.joining(", "))
            + "]) AS "
            + value
            + ", row_number() OVER ("
            + frame.orderClause().strip()
            + ") AS "
            + place
            + " FROM "
            + frame.step().name();
    Step step2 =
        build.step("SELECT * FROM (" + select + ") WHERE " + value + " IS NOT NULL", frame.step());
    return new Frame(
        step2,
        List.of(
            new Column(
                step.row(),
                SqlValue.of(row, rowValue.type() == Type.ABSENT ? Type.TEXT : rowValue.type())),
            new Column(step.name(), SqlValue.text(name)),
            new Column(step.value(), SqlValue.text(value))),
        FieldResolver.NONE,
        Optional.empty(),
        List.of(place + " ASC NULLS FIRST"));
  }

  Frame transpose(Frame frame, Plan.Transpose step) {
    long most = step.most() == 0 ? MOST_COLUMNS + 1 : Math.min(step.most(), MOST_COLUMNS + 1);
    List<List<Optional<String>>> rows = Answers.texts(build, frame, most);
    if (rows.size() > MOST_COLUMNS) {
      rows = firstColumns(rows);
    }
    List<String> names = new ArrayList<>();
    int header = step.header().map(name -> frame.names().indexOf(name)).orElse(-1);
    for (int i = 0; i < rows.size(); i++) {
      names.add(header < 0 ? "row " + (i + 1) : rows.get(i).get(header).orElse("row " + (i + 1)));
    }
    List<Column> columns = new ArrayList<>();
    List<String> identifiers = new ArrayList<>();
    identifiers.add(build.identifier(step.column()));
    columns.add(new Column(step.column(), SqlValue.text(identifiers.getFirst())));
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (places.putIfAbsent(names.get(i), i) == null) {
        String identifier = build.identifier(names.get(i));
        identifiers.add(identifier);
        columns.add(new Column(names.get(i), SqlValue.text(identifier)));
      }
    }
    String place = build.identifier("place");
    identifiers.add(place);
    List<String> values = new ArrayList<>();
    for (int field = 0; field < frame.columns().size(); field++) {
      if (field != header) {
        List<String> cells = new ArrayList<>();
        cells.add(Sql.text(frame.names().get(field)));
        for (int at : places.values()) {
          cells.add(
              "CAST(" + rows.get(at).get(field).map(Sql::text).orElse("NULL") + " AS VARCHAR)");
        }
        cells.add(Integer.toString(field));
        values.add("(" + String.join(", ", cells) + ")");
      }
    }
    if (values.isEmpty()) {
      values.add("(" + "NULL, ".repeat(identifiers.size() - 1) + "NULL)");
    }
    return new Frame(
        build.step(
            "SELECT * FROM (VALUES "
                + String.join(", ", values)
                + ") AS t("
                + String.join(", ", identifiers)
                + ")"),
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        List.of(place + " ASC NULLS FIRST"));
  }

  Frame totals(Frame input, Plan.Totals step) {
    List<String> names = new ArrayList<>();
    if (step.fields().isEmpty()) {
      input.columns().stream()
          .filter(each -> !each.name().startsWith("_"))
          .filter(each -> each.value().type() == Type.NUMBER || each.value().type() == Type.TEXT)
          .forEach(each -> names.add(each.name()));
    } else {
      step.fields().forEach(each -> names.addAll(FieldSteps.matching(input, each)));
    }
    Frame frame = input;
    if (step.rows()) {
      String sum =
          names.stream()
              .map(name -> field(input, name).asNumber())
              .collect(Collectors.joining(", ", "list_sum([", "])"));
      frame =
          build.computed(
              frame,
              step.rowField(),
              SqlValue.number(names.isEmpty() ? "CAST(NULL AS DOUBLE)" : sum));
    }
    return step.columns() ? withSums(frame, names, step) : frame;
  }

  private Frame withSums(Frame frame, List<String> names, Plan.Totals step) {
    List<String> parts = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Column column : frame.columns()) {
      if (names.contains(column.name())
          && step.labelField().filter(column.name()::equals).isEmpty()) {
        String identifier = build.identifier(column.name());
        parts.add("sum(" + column.value().asNumber() + ") AS " + identifier);
        columns.add(new Column(column.name(), SqlValue.number(identifier)));
      }
    }
    if (step.labelField().isPresent()) {
      String identifier = build.identifier(step.labelField().get());
      parts.add(Sql.text(step.label()) + " AS " + identifier);
      columns.add(new Column(step.labelField().get(), SqlValue.text(identifier)));
    }
    if (parts.isEmpty()) {
      return frame;
    }
    Frame sums =
        new Frame(
            build.step(
                "SELECT " + String.join(", ", parts) + " FROM " + frame.step().name(),
                frame.step()),
            columns,
            FieldResolver.NONE,
            Optional.empty(),
            List.of());
    return new JoinSteps(build).append(frame.closed(), sums);
  }
}
