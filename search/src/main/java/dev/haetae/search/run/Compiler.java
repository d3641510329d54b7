package dev.haetae.search.run;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.DateFields;
import dev.haetae.search.source.FieldResolver;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import dev.haetae.search.source.SourceField;
import dev.haetae.search.source.UnknownName;
import dev.haetae.search.steps.ChartSteps;
import dev.haetae.search.steps.CommandSteps;
import dev.haetae.search.steps.EmptyBuckets;
import dev.haetae.search.steps.FieldSteps;
import dev.haetae.search.steps.FrequentSteps;
import dev.haetae.search.steps.GroupSteps;
import dev.haetae.search.steps.JoinSteps;
import dev.haetae.search.steps.ListSteps;
import dev.haetae.search.steps.LookupSteps;
import dev.haetae.search.steps.MapSteps;
import dev.haetae.search.steps.PairSteps;
import dev.haetae.search.steps.PatternSteps;
import dev.haetae.search.steps.PlaceSteps;
import dev.haetae.search.steps.PrintedTables;
import dev.haetae.search.steps.RowSteps;
import dev.haetae.search.steps.RunningSteps;
import dev.haetae.search.steps.SetFields;
import dev.haetae.search.steps.SqlStep;
import dev.haetae.search.steps.SummarySteps;
import dev.haetae.search.steps.TableSteps;
import dev.haetae.search.steps.TextSteps;
import dev.haetae.search.steps.TimeSteps;
import dev.haetae.search.steps.TotalSteps;
import dev.haetae.search.steps.TransactionSteps;
import dev.haetae.search.steps.UnionSteps;
import dev.haetae.search.steps.WrapSteps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns a plan to SQL, from the rows up. Where the columns of a step are made of data, all below it
 * is run first.
 */
final class Compiler {
  /** Texts in which a search term would have no sign of its own. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/@-]+");

  /** Fields whose values a source must know, as terms; as values they may be anything. */
  private static final Set<String> NAMED_BY_SOURCE = Set.of("sourcetype", "index");

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

  private UnionSteps unions() {
    return new UnionSteps(build);
  }

  private LookupSteps lookups() {
    return new LookupSteps(build);
  }

  private TableSteps tables() {
    return new TableSteps(build);
  }

  private ListSteps lists() {
    return new ListSteps(build);
  }

  private TextSteps texts() {
    return new TextSteps(build);
  }

