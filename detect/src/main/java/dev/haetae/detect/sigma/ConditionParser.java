package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a condition by recursive descent, and puts in the search identifiers it names:
 *
 * <pre>
 * or      = and {"or" and}
 * and     = not {"and" not}
 * not     = {"not"} primary
 * primary = "(" or ")" | quantity "of" ("them" | name or name*) | name
 * </pre>
 */
public final class ConditionParser {
  private static final Pattern TOKEN = Pattern.compile("\\s*([()|]|[^\\s()|]+)");
  private static final int DEEPEST = 100;

  private final Yaml.Scalar condition;
  private final Map<String, Expression> searches;
  private final List<String> tokens = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private int at;
  private int depth;

  private ConditionParser(Yaml.Scalar condition, Map<String, Expression> searches) {
    this.condition = condition;
    this.searches = searches;
    Matcher matcher = TOKEN.matcher(condition.text());
    while (matcher.find()) {
      tokens.add(matcher.group(1));
      starts.add(matcher.start(1));
    }
  }

  /**
   * Parses one condition.
   *
   * @throws MalformedRule where it is not one
   */
  public static Expression parse(Yaml.Scalar condition, Map<String, Expression> searches) {
    ConditionParser parser = new ConditionParser(condition, searches);
    Expression expression = parser.or();
    if (parser.at < parser.tokens.size()) {
      throw parser.unexpected();
    }
    return expression;
  }

  private Expression or() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (take("or"));
    return Expression.or(parts);
  }

  private Expression and() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (take("and"));
    return Expression.and(parts);
  }

  private Expression not() {
    if (++depth > DEEPEST) {
      throw refuse("the condition is nested deeper than " + DEEPEST + " levels");
    }
    Expression expression = take("not") ? new Expression.Not(not()) : primary();
    depth--;
    return expression;
  }

  private Expression primary() {
    if (take("(")) {
      Expression inner = or();
      if (!take(")")) {
        throw at < tokens.size() ? unexpected() : refuse("expected \")\" before the end");
      }
      return inner;
    }
    if (at + 1 < tokens.size() && tokens.get(at + 1).equalsIgnoreCase("of")) {
      return quantity();
    }
    return search();
  }

  private Expression quantity() {
    String quantity = tokens.get(at).toLowerCase(Locale.ROOT);
    boolean all = quantity.equals("all");
    int count = quantity.equals("any") ? 1 : number(quantity, all);
    at += 2;
    List<Expression> parts = group();
    at++;
    if (all) {
      return Expression.and(parts);
    }
    if (count > parts.size()) {
      at--;
      throw refuse("asks for " + count + " of " + parts.size() + " searches");
    }
    return count == 1 ? Expression.or(parts) : new Expression.AtLeast(count, parts);
  }

  private int number(String quantity, boolean all) {
    if (!all && !quantity.matches("[1-9][0-9]{0,3}")) {
      throw refuse("expected a number, \"any\" or \"all\" before \"of\"");
    }
    return all ? 0 : Integer.parseInt(quantity);
  }

  private List<Expression> group() {
    if (at >= tokens.size()) {
      throw refuse("expected \"them\" or a name such as selection_* after \"of\"");
    }
    String name = tokens.get(at);
    List<Expression> parts = new ArrayList<>();
    searches.forEach((search, expression) -> {
      if (name.equals("them") ? !search.startsWith("_") : fits(name, search)) {
        parts.add(expression);
      }
    });
    if (parts.isEmpty()) {
      throw refuse(
          "no search is named " + name + "; there are " + NearestName.list(searches.keySet()));
    }
    return parts;
  }

  private static boolean fits(String name, String search) {
    String[] pieces = name.split("\\*", -1);
    if (pieces.length == 1) {
      return search.equals(name);
    }
    int from = 0;
    for (int i = 0; i < pieces.length; i++) {
      boolean last = i == pieces.length - 1;
      int found = last ? search.length() - pieces[i].length() : search.indexOf(pieces[i], from);
      if (found < from || (i == 0 && found != 0) || !search.startsWith(pieces[i], found)) {
        return false;
      }
      from = found + pieces[i].length();
    }
    return true;
  }

  private Expression search() {
    if (at >= tokens.size()) {
      throw refuse("the condition ends where a search is expected");
    }
    Expression search = searches.get(tokens.get(at));
    if (search == null) {
      throw unexpected();
    }
    at++;
    return search;
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equalsIgnoreCase(token)) {
      at++;
      return true;
    }
    return false;
  }

  private MalformedRule unexpected() {
    String token = tokens.get(at);
    if (token.equals("|")) {
      return refuse(
          "aggregations behind \"|\" are no longer part of Sigma; write a second document with"
              + " \"correlation:\" of type event_count or value_count");
    }
    Set<String> known = searches.keySet();
    String hint = NearestName.ask(token, known, "; there are " + NearestName.list(known));
    return refuse("\"" + token + "\" is neither a search of this rule nor expected here" + hint);
  }

  private MalformedRule refuse(String message) {
    int index = at < starts.size() ? starts.get(at) : condition.text().length();
    return condition.at(index).refuse(message);
  }
}
