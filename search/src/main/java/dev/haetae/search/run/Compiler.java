package dev.haetae.search.run;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.TextPlan;
import dev.haetae.search.steps.chart.ChartSteps;
import dev.haetae.search.steps.chart.EmptyBuckets;
import dev.haetae.search.steps.chart.TableSteps;
import dev.haetae.search.steps.chart.TotalSteps;
import dev.haetae.search.steps.chart.WrapSteps;
import dev.haetae.search.steps.field.EachField;
import dev.haetae.search.steps.field.FieldSteps;
import dev.haetae.search.steps.field.ListSteps;
import dev.haetae.search.steps.field.PlaceSteps;
import dev.haetae.search.steps.field.SetFields;
import dev.haetae.search.steps.field.TimeSteps;
import dev.haetae.search.steps.group.FrequentSteps;
import dev.haetae.search.steps.group.GroupSteps;
import dev.haetae.search.steps.group.PatternSteps;
import dev.haetae.search.steps.group.SummarySteps;
import dev.haetae.search.steps.group.TransactionSteps;
import dev.haetae.search.steps.join.CommandSteps;
import dev.haetae.search.steps.join.JoinSteps;
import dev.haetae.search.steps.join.LookupSteps;
import dev.haetae.search.steps.join.MapSteps;
import dev.haetae.search.steps.join.UnionSteps;
import dev.haetae.search.steps.row.NeighbourSteps;
import dev.haetae.search.steps.row.RowSteps;
import dev.haetae.search.steps.row.RunningSteps;
import dev.haetae.search.steps.source.SourceRows;
import dev.haetae.search.steps.source.SqlStep;
import dev.haetae.search.steps.text.PairSteps;
import dev.haetae.search.steps.text.PrintedTables;
import dev.haetae.search.steps.text.TextSteps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Turns a plan to SQL, from the rows up. Where the columns of a step are made of data, all below it
 * is run first.
 */
final class Compiler {
  private final Build build;
  private final Optional<Frame> incoming;
  private final boolean preparing;
  private final boolean newestFirst;

  Compiler(Build build) {
    this(build, Optional.empty(), false, false);
  }

  private Compiler(Build build, Optional<Frame> incoming, boolean preparing, boolean newestFirst) {
    this.build = build;
    this.incoming = incoming;
    this.preparing = preparing;
    this.newestFirst = newestFirst;
  }

  /**
   * One for a plan of which the newest rows may be enough: what it makes is to be run in the {@link
   * Build#windows}, the newest first.
   */
  static Compiler newestFirst(Build build) {
    return new Compiler(build, Optional.empty(), false, true);
  }

  Frame compile(Plan plan) {
    return switch (plan) {
      case SourcePlan step -> sourceRows(step);
      case RowPlan step -> rows(step);
      case FieldPlan step -> fields(step);
      case TextPlan step -> texts(step);
      case GroupPlan step -> groups(step);
      case ChartPlan step -> charts(step);
      case JoinPlan step -> joined(step);
    };
  }

  private Frame sourceRows(SourcePlan plan) {
    SourceRows sources = new SourceRows(build, newestFirst);
    return switch (plan) {
      case SourcePlan.Scan scan -> sources.scan(scan.range(), List.of());
      case SourcePlan.Sql sql ->
          new SqlStep(build).select(sources.scan(sql.range(), List.of()), sql);
      case SourcePlan.Generate generate -> sources.generate(generate.count());
      case SourcePlan.Rows rows -> sources.written(rows);
      case SourcePlan.Incoming ignored ->
          incoming.orElseThrow(() -> new IllegalStateException("no rows come in here"));
      case SourcePlan.Table table -> new LookupSteps(build).table(table);
    };
  }

