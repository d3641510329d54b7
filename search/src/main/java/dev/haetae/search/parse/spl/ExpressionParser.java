package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Scalars;
import dev.haetae.search.parse.ExpressionReader;
import dev.haetae.search.parse.LanguageFeatures;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The expressions of {@code eval} and {@code where}. XOR binds looser than all else. */
final class ExpressionParser extends ExpressionReader {
  private static final Set<String> WORDS =
      Set.of("and", "or", "xor", "not", "like", "in", "as", "by");

  private final SplReader in;

  ExpressionParser(SplReader in) {
    super(in);
    this.in = in;
  }

  @Override
  protected boolean negatesBySign() {
    return true;
  }

  @Override
  protected List<String> sumSigns() {
    return List.of("+", "-", ".");
  }

  @Override
  public Expr parse() {
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

  @Override
  protected Expr comparison() {
    Expr left = sum();
    while (true) {
      int at = in.at();
      if (in.acceptWord("LIKE")) {
        left = new Expr.Call("like", List.of(left, sum()), at);
      } else if (in.acceptWord("IN")) {
        left = in(left, at);
      } else if (in.acceptWord("NOT")) {
        if (!in.acceptWord("IN")) {
          throw in.expected("IN after NOT");
        }
        left = new Expr.Call("not", List.of(in(left, at)), at);
      } else {
        String sign = comparisonSign();
        if (sign.isEmpty()) {
          return left;
        }
        left = new Expr.Call(sign, List.of(left, sum()), at);
      }
    }
  }

  private Expr in(Expr value, int at) {
    List<Expr> arguments = new ArrayList<>(List.of(value));
    in.need("(");
    arguments.addAll(arguments(")"));
    return new Expr.Call("in", arguments, at);
  }

  /** Texts joined one after the other are joined at once. */
  @Override
  protected Expr operated(String sign, Expr left, Expr right, int at) {
    if (sign.equals(".") && left instanceof Expr.Call call && call.function().equals(".")) {
      List<Expr> all = new ArrayList<>(call.arguments());
      all.add(right);
      return new Expr.Call(".", all, call.at());
    }
    return super.operated(sign, left, right, at);
  }

  @Override
  protected Expr primary() {
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
    if (atNumber()) {
      return number(at);
    }
    if (Character.isLetter(c) || c == '_' || c == '@' || c == '$' || c == '#' || in.ahead("<<")) {
      return named(at);
    }
    throw in.expected("a field, a value or a function");
  }

  private Expr number(int at) {
    String digits = digits();
    if (Character.isLetter(in.raw()) || in.raw() == '_') {
      // 4624_count and 2xx are fields.
      in.back(at);
      return named(at);
    }
    return numeral(digits);
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
    Scalars.Arity arity = Scalars.arity(name).orElseThrow(() -> unknown(written, at));
    return new Expr.Call(name, arguments(name, arity, at), at);
  }

  private QueryMistake unknown(String written, int at) {
    return in.unknown(at, "function", written, Scalars.names(), LanguageFeatures.spl().functions());
  }
}
