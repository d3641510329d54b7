package dev.haetae.search.parse;

import dev.haetae.model.Phrase;
import dev.haetae.search.function.Scalars;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions by recursive descent. Binding, from the loosest: OR, AND, NOT, comparison,
 * {@code +} and what is like it, {@code *} and what is like it, sign. What stands between the
 * operators, and how values are compared, each language says itself.
 */
public abstract class ExpressionReader {
  private static final int LONGEST_NUMBER = 60;
  private static final int MOST_OPERATORS = 300;

  private final QueryReader in;

  /** Reads what comes next. */
  protected ExpressionReader(QueryReader in) {
    this.in = in;
  }

  /** Two sums held against each other, or one alone. */
  protected abstract Expr comparison();

  /** What has no operator: a value, a field, a call, something in parentheses. */
  protected abstract Expr primary();

  /** Whether {@code !} is another word for NOT. */
  protected boolean negatesBySign() {
    return false;
  }

  /** The signs that bind as {@code +} does. */
  protected List<String> sumSigns() {
    return List.of("+", "-");
  }

  /** One operator applied, with room for what a language makes of its operands. */
  protected Expr operated(String sign, Expr left, Expr right, int at) {
    return new Expr.Call(sign, List.of(left, right), at);
  }

  /** An expression. */
  public Expr parse() {
    in.deeper();
    Expr expression = or();
    in.shallower();
    return expression;
  }

  /** An expression up to what binds looser than OR. */
  protected Expr or() {
    int at = in.at();
    List<Expr> parts = new ArrayList<>(List.of(and()));
    while (in.acceptWord("OR")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new Expr.Call("or", parts, at);
  }

  private Expr and() {
    int at = in.at();
    List<Expr> parts = new ArrayList<>(List.of(not()));
    while (in.acceptWord("AND")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new Expr.Call("and", parts, at);
  }

  private Expr not() {
    int at = in.at();
    boolean sign = negatesBySign() && in.ahead("!") && !in.ahead("!=");
    if (in.acceptWord("NOT") || (sign && in.accept("!"))) {
      in.deeper();
      Expr negated = new Expr.Call("not", List.of(not()), at);
      in.shallower();
      return negated;
    }
    return comparison();
  }

  /** The comparison that comes next, as it is written here; empty for none. */
  protected String comparisonSign() {
    for (String sign : List.of("==", "!=", "<=", ">=", "<>", "=", "<", ">")) {
      if (in.ahead(sign) && !(sign.equals("<") && in.ahead("<<"))) {
        in.accept(sign);
        return Comparison.of(sign).sign();
      }
    }
    return "";
  }

  /** Products added up. */
  protected Expr sum() {
    Expr left = product();
    for (int operators = 0; ; operators++) {
      int at = in.at();
      String sign = sumSigns().stream().filter(in::accept).findFirst().orElse("");
      if (sign.isEmpty()) {
        return left;
      }
      left = operated(sign, left, product(), fewer(operators, at));
    }
  }

  /** Each operator of a row is a level of what is computed. */
  private int fewer(int operators, int at) {
    if (operators >= MOST_OPERATORS) {
      throw in.mistake(at, "more than " + MOST_OPERATORS + " operators in a row");
    }
    return at;
  }

  private Expr product() {
    Expr left = signed();
    for (int operators = 0; ; operators++) {
      int at = in.at();
      Optional<String> sign = List.of("*", "/", "%").stream().filter(in::accept).findFirst();
      if (sign.isEmpty()) {
        return left;
      }
      left = operated(sign.get(), left, signed(), fewer(operators, at));
    }
  }

  /** A value with its sign. */
  protected Expr signed() {
    int at = in.at();
    if (in.accept("-")) {
      in.deeper();
      Expr value = signed();
      in.shallower();
      return value instanceof Expr.Numeral number
          ? new Expr.Numeral(number.value().negate())
          : new Expr.Call("negative", List.of(value), at);
    }
    in.accept("+");
    return primary();
  }

  /** Whether a number comes next: a digit, or a dot before one. */
  protected boolean atNumber() {
    char c = in.peek();
    int next = in.place() + 1;
    return Character.isDigit(c)
        || (c == '.' && next < in.text().length() && Character.isDigit(in.text().charAt(next)));
  }

  /** The digits of a number, its fraction and its exponent; what follows is left. */
  protected String digits() {
    int at = in.at();
    String digits = in.take(Character::isDigit);
    if (in.raw() == '.') {
      in.accept(".");
      String fraction = in.take(Character::isDigit);
      digits = fraction.isEmpty() ? digits : (digits.isEmpty() ? "0" : digits) + "." + fraction;
      if (fraction.isEmpty()) {
        in.back(at + digits.length());
      }
    }
    int end = in.place();
    if (in.raw() == 'e' || in.raw() == 'E') {
      String exponent = exponent();
      digits += exponent;
      in.back(end + exponent.length());
    }
    if (digits.length() > LONGEST_NUMBER) {
      throw in.mistake(at, "a number has at most " + LONGEST_NUMBER + " digits");
    }
    return digits;
  }

  /** Digits as a value. */
  protected static Expr numeral(String digits) {
    return new Expr.Numeral(new BigDecimal(digits));
  }

  private String exponent() {
    int begin = in.at();
    String mark = in.take(c -> c == 'e' || c == 'E').substring(0, 1);
    in.back(begin + 1);
    String sign = in.raw() == '-' || in.raw() == '+' ? String.valueOf(in.raw()) : "";
    in.back(begin + 1 + sign.length());
    String digits = Character.isDigit(in.raw()) ? in.take(Character::isDigit) : "";
    in.back(begin);
    return digits.isEmpty() || digits.length() > 3 ? "" : mark + sign + digits;
  }

  /** Expressions with commas between them, up to the sign that closes them, which is taken. */
  protected List<Expr> arguments(String close) {
    List<Expr> arguments = new ArrayList<>();
    if (in.accept(close)) {
      return arguments;
    }
    do {
      arguments.add(parse());
    } while (in.accept(","));
    in.need(close);
    return arguments;
  }

  /**
   * The arguments of a call in parentheses.
   *
   * @throws QueryMistake where they are too few or too many
   */
  protected List<Expr> arguments(String name, Scalars.Arity arity, int at) {
    in.need("(");
    in.deeper();
    List<Expr> arguments = arguments(")");
    in.shallower();
    if (arguments.size() < arity.least() || arguments.size() > arity.most()) {
      throw in.mistake(at, name + " takes " + words(arity) + ", found " + arguments.size());
    }
    return arguments;
  }

  private static String words(Scalars.Arity arity) {
    String least = Phrase.count(arity.least(), "argument");
    if (arity.most() == Integer.MAX_VALUE) {
      return "at least " + least;
    }
    return arity.least() == arity.most()
        ? least
        : arity.least() + " to " + arity.most() + " arguments";
  }
}
