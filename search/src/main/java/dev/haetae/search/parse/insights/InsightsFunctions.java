package dev.haetae.search.parse.insights;

import static dev.haetae.search.function.Scalar.ANY;

import dev.haetae.search.function.Scalars.Arity;
import dev.haetae.search.plan.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The functions of Logs Insights, in the words of the register all languages share. */
final class InsightsFunctions {
  private static final Map<String, Entry> ALL = register();

  private InsightsFunctions() {}

  /** Makes an expression of a call's arguments. */
  @FunctionalInterface
  interface Rewriter {
    Expr rewrite(List<Expr> arguments, int at);
  }

  /**
   * A function.
   *
   * @param name as AWS spells it
   */
  record Entry(String name, Arity arity, Rewriter rewriter) {}

  static Optional<Entry> find(String name) {
    return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    ALL.values().forEach(each -> names.add(each.name()));
    return names;
  }

  private static Map<String, Entry> register() {
    Map<String, Entry> all = new TreeMap<>();
    numbers(all);
    conditions(all);
    times(all);
    json(all);
    addresses(all);
    texts(all);
    return Map.copyOf(all);
  }

  private static void put(
      Map<String, Entry> all, String name, int least, int most, Rewriter rewriter) {
    all.put(name.toLowerCase(Locale.ROOT), new Entry(name, new Arity(least, most), rewriter));
  }

  /** A function the register has under another name or the same, with the same arguments. */
  private static void same(
      Map<String, Entry> all, String name, int least, int most, String function) {
    put(all, name, least, most, (arguments, at) -> call(function, at, arguments));
  }

  private static Expr call(String function, int at, List<Expr> arguments) {
    return new Expr.Call(function, arguments, at);
  }

