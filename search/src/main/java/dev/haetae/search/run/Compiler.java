package dev.haetae.search.run;

import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a plan to SQL, from the rows up. Where the columns of a step are made of data, all below it
 * is run first.
 */
final class Compiler {
  private final Build build;

  Compiler(Build build) {
    this.build = build;
  }

  Frame compile(Plan plan) {
    return switch (plan) {
      case Plan.Scan scan -> scan(scan.range(), List.of());
      case Plan.Generate generate -> generate(generate.count());
      case Plan.Filter filter -> filter(filter);
      case Plan.Extend extend -> extend(compile(extend.input()), extend.assignments());
      case Plan.Fields fields -> new FieldSteps(build).choose(compile(fields.input()), fields);
      case Plan.Rename rename -> new FieldSteps(build).rename(compile(rename.input()), rename);
      case Plan.Fill fill -> new FieldSteps(build).fill(compile(fill.input()), fill);
      case Plan.Aggregate aggregate ->
          new GroupSteps(build)
              .aggregate(compile(aggregate.input()), aggregate.aggregations(), aggregate.by());
      case Plan.AggregateBeside beside ->
          new GroupSteps(build).beside(compile(beside.input()), beside.aggregations(), beside.by());
      case Plan.Sort sort -> new RowSteps(build).sort(compile(sort.input()), sort);
      case Plan.Head head -> new RowSteps(build).head(compile(head.input()), head.count());
      case Plan.Tail tail -> new RowSteps(build).tail(compile(tail.input()), tail.count());
      case Plan.Reverse reverse -> reversed(compile(reverse.input()));
      case Plan.Dedup dedup -> new RowSteps(build).dedup(compile(dedup.input()), dedup);
      case Plan.Bin bin -> new TimeSteps(build).bin(compile(bin.input()), bin);
      case Plan.Append append -> append(compile(append.input()), compile(append.other()));
    };
  }

  private static Frame reversed(Frame frame) {
    return frame.withOrder(frame.reversed());
  }

  private Frame scan(TimeRange range, List<Expr.Match> wanted) {
    Relation relation = build.database().relation(new RowSource.Request(range, wanted));
    Step step = build.step(relation.sql());
    List<Column> columns = new ArrayList<>();
    relation.fields().forEach(each -> columns.add(new Column(each.name(), each.value())));
    return new Frame(step, columns, relation.resolver(), relation.raw(), relation.order());
  }

  private Frame generate(long count) {
    String row = build.identifier("row");
    String time = build.identifier(Build.TIME);
    double now = build.now().getEpochSecond();
    Step step =
        build.step(
            "SELECT range AS "
                + row
                + ", CAST("
                + (long) now
                + " AS DOUBLE) AS "
                + time
                + " FROM range("
                + count
                + ")");
    return new Frame(
        step,
        List.of(new Column(Build.TIME, SqlValue.of(time, Type.TIME))),
        FieldResolver.NONE,
        Optional.empty(),
        List.of(row));
  }

  private Frame filter(Plan.Filter filter) {
    Frame input =
        filter.input() instanceof Plan.Scan scan
            ? scan(scan.range(), wanted(filter.condition()))
            : compile(filter.input());
    return build.filtered(
        input, new ExpressionWriter(build, input).write(filter.condition()).asTruth());
  }

  /** What every row must be equal to, for sources that can leave out files by it. */
  private static List<Expr.Match> wanted(Expr condition) {
    return switch (condition) {
      case Expr.Match match when match.comparison() == Comparison.EQUAL -> List.of(match);
      case Expr.Call call when call.function().equals("and") ->
          call.arguments().stream().flatMap(each -> wanted(each).stream()).toList();
      default -> List.of();
    };
  }

  private Frame extend(Frame input, List<Assignment> assignments) {
    Frame frame = input;
    for (Assignment assignment : assignments) {
      SqlValue value = new ExpressionWriter(build, frame).write(assignment.value());
      frame = build.computed(frame, assignment.field(), value);
    }
    return frame;
  }

  /** The rows of both, the second after the first; a field one of them lacks is absent there. */
  Frame append(Frame first, Frame second) {
    List<String> names = new ArrayList<>(first.names());
    second.names().stream().filter(name -> !first.shows(name)).forEach(names::add);
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      SqlValue one = shown(first, name);
      SqlValue other = shown(second, name);
      Type common = Type.common(List.of(one.type(), other.type()));
      Type type = common == Type.ABSENT ? Type.TEXT : common;
      String column = build.identifier(name);
      left.add(one.as(type) + " AS " + column);
      right.add(other.as(type) + " AS " + column);
      columns.add(new Column(name, SqlValue.of(column, type)));
    }
    String part = build.identifier("part");
    String row = build.identifier("row");
    Step step =
        build.step(
            half(first, left, "0", part, row)
                + "\n  UNION ALL "
                + half(second, right, "1", part, row),
            first.step(),
            second.step());
    return new Frame(
        step,
        columns,
        FieldResolver.NONE,
        columns.stream()
            .filter(each -> each.name().equals(Build.RAW))
            .map(Column::value)
            .findFirst(),
        List.of(part, row));
  }

  private static SqlValue shown(Frame frame, String name) {
    return frame.shows(name) ? frame.find(name).orElseThrow() : SqlValue.absent();
  }

  private static String half(
      Frame frame, List<String> values, String number, String part, String row) {
    String over = frame.order().isEmpty() ? "" : "ORDER BY " + frame.orderKeys();
    List<String> all = new ArrayList<>(values);
    all.add(number + " AS " + part);
    all.add("row_number() OVER (" + over + ") AS " + row);
    return "SELECT " + String.join(", ", all) + " FROM " + frame.step().name();
  }
}