  private Frame rows(RowPlan plan) {
    NeighbourSteps neighbours = new NeighbourSteps(build);
    RowSteps steps = new RowSteps(build);
    return switch (plan) {
      case RowPlan.Filter filter -> filter(filter, List.of());
      case RowPlan.Sort sort -> steps.sort(compile(sort.input()), sort);
      case RowPlan.Head head -> head(head);
      case RowPlan.Skip skip -> steps.skip(compile(skip.input()), skip.count());
      case RowPlan.While step -> steps.whileTrue(compile(step.input()), step);
      case RowPlan.Changes step -> steps.changes(compile(step.input()));
      case RowPlan.Required step -> steps.required(compile(step.input()), step);
      case RowPlan.Tail tail -> steps.tail(compile(tail.input()), tail.count());
      case RowPlan.Reverse reverse -> reversed(compile(reverse.input()));
      case RowPlan.Dedup dedup -> steps.dedup(compile(dedup.input()), dedup);
      case RowPlan.FillDown fill -> neighbours.fillDown(compile(fill.input()), fill);
      case RowPlan.Running running ->
          new RunningSteps(build).running(compile(running.input()), running);
      case RowPlan.Before before -> neighbours.before(compile(before.input()), before);
      case RowPlan.Trend trend -> neighbours.trend(compile(trend.input()), trend);
    };
  }

  private Frame fields(FieldPlan plan) {
    ListSteps lists = new ListSteps(build);
    FieldSteps steps = new FieldSteps(build);
    return switch (plan) {
      case FieldPlan.Extend extend -> extend(extend);
      case FieldPlan.Fields fields -> steps.choose(compile(fields.input()), fields);
      case FieldPlan.Rename rename -> steps.rename(compile(rename.input()), rename);
      case FieldPlan.Fill fill -> steps.fill(compile(fill.input()), fill);
      case FieldPlan.Bin bin -> new TimeSteps(build).bin(compile(bin.input()), bin);
      case FieldPlan.Expand expand -> lists.expand(compile(expand.input()), expand);
      case FieldPlan.Combine combine -> lists.combine(compile(combine.input()), combine);
      case FieldPlan.Split split -> lists.split(compile(split.input()), split);
      case FieldPlan.Merge merge -> lists.merge(compile(merge.input()), merge);
      case FieldPlan.ForEach each -> new EachField(build).forEach(compile(each.input()), each);
      case FieldPlan.Locate locate -> new PlaceSteps(build).locate(compile(locate.input()), locate);
    };
  }

  private Frame texts(TextPlan plan) {
    TextSteps texts = new TextSteps(build);
    return switch (plan) {
      case TextPlan.Extract extract -> texts.extract(compile(extract.input()), extract);
      case TextPlan.Substitute step -> texts.substitute(compile(step.input()), step);
      case TextPlan.Translate step -> texts.translate(compile(step.input()), step);
      case TextPlan.Replace replace -> texts.replace(compile(replace.input()), replace);
      case TextPlan.AtPath path -> texts.atPath(compile(path.input()), path);
      case TextPlan.Convert convert -> texts.convert(compile(convert.input()), convert);
      case TextPlan.Pairs pairs -> new PairSteps(build).pairs(compile(pairs.input()), pairs);
      case TextPlan.PrintedTable table ->
          new PrintedTables(build).lines(compile(table.input()), table);
    };
  }

  private Frame groups(GroupPlan plan) {
    GroupSteps groups = new GroupSteps(build);
    SummarySteps summaries = new SummarySteps(build);
    return switch (plan) {
      case GroupPlan.Aggregate aggregate ->
          groups.aggregate(
              compile(aggregate.input()),
              aggregate.aggregations(),
              aggregate.by(),
              aggregate.absent());
      case GroupPlan.AggregateBeside beside ->
          groups.beside(compile(beside.input()), beside.aggregations(), beside.by());
      case GroupPlan.Summary step -> summaries.summary(compile(step.input()), step);
      case GroupPlan.Overlaps step -> summaries.overlaps(compile(step.input()), step);
      case GroupPlan.Frequent frequent ->
          new FrequentSteps(build).frequent(compile(frequent.input()), frequent);
      case GroupPlan.Transaction step ->
          new TransactionSteps(build)
              .transactions(compile(step.input()), step, SearchedEvents.areEvents(step.input()));
      case GroupPlan.Patterns step ->
          new PatternSteps(build)
              .patterns(compile(step.input()), step.before().map(this::compile), step);
    };
  }