  private static Expr call(String function, int at, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), at);
  }

  /** A condition as Logs Insights shows it: 1 or 0. */
  private static Expr oneOrNought(Expr condition, int at) {
    return call("if", at, condition, Expr.Numeral.of(1), Expr.Numeral.of(0));
  }

  private static void numbers(Map<String, Entry> all) {
    same(all, "abs", 1, 1, "abs");
    same(all, "ceil", 1, 1, "ceil");
    same(all, "floor", 1, 1, "floor");
    same(all, "greatest", 1, ANY, "max");
    same(all, "least", 1, ANY, "min");
    same(all, "log", 1, 1, "ln");
    same(all, "round", 1, 2, "round");
    same(all, "sqrt", 1, 1, "sqrt");
    same(all, "haversine", 4, 4, "haversine");
    same(all, "toNumber", 1, 1, "tonumber");
    same(all, "toDouble", 1, 1, "tonumber");
    same(all, "toInt", 1, 1, "truncate");
    same(all, "toLong", 1, 1, "truncate");
  }

  private static void conditions(Map<String, Entry> all) {
    // Nothing is masked in what is kept.
    put(all, "unmask", 1, 1, (arguments, at) -> arguments.getFirst());
    same(all, "ispresent", 1, 1, "isnotnull");
    same(all, "coalesce", 1, ANY, "coalesce");
    same(all, "if", 3, 3, "if");
    put(all, "case", 2, 21, InsightsFunctions::cases);
    put(all, "isNumeric", 1, 1, (arguments, at) -> oneOrNought(call("isnum", at, arguments), at));
    put(
        all,
        "messageSize",
        0,
        0,
        (arguments, at) -> call("octets", at, new Expr.Field("_raw", at)));
  }

  /** Pairs of a condition and a value; a last one alone is for what meets none. */
  private static Expr cases(List<Expr> arguments, int at) {
    List<Expr> pairs = new ArrayList<>(arguments);
    if (pairs.size() % 2 == 1) {
      pairs.add(pairs.size() - 1, new Expr.Truth(true));
    }
    return call("case", at, pairs);
  }

  private static void times(Map<String, Entry> all) {
    same(all, "now", 0, 0, "now");
    put(
        all,
        "fromMillis",
        1,
        1,
        (arguments, at) ->
            call("as_time", at, call("/", at, arguments.get(0), Expr.Numeral.of(1000))));
    put(
        all,
        "toMillis",
        1,
        1,
        (arguments, at) -> call("*", at, arguments.get(0), Expr.Numeral.of(1000)));
    put(
        all,
        "parseDate",
        2,
        2,
        (arguments, at) -> call("as_time", at, call("strptime", at, arguments)));
    same(all, "formatDate", 2, 2, "strftime");
    same(all, "strftime", 2, 2, "strftime");
  }

  private static void json(Map<String, Entry> all) {
    same(all, "jsonParse", 1, 1, "json");
    same(all, "jsonStringify", 1, 1, "json_text");
    same(all, "jsonArraySize", 1, 1, "json_array_length");
    same(all, "jsonArrayContains", 2, 2, "json_array_contains");
  }

  private static void addresses(Map<String, Entry> all) {
    same(all, "isValidIp", 1, 1, "is_address");
    same(all, "isValidIpV4", 1, 1, "is_ipv4");
    same(all, "isValidIpV6", 1, 1, "is_ipv6");
    for (String name : List.of("isIpInSubnet", "isIpv4InSubnet", "isIpv6InSubnet")) {
      put(
          all,
          name,
          2,
          2,
          (arguments, at) -> call("cidrmatch", at, arguments.get(1), arguments.get(0)));
    }
    same(all, "ipv4ToNumber", 1, 1, "ipv4_number");
    same(all, "isPrivateIP", 1, 1, "is_private_address");
    same(all, "isPublicIP", 1, 1, "is_public_address");
    same(all, "isReservedIP", 1, 1, "is_reserved_address");
  }

  private static void texts(Map<String, Entry> all) {
    put(all, "isempty", 1, 1, (arguments, at) -> isEmpty(arguments.get(0), at));
    put(all, "isblank", 1, 1, (arguments, at) -> isEmpty(call("trim", at, arguments), at));
    same(all, "concat", 2, ANY, ".");
    same(all, "ltrim", 1, 2, "ltrim");
    same(all, "rtrim", 1, 2, "rtrim");
    same(all, "trim", 1, 2, "trim");
    same(all, "strlen", 1, 1, "len");
    same(all, "toupper", 1, 1, "upper");
    same(all, "tolower", 1, 1, "lower");
    put(all, "substr", 2, 3, InsightsFunctions::substring);
    same(all, "replace", 3, 3, "replace_text");
    same(all, "regexReplace", 3, 3, "replace");
    for (String name : List.of("strcontains", "startsWith", "endsWith")) {
      String function = name.equals("strcontains") ? "contains" : name.toLowerCase(Locale.ROOT);
      put(all, name, 2, 2, (arguments, at) -> oneOrNought(call(function, at, arguments), at));
    }
    same(all, "urlencode", 1, 1, "urlencode");
    same(all, "urldecode", 1, 1, "urldecode");
    same(all, "base64encode", 1, 1, "base64encode");
    same(all, "base64decode", 1, 1, "base64decode");
    same(all, "split", 2, 2, "split");
    same(all, "hexToAscii", 1, 1, "hex_text");
    put(
        all,
        "hexToDec",
        1,
        1,
        (arguments, at) -> call("tonumber", at, arguments.get(0), new Expr.Text("16")));
    same(all, "decToHex", 1, 1, "hex");
    same(all, "md5", 1, 1, "md5");
    same(all, "sha1", 1, 1, "sha1");
    same(all, "sha256", 1, 1, "sha256");
  }

  private static Expr isEmpty(Expr value, int at) {
    return oneOrNought(
        call("or", at, call("isnull", at, value), call("=", at, value, new Expr.Text(""))), at);
  }

  /** Counted from 0 here, from 1 in the register. */
  private static Expr substring(List<Expr> arguments, int at) {
    List<Expr> shifted = new ArrayList<>(arguments);
    shifted.set(1, call("+", at, call("truncate", at, arguments.get(1)), Expr.Numeral.of(1)));
    return call("substr", at, shifted);
  }
}