  Frame compile(Plan plan) {
    return switch (plan) {
      case Plan.Scan scan -> scan(scan.range(), List.of());
      case Plan.Sql sql -> new SqlStep(build).select(scan(sql.range(), List.of()), sql);
      case Plan.Generate generate -> generate(generate.count());
      case Plan.Filter filter -> filter(filter, List.of());
      case Plan.Extend extend -> extend(extend);
      case Plan.Fields fields -> new FieldSteps(build).choose(compile(fields.input()), fields);
      case Plan.Rename rename -> new FieldSteps(build).rename(compile(rename.input()), rename);
      case Plan.Fill fill -> new FieldSteps(build).fill(compile(fill.input()), fill);
      case Plan.Aggregate aggregate ->
          new GroupSteps(build)
              .aggregate(
                  compile(aggregate.input()),
                  aggregate.aggregations(),
                  aggregate.by(),
                  aggregate.absent());
      case Plan.AggregateBeside beside ->
          new GroupSteps(build).beside(compile(beside.input()), beside.aggregations(), beside.by());
      case Plan.Sort sort -> new RowSteps(build).sort(compile(sort.input()), sort);
      case Plan.Rows rows -> new SummarySteps(build).written(rows);
      case Plan.Head head -> head(head);
      case Plan.Skip skip -> new RowSteps(build).skip(compile(skip.input()), skip.count());
      case Plan.While step -> new RowSteps(build).whileTrue(compile(step.input()), step);
      case Plan.Changes step -> new RowSteps(build).changes(compile(step.input()));
      case Plan.Required step -> new RowSteps(build).required(compile(step.input()), step);
      case Plan.Tail tail -> new RowSteps(build).tail(compile(tail.input()), tail.count());
      case Plan.Reverse reverse -> reversed(compile(reverse.input()));
      case Plan.Dedup dedup -> new RowSteps(build).dedup(compile(dedup.input()), dedup);
      case Plan.Bin bin -> new TimeSteps(build).bin(compile(bin.input()), bin);
      case Plan.Continuous step -> new EmptyBuckets(build).continuous(compile(step.input()), step);
      case Plan.Summary step -> new SummarySteps(build).summary(compile(step.input()), step);
      case Plan.Overlaps step -> new SummarySteps(build).overlaps(compile(step.input()), step);
      case Plan.Together step ->
          unions().together(compile(step.input()), compile(step.other()), step.kind());
      case Plan.FillDown fill -> lists().fillDown(compile(fill.input()), fill);
      case Plan.Append append -> unions().append(compile(append.input()), compile(append.other()));
      case Plan.AppendColumns append ->
          unions().beside(compile(append.input()), compile(append.other()), append.override());
      case Plan.AppendPipe append -> appendPipe(compile(append.input()), append);
      case Plan.Incoming ignored ->
          incoming.orElseThrow(() -> new IllegalStateException("no rows come in here"));
      case Plan.Join join ->
          new JoinSteps(build).join(compile(join.input()), compile(join.other()), join);
      case Plan.Running running ->
          new RunningSteps(build).running(compile(running.input()), running);
      case Plan.Before before -> lists().before(compile(before.input()), before);
      case Plan.Trend trend -> lists().trend(compile(trend.input()), trend);
      case Plan.Wrap wrap -> new WrapSteps(build).wrapped(compile(wrap.input()), wrap);
      case Plan.Frequent frequent ->
          new FrequentSteps(build).frequent(compile(frequent.input()), frequent);
      case Plan.Chart chart -> new ChartSteps(build).chart(compile(chart.input()), chart);
      case Plan.Series series -> tables().series(compile(series.input()), series);
      case Plan.Untable untable -> tables().untable(compile(untable.input()), untable);
      case Plan.Transpose transpose -> tables().transpose(compile(transpose.input()), transpose);
      case Plan.Totals totals -> new TotalSteps(build).totals(compile(totals.input()), totals);
      case Plan.Extract extract -> texts().extract(compile(extract.input()), extract);
      case Plan.Substitute step -> texts().substitute(compile(step.input()), step);
      case Plan.Translate step -> texts().translate(compile(step.input()), step);
      case Plan.Replace replace -> texts().replace(compile(replace.input()), replace);
      case Plan.AtPath path -> texts().atPath(compile(path.input()), path);
      case Plan.Pairs pairs -> new PairSteps(build).pairs(compile(pairs.input()), pairs);
      case Plan.PrintedTable table -> new PrintedTables(build).lines(compile(table.input()), table);
      case Plan.Convert convert -> texts().convert(compile(convert.input()), convert);
      case Plan.Expand expand -> lists().expand(compile(expand.input()), expand);
      case Plan.Combine combine -> lists().combine(compile(combine.input()), combine);
      case Plan.Split split -> lists().split(compile(split.input()), split);
      case Plan.Merge merge -> lists().merge(compile(merge.input()), merge);
      case Plan.ForEach each -> lists().forEach(compile(each.input()), each);
      case Plan.Transaction step ->
          new TransactionSteps(build)
              .transactions(compile(step.input()), step, SearchedEvents.areEvents(step.input()));
      case Plan.Lookup lookup -> lookups().lookup(compile(lookup.input()), lookup);
      case Plan.Table table -> lookups().table(table);
      case Plan.Keep keep -> lookups().keep(compile(keep.input()), keep);
      case Plan.Locate locate -> new PlaceSteps(build).locate(compile(locate.input()), locate);
      case Plan.Command command -> commands().run(command);
      case Plan.Patterns step ->
          new PatternSteps(build)
              .patterns(compile(step.input()), step.before().map(this::compile), step);
      case Plan.Each each -> new MapSteps(build).each(compile(each.input()), each);
    };
  }