  private Frame charts(ChartPlan plan) {
    TableSteps tables = new TableSteps(build);
    return switch (plan) {
      case ChartPlan.Continuous step ->
          new EmptyBuckets(build).continuous(compile(step.input()), step);
      case ChartPlan.Wrap wrap -> new WrapSteps(build).wrapped(compile(wrap.input()), wrap);
      case ChartPlan.Chart chart -> new ChartSteps(build).chart(compile(chart.input()), chart);
      case ChartPlan.Series series -> tables.series(compile(series.input()), series);
      case ChartPlan.Untable untable -> tables.untable(compile(untable.input()), untable);
      case ChartPlan.Transpose transpose -> tables.transpose(compile(transpose.input()), transpose);
      case ChartPlan.Totals totals -> new TotalSteps(build).totals(compile(totals.input()), totals);
    };
  }

  private Frame joined(JoinPlan plan) {
    UnionSteps unions = new UnionSteps(build);
    LookupSteps lookups = new LookupSteps(build);
    return switch (plan) {
      case JoinPlan.Together step ->
          unions.together(compile(step.input()), compile(step.other()), step.kind());
      case JoinPlan.Append append ->
          unions.append(compile(append.input()), compile(append.other()));
      case JoinPlan.AppendColumns append ->
          unions.beside(compile(append.input()), compile(append.other()), append.override());
      case JoinPlan.AppendPipe append -> appendPipe(compile(append.input()), append);
      case JoinPlan.Join join ->
          new JoinSteps(build).join(compile(join.input()), compile(join.other()), join);
      case JoinPlan.Lookup lookup -> lookups.lookup(compile(lookup.input()), lookup);
      case JoinPlan.Keep keep -> lookups.keep(compile(keep.input()), keep);
      case JoinPlan.Command command -> commands().run(command);
      case JoinPlan.Each each -> new MapSteps(build).each(compile(each.input()), each);
    };
  }

  /** Of rows that are ordered and cut off, fewer are ordered at once. */
  private Frame head(RowPlan.Head head) {
    RowSteps rows = new RowSteps(build);
    if (head.input() instanceof RowPlan.Sort sort && sort.limit() > head.count()) {
      return rows.sort(
          compile(sort.input()), new RowPlan.Sort(sort.input(), sort.keys(), head.count()));
    }
    return rows.head(compile(head.input()), head.count());
  }

  private static Frame reversed(Frame frame) {
    return frame.withOrder(frame.reversed());
  }

  /**
   * Rows that meet a condition.
   *
   * @param later what every row must have besides, by conditions that follow
   */
  private Frame filter(RowPlan.Filter filter, List<Expr> later) {
    List<Expr> needed = new ArrayList<>(SourceRows.wanted(filter.condition()));
    needed.addAll(later);
    Frame input =
        switch (filter.input()) {
          case SourcePlan.Scan scan ->
              new SourceRows(build, newestFirst).scan(scan.range(), needed);
          case RowPlan.Filter before -> filter(before, needed);
          default -> compile(filter.input());
        };
    return build.filtered(
        input, new ExpressionWriter(build, input).write(filter.condition()).asTruth());
  }

  /** Fields that are set by several commands in a row are set as by one. */
  private Frame extend(FieldPlan.Extend last) {
    Deque<FieldPlan.Extend> all = new ArrayDeque<>();
    Plan input = last;
    while (input instanceof FieldPlan.Extend extend) {
      all.push(extend);
      input = extend.input();
    }
    SetFields fields = new SetFields(build, compile(input));
    all.forEach(extend -> extend.assignments().forEach(fields::set));
    return fields.frame();
  }

  private Frame appendPipe(Frame frame, JoinPlan.AppendPipe append) {
    Frame steps = new Compiler(build, Optional.of(frame), preparing, false).compile(append.steps());
    return new UnionSteps(build).append(frame, steps);
  }

  private CommandSteps commands() {
    return new CommandSteps(
        build,
        this::compile,
        (frame, steps) -> new Compiler(build, Optional.of(frame), true, false).compile(steps),
        preparing);
  }
}
