package dev.haetae.search.parse.insights;

import dev.haetae.search.parse.LanguageFeatures;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SortKey;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.TextPlan;
import dev.haetae.search.plan.TimeRange;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Logs Insights' language: text to plan, command by command. */
final class InsightsParser {
  private static final Map<String, CommandParser> COMMANDS = commands();

  private final InsightsReader in;
  private final InsightsScope scope;
  private final ZonedDateTime now;
  private TimeRange range;
  private Plan plan;
  private boolean begun;

  /** Whether it is asked of another time than it names. */
  private boolean ofOtherTime;

  /** Reads what follows the name of a command. */
  @FunctionalInterface
  private interface CommandParser {
    void parse(InsightsParser parser, int at);
  }

  private InsightsParser(InsightsReader in, ZonedDateTime now, TimeRange range) {
    this.in = in;
    this.now = now;
    this.range = range;
    this.scope = new InsightsScope(now.toInstant(), range);
    this.plan = new SourcePlan.Scan(range, 0);
  }

  private static Map<String, CommandParser> commands() {
    Map<String, CommandParser> all = new TreeMap<>();
    all.put("fields", (parser, at) -> parser.items());
    all.put("display", (parser, at) -> parser.display());
    all.put("filter", (parser, at) -> parser.filter());
    all.put("where", (parser, at) -> parser.filter());
    all.put("filterindex", (parser, at) -> parser.filter());
    all.put("parse", InsightsParser::extract);
    all.put("stats", (parser, at) -> parser.gather());
    all.put("sort", (parser, at) -> parser.sort());
    all.put("limit", (parser, at) -> parser.limit());
    all.put("dedup", (parser, at) -> parser.dedup());
    all.put("unnest", (parser, at) -> parser.unnest());
    all.put("pattern", (parser, at) -> parser.pattern());
    all.put("diff", (parser, at) -> parser.difference(at, "diff"));
    all.put("anomaly", (parser, at) -> parser.difference(at, "anomaly"));
    all.put("source", InsightsParser::source);
    return Map.copyOf(all);
  }

  /** The commands that are known, as AWS spells them. */
  static Set<String> commandNames() {
    Set<String> names = new TreeSet<>(COMMANDS.keySet());
    names.removeAll(List.of("filterindex", "source"));
    names.addAll(List.of("filterIndex", "SOURCE"));
    return names;
  }

  /**
   * Reads a search.
   *
   * @throws QueryMistake with the place
   */
  static Plan parse(String text, ZonedDateTime now, TimeRange range) {
    InsightsReader in = new InsightsReader(text);
    if (in.atEnd()) {
      throw in.mistake(0, "the search is empty; expected a command such as fields or filter");
    }
    return new InsightsParser(in, now, range).whole();
  }

  private Plan whole() {
    steps();
    return shown();
  }

  private void steps() {
    in.accept("|");
    command();
    while (in.accept("|")) {
      command();
    }
    if (!in.atEnd()) {
      throw in.expected("| or the end");
    }
  }

  private void command() {
    int at = in.at();
    String written = in.word();
    if (written.isEmpty()) {
      throw in.expected("a command");
    }
    CommandParser command = COMMANDS.get(written.toLowerCase(Locale.ROOT));
    if (command == null) {
      throw unknown(written, at);
    }
    command.parse(this, at);
    begun = true;
    if (!in.atCommandEnd()) {
      throw in.expected("| or the end of " + written);
    }
  }

  private QueryMistake unknown(String written, int at) {
    return in.unknown(
        at, "command", written, commandNames(), LanguageFeatures.insights().commands());
  }

  /** Only what is shown, by the names of this language. */
  private Plan shown() {
    Map<String, String> shown = scope.shown();
    Plan chosen =
        new FieldPlan.Fields(plan, FieldPlan.Fields.Mode.TABLE, List.copyOf(shown.keySet()));
    List<FieldPlan.Rename.Pair> pairs = new ArrayList<>();
    shown.forEach((name, label) -> {
      if (!name.equals(Names.shown(label))) {
        pairs.add(new FieldPlan.Rename.Pair(name, Names.shown(label), 0));
      }
    });
    return pairs.isEmpty() ? chosen : new FieldPlan.Rename(chosen, pairs);
  }

  private InsightsExpressions expressions() {
    return new InsightsExpressions(in, scope);
  }

  /** An expression and the name of its value: as it was given, or as it is written. */
  private record Item(Expr value, String label) {
    boolean isField() {
      return value instanceof Expr.Field field && field.name().equals(Names.inPlan(label));
    }
  }

  private Item item() {
    int at = in.at();
    InsightsExpressions expressions = expressions();
    Expr value = expressions.parse();
    String label = in.text().substring(at, in.place()).strip();
    if (value instanceof Expr.Field field
        && field.name().equals(Names.inPlan(expressions.lastName()))) {
      label = expressions.lastName();
    }
    return new Item(value, in.acceptWord("AS") ? alias() : label);
  }

  private String alias() {
    return in.field("a name");
  }

  /** The name in the plan of an item, which is computed where it is no field. */
  private String column(Item item) {
    if (!item.isField()) {
      String name = Names.inPlan(item.label());
      plan = new FieldPlan.Extend(plan, List.of(new Assignment(name, item.value())));
      if (item.value() instanceof Expr.Call call && call.function().startsWith("json")) {
        scope.holdsJson(item.label());
      }
      return name;
    }
    return ((Expr.Field) item.value()).name();
  }

  private void items() {
    do {
      Item item = item();
      column(item);
      scope.chosen(item.label());
    } while (in.accept(","));
  }

  private void display() {
    scope.forget();
    items();
  }