  /** Of rows that are ordered and cut off, fewer are ordered at once. */
  private Frame head(Plan.Head head) {
    RowSteps rows = new RowSteps(build);
    if (head.input() instanceof Plan.Sort sort && sort.limit() > head.count()) {
      return rows.sort(
          compile(sort.input()), new Plan.Sort(sort.input(), sort.keys(), head.count()));
    }
    return rows.head(compile(head.input()), head.count());
  }

  private static Frame reversed(Frame frame) {
    return frame.withOrder(frame.reversed());
  }

  private Frame scan(TimeRange range, List<Expr> needed) {
    List<Expr.Match> wanted = new ArrayList<>();
    List<Expr.Term> words = new ArrayList<>();
    for (Expr each : needed) {
      if (each instanceof Expr.Match match) {
        wanted.add(match);
      } else if (each instanceof Expr.Term term) {
        words.add(term);
      }
    }
    Relation relation = relation(new RowSource.Request(range, wanted, words, newestFirst));
    relation.notes().forEach(build::note);
    if (newestFirst) {
      build.windows(relation.windows());
    }
    Step step = build.step(relation.rows());
    List<Column> columns = new ArrayList<>();
    relation.fields().forEach(each -> columns.add(new Column(each.name(), each.value())));
    FieldResolver fields = new DateFields(relation.resolver(), time(relation));
    return new Frame(step, columns, fields, relation.raw(), relation.order());
  }

  private static Optional<SqlValue> time(Relation relation) {
    return relation.fields().stream()
        .filter(each -> each.name().equals(Build.TIME))
        .map(SourceField::value)
        .findFirst();
  }

  private Relation relation(RowSource.Request request) {
    try {
      return build.database().relation(request);
    } catch (UnknownName unknown) {
      throw build.mistake(unknown.at(), unknown.reason());
    }
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

  /**
   * Rows that meet a condition.
   *
   * @param later what every row must have besides, by conditions that follow
   */
  private Frame filter(Plan.Filter filter, List<Expr> later) {
    List<Expr> needed = new ArrayList<>(wanted(filter.condition()));
    needed.addAll(later);
    Frame input =
        switch (filter.input()) {
          case Plan.Scan scan -> scan(scan.range(), needed);
          case Plan.Filter before -> filter(before, needed);
          default -> compile(filter.input());
        };
    return build.filtered(
        input, new ExpressionWriter(build, input).write(filter.condition()).asTruth());
  }

  /** What every row must have, for sources that can leave out files by it. */
  private static List<Expr> wanted(Expr condition) {
    return switch (condition) {
      case Expr.Match match when match.comparison() == Comparison.EQUAL -> List.of(match);
      case Expr.Term term -> List.of(term);
      case Expr.Call(String function, List<Expr> arguments, int at)
          when function.equals("=")
              && arguments.get(0) instanceof Expr.Field field
              && arguments.get(1) instanceof Expr.Text text
              && PLAIN.matcher(text.value()).matches()
              && !NAMED_BY_SOURCE.contains(field.name()) ->
          List.of(new Expr.Match(field.name(), Comparison.EQUAL, text.value(), at));
      case Expr.Call call when call.function().equals("and") ->
          call.arguments().stream().flatMap(each -> wanted(each).stream()).toList();
      default -> List.of();
    };
  }

  /** Fields that are set by several commands in a row are set as by one. */
  private Frame extend(Plan.Extend last) {
    Deque<Plan.Extend> all = new ArrayDeque<>();
    Plan input = last;
    while (input instanceof Plan.Extend extend) {
      all.push(extend);
      input = extend.input();
    }
    SetFields fields = new SetFields(build, compile(input));
    all.forEach(extend -> extend.assignments().forEach(fields::set));
    return fields.frame();
  }

  private Frame appendPipe(Frame frame, Plan.AppendPipe append) {
    Frame steps = new Compiler(build, Optional.of(frame), preparing, false).compile(append.steps());
    return unions().append(frame, steps);
  }

  private CommandSteps commands() {
    return new CommandSteps(
        build,
        this::compile,
        (frame, steps) -> new Compiler(build, Optional.of(frame), true, false).compile(steps),
        preparing);
  }
}
