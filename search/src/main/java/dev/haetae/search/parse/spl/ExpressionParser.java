package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Scalars;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The expressions of {@code eval} and {@code where}. Binding, from the loosest: XOR, OR, AND, NOT,
 * comparison, {@code + - .}, {@code * / %}, sign.
 */
final class ExpressionParser {
  private static final int LONGEST_NUMBER = 60;
  private static final Set<String> WORDS =
      Set.of("and", "or", "xor", "not", "like", "in", "as", "by");

  private final SplReader in;

  ExpressionParser(SplReader in) {
    this.in = in;
  }

  Expr parse() {
    in.deeper();
    Expr left = or();
    while (true) {
      int at = in.at();
      if (!in.acceptWord("XOR")) {
        in.shallower();
        return left;
      }
      left = new Expr.Call("xor", List.of(left, or()), at);
    }
  }

  private Expr or() {
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
    if (in.acceptWord("NOT") || (in.ahead("!") && !in.ahead("!=") && in.accept("!"))) {
      in.deeper();
      Expr negated = new Expr.Call("not", List.of(not()), at);
      in.shallower();
      return negated;
    }
    if (in.ahead("NOT(") || in.ahead("not(")) {
      in.back(at + 3);
      return new Expr.Call("not", List.of(not()), at);
    }
    return comparison();
  }

  private Expr comparison() {
    Expr left = sum();
    while (true) {
      int at = in.at();
      if (in.acceptWord("LIKE")) {
        left = new Expr.Call("like", List.of(left, sum()), at);
      } else if (in.aheadWord("IN") || in.ahead("IN(") || in.ahead("in(")) {
        in.back(in.at() + 2);
        left = in(left, at);
      } else if (in.aheadWord("NOT")) {
        in.acceptWord("NOT");
        if (!in.acceptWord("IN")) {
          throw in.expected("IN after NOT");
        }
        left = new Expr.Call("not", List.of(in(left, at)), at);
      } else {
        String sign = sign();
        if (sign.isEmpty()) {
          return left;
        }
        left = new Expr.Call(Comparison.of(sign).sign(), List.of(left, sum()), at);
      }
    }
  }

  private Expr in(Expr value, int at) {
    List<Expr> arguments = new ArrayList<>(List.of(value));
    in.need("(");
    arguments.addAll(arguments());
    return new Expr.Call("in", arguments, at);
  }

  private String sign() {
    for (String sign : List.of("==", "!=", "<=", ">=", "<>", "=", "<", ">")) {
      if (in.ahead(sign) && !(sign.equals("<") && in.ahead("<<"))) {
        in.accept(sign);
        return sign;
      }
    }
    return "";
  }

  private Expr sum() {
    Expr left = product();
    while (true) {
      int at = in.at();
      String sign = in.accept("+") ? "+" : in.accept("-") ? "-" : in.accept(".") ? "." : "";
      if (sign.isEmpty()) {
        return left;
      }
      Expr right = product();
      left =
          sign.equals(".") && left instanceof Expr.Call call && call.function().equals(".")
              ? new Expr.Call(".", joined(call.arguments(), right), call.at())
              : new Expr.Call(sign, List.of(left, right), at);
    }
  }

  private static List<Expr> joined(List<Expr> parts, Expr last) {
    List<Expr> all = new ArrayList<>(parts);
    all.add(last);
    return all;
  }

  private Expr product() {
    Expr left = signed();
    while (true) {
      int at = in.at();
      String sign = in.accept("*") ? "*" : in.accept("/") ? "/" : in.accept("%") ? "%" : "";
      if (sign.isEmpty()) {
        return left;
      }
      left = new Expr.Call(sign, List.of(left, signed()), at);
    }
  }

  private Expr signed() {
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

  private Expr primary() {
    int at = in.at();
    char c = in.peek();
    if (c == '"') {
      return new Expr.Text(in.quoted());
    }
    if (c == '\'') {
      return new Expr.Field(in.quoted(), at);
    }
    if (in.accept("(")) {
      Expr inner = parse();
      in.need(")");
      return inner;
    }
    if (Character.isDigit(c) || (c == '.' && isDigitAt(at + 1))) {
      return number(at);
    }
    if (Character.isLetter(c) || c == '_' || c == '@' || c == '$' || c == '#' || in.ahead("<<")) {
      return named(at);
    }
    throw in.expected("a field, a value or a function");
  }

  private boolean isDigitAt(int place) {
    return place < in.text().length() && Character.isDigit(in.text().charAt(place));
  }

  private Expr number(int at) {
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
      end += exponent.length();
      in.back(end);
    }
    if (digits.length() > LONGEST_NUMBER) {
      throw in.mistake(at, "a number has at most " + LONGEST_NUMBER + " digits");
    }
    if (Character.isLetter(in.raw()) || in.raw() == '_') {
      // 4624_count and 2xx are fields.
      in.back(at);
      return named(at);
    }
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

  private Expr named(int at) {
    String name = identifier();
    if (name.isEmpty()) {
      throw in.expected("a field, a value or a function");
    }
    if (in.ahead("(")) {
      return call(name, at);
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "true" -> new Expr.Truth(true);
      case "false" -> new Expr.Truth(false);
      case "null" -> new Expr.Absent();
      default -> {
        if (WORDS.contains(name.toLowerCase(Locale.ROOT))) {
          in.back(at);
          throw in.expected("a field, a value or a function");
        }
        yield new Expr.Field(name, at);
      }
    };
  }

  /** A bare name. Dots are left to who resolves names: they join texts too. */
  private String identifier() {
    StringBuilder name = new StringBuilder();
    while (true) {
      if (in.raw() == '<' && in.text().startsWith("<<", in.at())) {
        int begin = in.at();
        int end = in.text().indexOf(">>", begin);
        if (end < 0) {
          return name.toString();
        }
        name.append(in.text(), begin, end + 2);
        in.back(end + 2);
        continue;
      }
      char c = in.raw();
      boolean fits = Character.isLetterOrDigit(c) || "_@$#:{}".indexOf(c) >= 0;
      if (!fits || c == '\0') {
        return name.toString();
      }
      name.append(c);
      in.back(in.at() + 1);
    }
  }

  private Expr call(String written, int at) {
    String name = written.toLowerCase(Locale.ROOT);
    Scalars.Arity arity =
        Scalars.arity(name).orElseThrow(() -> in.unknown(at, "function", written, Scalars.names()));
    in.need("(");
    in.deeper();
    List<Expr> arguments = arguments();
    in.shallower();
    if (arguments.size() < arity.least() || arguments.size() > arity.most()) {
      throw in.mistake(at, name + " takes " + words(arity) + ", found " + arguments.size());
    }
    return new Expr.Call(name, arguments, at);
  }

  private static String words(Scalars.Arity arity) {
    String least = arity.least() + (arity.least() == 1 ? " argument" : " arguments");
    if (arity.most() == Integer.MAX_VALUE) {
      return "at least " + least;
    }
    return arity.least() == arity.most()
        ? least
        : arity.least() + " to " + arity.most() + " arguments";
  }

  private List<Expr> arguments() {
    List<Expr> arguments = new ArrayList<>();
    if (in.accept(")")) {
      return arguments;
    }
    do {
      arguments.add(parse());
    } while (in.accept(","));
    in.need(")");
    return arguments;
  }
}