  private void filter() {
    plan = new RowPlan.Filter(plan, expressions().parse());
  }

  private void extract(int at) {
    String field = "_raw";
    if (in.atField()) {
      int place = in.at();
      String name = in.field("a field");
      field = column(new Item(scope.field(name, place), name));
    }
    String pattern;
    if (in.peek() == '/') {
      pattern = in.regex();
      Set<String> names = Globs.groups(pattern, in, at);
      names.forEach(scope::made);
    } else {
      int place = in.at();
      String glob = in.text("a text with * or a regular expression between slashes");
      if (!in.acceptWord("AS")) {
        throw in.expected("as and a name for each *");
      }
      List<String> names = new ArrayList<>();
      do {
        names.add(alias());
      } while (in.accept(","));
      pattern = Globs.regex(glob, names, in, place);
      names.forEach(scope::made);
    }
    plan = new TextPlan.Extract(plan, field, pattern, 1, Optional.empty(), at);
  }

  private void gather() {
    Gathering gathering = new Gathering();
    List<Assignment> over = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    do {
      int at = in.at();
      Expr value = new InsightsExpressions(in, scope, gathering).parse();
      String written = in.text().substring(at, in.place()).strip();
      String label = in.acceptWord("AS") ? alias() : written;
      gathering.rename(value, label);
      gathering.output(label);
      labels.add(label);
      boolean whole =
          gathering.aggregations().stream()
              .anyMatch(each -> each.name().equals(Names.inPlan(label)));
      if (!whole) {
        over.add(new Assignment(Names.inPlan(label), value));
      }
    } while (in.accept(","));
    List<String> by = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    if (in.acceptWord("BY")) {
      do {
        Item item = item();
        by.add(column(item));
        groups.add(item.label());
      } while (in.accept(","));
    }
    plan = new GroupPlan.Aggregate(plan, gathering.aggregations(), by, true);
    if (!over.isEmpty()) {
      plan = new FieldPlan.Extend(plan, over);
    }
    scope.gathered();
    groups.forEach(scope::chosen);
    labels.forEach(scope::chosen);
  }

  private void sort() {
    List<SortKey> keys = new ArrayList<>();
    in.acceptWord("BY");
    do {
      int at = in.at();
      String name = column(item());
      boolean descending = in.acceptWord("DESC");
      if (!descending) {
        in.acceptWord("ASC");
      }
      keys.add(new SortKey(name, descending, SortKey.Order.AUTO, at));
    } while (in.accept(","));
    plan = new RowPlan.Sort(plan, keys, 0);
  }

  private void limit() {
    in.acceptWord("ANY");
    plan = new RowPlan.Head(plan, in.whole("a number of rows"));
  }

  /** Rows that lack one of the fields stay, as AWS has it. */
  private void dedup() {
    List<String> names = new ArrayList<>();
    do {
      names.add(column(item()));
    } while (in.accept(","));
    plan = new RowPlan.Dedup(plan, 1, names, true, false);
  }

  private void unnest() {
    int at = in.at();
    Expr list = expressions().parse();
    if (!in.acceptWord("INTO")) {
      throw in.expected("into and a name");
    }
    String label = alias();
    String name = Names.inPlan(label);
    plan =
        new FieldPlan.Extend(
            plan, List.of(new Assignment(name, new Expr.Call("json_elements", List.of(list), at))));
    plan = new FieldPlan.Expand(plan, name, 0);
    scope.made(label);
    scope.holdsJson(label);
  }

  private void pattern() {
    int at = in.at();
    String name = in.field("a field");
    plan =
        new GroupPlan.Patterns(
            plan, column(new Item(scope.field(name, at), name)), Optional.empty(), false);
    scope.gathered();
    List.of("@pattern", "@ratio", "@sampleCount", "@severityLabel").forEach(scope::chosen);
  }

  /** The patterns of this time against those of one before: the same search, asked of that. */
  private void difference(int at, String command) {
    TimeRange before = Periods.before(in, range, now, command);
    String text = in.text().substring(0, at).stripTrailing();
    if (text.isEmpty()) {
      throw in.mistake(
          at, "expected a command before " + command + ", as filter, fields or pattern");
    }
    InsightsReader same = new InsightsReader(text.substring(0, text.length() - 1));
    InsightsParser parser = new InsightsParser(same, now, before);
    parser.ofOtherTime = true;
    parser.steps();
    boolean unusual = command.equals("anomaly");
    if (plan instanceof GroupPlan.Patterns now && parser.plan instanceof GroupPlan.Patterns then) {
      plan = new GroupPlan.Patterns(now.input(), now.field(), Optional.of(then.input()), unusual);
    } else if (scope.isOfEvents()) {
      plan = new GroupPlan.Patterns(plan, "_raw", Optional.of(parser.plan), unusual);
    } else {
      throw in.mistake(at, command + " compares patterns; it cannot follow what gathers rows");
    }
    scope.gathered();
    if (unusual) {
      List.of("@priority", "@description").forEach(scope::chosen);
    }
    List.of(
            "@pattern",
            "@ratio",
            "@sampleCount",
            "@severityLabel",
            "@previousCount",
            "@difference",
            "@differenceDescription")
        .forEach(scope::chosen);
  }

  /** Which logs are searched, and of what time. */
  private void source(int at) {
    if (begun) {
      throw in.mistake(at, "SOURCE can only be the first command");
    }
    Optional<Expr> condition = Sources.condition(in);
    TimeRange named = Sources.range(in, range, now.toInstant());
    range = ofOtherTime ? range : named;
    scope.searches(range);
    plan = new SourcePlan.Scan(range, at);
    condition.ifPresent(each -> plan = new RowPlan.Filter(plan, each));
  }
}
