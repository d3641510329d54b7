package dev.haetae.search.parse.spl;

import dev.haetae.search.parse.LanguageFeatures;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.SourcePlan;
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

/**
 * Splunk's Search Processing Language: text to plan, by recursive descent.
 *
 * @see <a href="https://docs.splunk.com/Documentation/Splunk/latest/SearchReference">Splunk's
 *     search reference</a>
 */
public final class SplParser {
  private static final Map<String, CommandParser> COMMANDS = commands();

  private final SplReader in;
  private final ZonedDateTime now;
  private final TimeRange range;
  private final SplLibrary library;

  private SplParser(SplReader in, ZonedDateTime now, TimeRange range, SplLibrary library) {
    this.library = library;
    this.in = in;
    this.now = now;
    this.range = range;
  }

  private static Map<String, CommandParser> commands() {
    Map<String, CommandParser> all = new TreeMap<>();
    SearchCommands.addTo(all);
    FieldCommands.addTo(all);
    RowCommands.addTo(all);
    StatisticsCommands.addTo(all);
    ChartCommands.addTo(all);
    BucketCommands.addTo(all);
    TableCommands.addTo(all);
    ExtractCommands.addTo(all);
    CombineCommands.addTo(all);
    ListCommands.addTo(all);
    SourceCommands.addTo(all);
    return Map.copyOf(all);
  }

  /** The commands that are known. */
  public static Set<String> commandNames() {
    return COMMANDS.keySet();
  }

  /**
   * Reads a search.
   *
   * @param text without macros
   * @param now what times are relative to, in the zone they are written in
   * @param range when it names no times itself
   * @param library its saved searches
   * @throws QueryMistake with the place
   */
  public static Plan parse(String text, ZonedDateTime now, TimeRange range, SplLibrary library) {
    SplReader in = new SplReader(text);
    SplParser parser = new SplParser(in, now, range, library);
    if (in.atEnd()) {
      throw in.mistake(0, "the search is empty; expected words, field=value, or | and a command");
    }
    Plan plan = parser.pipeline(false);
    if (!in.atEnd()) {
      throw in.expected("| or the end");
    }
    return plan;
  }

  SplReader in() {
    return in;
  }

  ZonedDateTime now() {
    return now;
  }

  /** The rows all begins with. */
  SourcePlan.Scan scan() {
    return new SourcePlan.Scan(range, in.at());
  }

  /** The time the events are of that some rows are made from. */
  static TimeRange range(Plan rows) {
    Plan at = rows;
    while (at instanceof Plan.Over step) {
      at = step.input();
    }
    return at instanceof SourcePlan.Scan scan ? scan.range() : TimeRange.ALL;
  }

  /**
   * A search up to its end or to the bracket that closes it.
   *
   * @param nested in brackets, where the first word may be the command {@code search}
   */
  Plan pipeline(boolean nested) {
    Optional<Plan> plan = Optional.empty();
    if (!in.accept("|")) {
      boolean command = nested && startsWithCommand();
      plan = Optional.of(command ? step(scan()) : SearchCommands.initial(this));
    } else {
      plan = Optional.of(step(scan()));
    }
    return more(plan.get());
  }

  private Plan more(Plan plan) {
    Plan steps = plan;
    while (in.accept("|")) {
      if (!in.atCommandEnd()) {
        steps = step(steps);
      }
    }
    return steps;
  }

  /** Steps on rows that are there, up to the bracket that closes them. */
  Plan steps(Plan input) {
    in.deeper();
    in.accept("|");
    Plan steps = more(step(input));
    in.shallower();
    return steps;
  }

  /** The text in brackets, which is read later. */
  String bracketed() {
    int begin = in.at() + 1;
    subsearch();
    return in.text().substring(begin, in.text().lastIndexOf(']', in.at() - 1));
  }

  /** Whether the next word is the name of a command and no term: no sign follows it. */
  private boolean startsWithCommand() {
    int begin = in.at();
    String name = word();
    boolean command =
        (COMMANDS.containsKey(name) || library.commands().contains(name))
            && !in.ahead("=")
            && !in.ahead("<")
            && !in.ahead(">");
    in.back(begin);
    return command;
  }

  private String word() {
    return in.take(c -> Character.isLetterOrDigit(c) || c == '_').toLowerCase(Locale.ROOT);
  }

  private Plan step(Plan input) {
    int at = in.at();
    String name = word();
    if (name.isEmpty()) {
      throw in.expected("a command");
    }
    CommandParser command = COMMANDS.get(name);
    if (command == null && library.commands().contains(name)) {
      command = (rows, spl) -> OtherCommands.parse(rows, spl, name, at);
    }
    if (command == null) {
      throw unknown(name, at);
    }
    Plan step = command.parse(input, this);
    if (!in.atCommandEnd()) {
      throw in.expected("| or the end of " + name);
    }
    return step;
  }

  private QueryMistake unknown(String name, int at) {
    Set<String> known = new TreeSet<>(COMMANDS.keySet());
    known.addAll(library.commands());
    return in.unknown(at, "command", name, known, LanguageFeatures.spl().commands());
  }

  /** A saved search, with the values of its arguments. */
  Plan saved(String name, Map<String, String> values, int at) {
    String text = library.searches().get(name);
    if (text == null) {
      throw in.unknown(at, "saved search", name, library.searches().keySet());
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("$" + value.getKey() + "$", value.getValue());
    }
    in.deeper();
    try {
      // Without it: a saved search that names itself would never end.
      Map<String, String> others = new TreeMap<>(library.searches());
      others.remove(name);
      return parse(
          library.expand(text),
          now,
          range,
          new SplLibrary(library.macros(), others, library.commands()));
    } catch (QueryMistake mistake) {
      throw in.mistake(at, "in the saved search " + name + ": " + mistake.reason());
    } finally {
      in.shallower();
    }
  }

  /** A search in brackets. */
  Plan subsearch() {
    in.deeper();
    in.need("[");
    Plan plan = nested();
    in.need("]");
    in.shallower();
    return plan;
  }

  /** A search whose opening bracket is read and whose closing bracket follows. */
  Plan nested() {
    return pipeline(true);
  }

  Expr expression() {
    return new ExpressionParser(in).parse();
  }

  /** An expression written in quotes. */
  Expr expression(String text, int at) {
    SplReader inner = new SplReader(text);
    try {
      Expr expression = new ExpressionParser(inner).parse();
      if (!inner.atEnd()) {
        throw inner.expected("the end of the expression");
      }
      return expression;
    } catch (QueryMistake mistake) {
      throw in.mistake(at, mistake.reason());
    }
  }

  /** Terms up to a parenthesis or the end of the command. */
  Expr terms() {
    return new TermParser(in, now, each -> nested()).parse().orElse(new Expr.Truth(true));
  }

  /** Terms written in quotes. */
  Expr terms(String text) {
    return new Spl(SplLibrary.EMPTY, now.getZone()).terms(text, now.toInstant());
  }

  /** Names up to the end of the command, separated by commas or blanks. */
  List<String> names(String what) {
    List<String> names = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (!in.accept(",")) {
        names.add(in.name(what));
      }
    }
    return names;
  }

  /** The same, where at least one is needed. */
  List<String> someNames(String what) {
    List<String> names = names(what);
    if (names.isEmpty()) {
      throw in.expected(what);
    }
    return names;
  }
}
