package dev.haetae.search.parse.insights;

import dev.haetae.search.function.Scalars.Arity;
import dev.haetae.search.parse.ExpressionReader;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The expressions of Logs Insights. {@code ^} binds tighter than a sign. */
final class InsightsExpressions extends ExpressionReader {
  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "like", "in", "as", "by", "asc", "desc", "into");

  /** Numbers at least so great are milliseconds where they are held against a time. */
  private static final double LEAST_MILLISECONDS = 1e11;

  private static final Expr.Numeral THOUSAND = Expr.Numeral.of(1000);

  private final InsightsReader in;
  private final InsightsScope scope;
  private final Optional<Gathering> gathering;
  private String lastName = "";

  /** Expressions over one row. */
  InsightsExpressions(InsightsReader in, InsightsScope scope) {
    this(in, scope, Optional.empty());
  }

  /** Expressions over what is gathered of many rows. */
  InsightsExpressions(InsightsReader in, InsightsScope scope, Gathering gathering) {
    this(in, scope, Optional.of(gathering));
  }

  private InsightsExpressions(
      InsightsReader in, InsightsScope scope, Optional<Gathering> gathering) {
    super(in);
    this.in = in;
    this.scope = scope;
    this.gathering = gathering;
  }

  /** The name of the field that was read last, as the log has it. */
  String lastName() {
    return lastName;
  }

  @Override
  protected Expr comparison() {
    Expr left = sum();
    int at = in.at();
    if (in.accept("=~") || in.acceptWord("LIKE")) {
      return like(left, at);
    }
    if (in.acceptWord("IN")) {
      return in(left, at);
    }
    if (in.acceptWord("NOT")) {
      if (in.accept("=~") || in.acceptWord("LIKE")) {
        return new Expr.Call("not", List.of(like(left, at)), at);
      }
      if (in.acceptWord("IN")) {
        return new Expr.Call("not", List.of(in(left, at)), at);
      }
      throw in.expected("like or in after not");
    }
    String sign = comparisonSign();
    if (sign.isEmpty()) {
      return left;
    }
    Expr right = sum();
    return new Expr.Call(sign, List.of(seconds(left, right), seconds(right, left)), at);
  }

  /** A number of milliseconds as one of seconds, where it is held against a time. */
  private static Expr seconds(Expr value, Expr other) {
    boolean milliseconds =
        isTime(other)
            && value instanceof Expr.Numeral number
            && number.value().doubleValue() >= LEAST_MILLISECONDS;
    return milliseconds ? new Expr.Call("/", List.of(value, THOUSAND), 0) : value;
  }

  private static boolean isTime(Expr expr) {
    return expr instanceof Expr.Field field && field.name().equals("_time");
  }

  /** Of numbers only; with the time of an event it is in milliseconds. */
  @Override
  protected Expr operated(String sign, Expr left, Expr right, int at) {
    return super.operated(
        sign.equals("+") ? "add" : sign, milliseconds(left, at), milliseconds(right, at), at);
  }

  private static Expr milliseconds(Expr expr, int at) {
    return isTime(expr) ? new Expr.Call("*", List.of(expr, THOUSAND), at) : expr;
  }

  private Expr like(Expr value, int at) {
    if (in.peek() == '/') {
      return new Expr.Call("match", List.of(value, new Expr.Text(in.regex())), at);
    }
    return new Expr.Call("contains", List.of(value, sum()), at);
  }

  private Expr in(Expr value, int at) {
    List<Expr> arguments = new ArrayList<>(List.of(value));
    in.need("[");
    List<Expr> among = arguments("]");
    if (among.isEmpty()) {
      throw in.mistake(at, "expected values in the brackets, found none");
    }
    arguments.addAll(among);
    return new Expr.Call("in", arguments, at);
  }

  @Override
  protected Expr signed() {
    Expr base = super.signed();
    int at = in.at();
    if (!in.accept("^")) {
      return base;
    }
    in.deeper();
    Expr power = new Expr.Call("pow", List.of(base, signed()), at);
    in.shallower();
    return power;
  }

  @Override
  protected Expr primary() {
    char c = in.peek();
    if (c == '"' || c == '\'') {
      return new Expr.Text(in.quoted());
    }
    if (in.accept("(")) {
      Expr inner = parse();
      in.need(")");
      return inner;
    }
    if (atNumber()) {
      Expr number = numeral(digits());
      if (Character.isLetter(in.raw())) {
        throw in.expected("an operator or the end of the number");
      }
      return number;
    }
    if (!in.atField()) {
      throw in.expected("a field, a value or a function");
    }
    return named();
  }

  private Expr named() {
    int at = in.at();
    // Where rows are gathered, count(*) is to be counted, whatever was gathered before.
    Optional<String> output = gathering.isPresent() ? Optional.empty() : scope.outputAt(in);
    if (output.isPresent()) {
      lastName = output.get();
      return new Expr.Field(Names.inPlan(lastName), at);
    }
    String word = in.word();
    if (!word.isEmpty() && in.ahead("(")) {
      return call(word, at);
    }
    in.back(at);
    if (WORDS.contains(word.toLowerCase(Locale.ROOT)) && !in.ahead(word + ".")) {
      throw in.expected("a field, a value or a function");
    }
    String name = in.field("a field");
    if (name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false")) {
      return new Expr.Truth(name.equalsIgnoreCase("true"));
    }
    lastName = name;
    Expr field = scope.field(name, at);
    if (gathering.isPresent() && !gathering.get().hasOutput(field)) {
      throw in.mistake(
          at, "expected a function over rows such as count(*) or avg(" + name + "), found " + name);
    }
    return field;
  }

  private Expr call(String word, int at) {
    String name = word.toLowerCase(Locale.ROOT);
    Optional<InsightsAggregations.Entry> aggregation = InsightsAggregations.find(name);
    if (aggregation.isPresent()) {
      if (gathering.isEmpty()) {
        throw in.mistake(at, word + " gathers rows; it can stand in stats only");
      }
      return gathering.get().add(aggregation.get(), in, scope, at);
    }
    return switch (name) {
      case "bin", "datefloor", "dateceil" -> bucket(name, at);
      case "querystarttime", "queryendtime", "querytimerange" -> {
        arguments(word, new Arity(0, 0), at);
        yield scope.ofQuery(name);
      }
      default -> {
        InsightsFunctions.Entry entry =
            InsightsFunctions.find(name).orElseThrow(() -> unknown(word, at));
        yield entry.rewriter().rewrite(arguments(word, entry.arity(), at), at);
      }
    };
  }

  private QueryMistake unknown(String word, int at) {
    Set<String> known = new TreeSet<>(InsightsWords.functions());
    if (gathering.isPresent()) {
      known.addAll(InsightsWords.aggregations());
    }
    return in.unknown(at, "function", word, known);
  }

  /** A time put into a bucket: {@code bin(5m)} is of the event's own. */
  private Expr bucket(String name, int at) {
    in.need("(");
    Expr time = new Expr.Field("_time", at);
    if (!name.equals("bin") || !Character.isDigit(in.peek())) {
      time = new InsightsExpressions(in, scope).parse();
      in.need(",");
    }
    Span span = Periods.read(in);
    in.need(")");
    return new Expr.Call(
        name.equals("dateceil") ? "time_ceiling" : "time_floor",
        List.of(
            time,
            new Expr.Numeral(BigDecimal.valueOf(span.amount()).stripTrailingZeros()),
            new Expr.Text(span.unit().name())),
        at);
  }
}
