package dev.haetae.search.function;

import static dev.haetae.search.function.Scalar.ANY;

import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Arithmetic. */
final class Mathematics {
  private Mathematics() {}

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    all.add(new Scalar("+", 2, 2, Mathematics::plus));
    all.add(new Scalar("-", 2, 2, args -> operator(args, "-")));
    all.add(new Scalar("*", 2, 2, args -> operator(args, "*")));
    all.add(
        new Scalar(
            "/",
            2,
            2,
            args ->
                SqlValue.number("haetae_divide(" + wide(args, 0) + ", " + number(args, 1) + ")")));
    all.add(
        new Scalar(
            "%",
            2,
            2,
            args -> SqlValue.number("(" + wide(args, 0) + " % nullif(" + wide(args, 1) + ", 0))")));
    all.add(new Scalar("negative", 1, 1, args -> SqlValue.number("(- " + wide(args, 0) + ")")));
    for (String same :
        List.of(
            "abs", "exp", "floor", "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh",
            "sin", "sinh", "tan", "tanh")) {
      all.add(new Scalar(same, 1, 1, args -> SqlValue.number(same + "(" + wide(args, 0) + ")")));
    }
    all.add(new Scalar("ceiling", 1, 1, args -> one("ceil", args)));
    all.add(new Scalar("ceil", 1, 1, args -> one("ceil", args)));
    all.add(new Scalar("exact", 1, 1, args -> SqlValue.number(number(args, 0))));
    all.add(new Scalar("ln", 1, 1, args -> SqlValue.number(positive("ln", wide(args, 0)))));
    all.add(new Scalar("log", 1, 2, Mathematics::logarithm));
    all.add(new Scalar("pi", 0, 0, args -> SqlValue.number("pi()")));
    all.add(
        new Scalar(
            "pow",
            2,
            2,
            args -> SqlValue.number("pow(" + wide(args, 0) + ", " + wide(args, 1) + ")")));
    all.add(
        new Scalar(
            "sqrt",
            1,
            1,
            args ->
                SqlValue.number(
                    "CASE WHEN "
                        + number(args, 0)
                        + " >= 0 THEN sqrt("
                        + number(args, 0)
                        + ") END")));
    all.add(new Scalar("round", 1, 2, Mathematics::round));
    all.add(new Scalar("sigfig", 1, 1, args -> SqlValue.number(number(args, 0))));
    all.add(
        new Scalar(
            "atan2",
            2,
            2,
            args -> SqlValue.number("atan2(" + wide(args, 0) + ", " + wide(args, 1) + ")")));
    all.add(
        new Scalar(
            "hypot",
            2,
            2,
            args ->
                SqlValue.number(
                    "sqrt(pow(" + wide(args, 0) + ", 2) + pow(" + wide(args, 1) + ", 2))")));
    all.add(
        new Scalar(
            "random",
            0,
            0,
            args -> SqlValue.number("CAST(floor(random() * 2147483648) AS BIGINT)")));
    all.add(new Scalar("max", 1, ANY, args -> extreme(args, "greatest")));
    all.add(new Scalar("min", 1, ANY, args -> extreme(args, "least")));
    all.add(new Scalar("sum", 1, ANY, args -> SqlValue.number(listed("list_sum", args))));
    all.add(new Scalar("avg", 1, ANY, args -> SqlValue.number(listed("list_avg", args))));
    bits(all);
    return all;
  }

  /** Those Splunk's language does not have. */
  static List<Scalar> further() {
    return List.of(
        new Scalar("add", 2, 2, args -> operator(args, "+")),
        new Scalar("truncate", 1, 1, args -> SqlValue.number("trunc(" + number(args, 0) + ")")),
        new Scalar("haversine", 4, 4, Mathematics::distance));
  }

  /** Kilometres along a great circle, of latitude and longitude of two places in degrees. */
  private static SqlValue distance(List<SqlValue> args) {
    String[] radians = new String[4];
    for (int i = 0; i < 4; i++) {
      radians[i] = "radians(" + wide(args, i) + ")";
    }
    return SqlValue.number(
        "(2 * 6371.0088 * asin(sqrt(least(1, pow(sin(("
            + radians[2]
            + " - "
            + radians[0]
            + ") / 2), 2) + cos("
            + radians[0]
            + ") * cos("
            + radians[2]
            + ") * pow(sin(("
            + radians[3]
            + " - "
            + radians[1]
            + ") / 2), 2)))))");
  }

  private static void bits(List<Scalar> all) {
    all.add(new Scalar("bit_and", 2, ANY, args -> bitwise(args, " & ")));
    all.add(new Scalar("bit_or", 2, ANY, args -> bitwise(args, " | ")));
    all.add(
        new Scalar(
            "bit_xor",
            2,
            2,
            args -> SqlValue.number("xor(" + whole(args, 0) + ", " + whole(args, 1) + ")")));
    all.add(new Scalar("bit_not", 1, 2, args -> SqlValue.number("(~ " + whole(args, 0) + ")")));
    all.add(new Scalar("bit_shift_left", 2, 2, args -> bitwise(args, " << ")));
    all.add(new Scalar("bit_shift_right", 2, 2, args -> bitwise(args, " >> ")));
  }

  private static String number(List<SqlValue> args, int index) {
    return args.get(index).asNumber();
  }

  /** As a double: whole numbers of the engine fail where they overflow, doubles do not. */
  private static String wide(List<SqlValue> args, int index) {
    SqlValue value = args.get(index);
    return value.type().isNumeric() ? "CAST(" + value.sql() + " AS DOUBLE)" : value.asNumber();
  }

  private static String whole(List<SqlValue> args, int index) {
    return "TRY_CAST(" + number(args, index) + " AS BIGINT)";
  }

  private static SqlValue one(String function, List<SqlValue> args) {
    return SqlValue.number(function + "(" + wide(args, 0) + ")");
  }

  private static SqlValue operator(List<SqlValue> args, String sign) {
    return SqlValue.number("(" + wide(args, 0) + " " + sign + " " + wide(args, 1) + ")");
  }

  /** Adds numbers, joins texts. */
  private static SqlValue plus(List<SqlValue> args) {
    SqlValue left = args.get(0);
    SqlValue right = args.get(1);
    if (left.type().isNumeric() && right.type().isNumeric()) {
      return operator(args, "+");
    }
    return SqlValue.text("haetae_plus(" + left.asText() + ", " + right.asText() + ")");
  }

  private static String positive(String function, String value) {
    return "CASE WHEN " + value + " > 0 THEN " + function + "(" + value + ") END";
  }

  private static SqlValue logarithm(List<SqlValue> args) {
    if (args.size() == 1) {
      return SqlValue.number(positive("log10", wide(args, 0)));
    }
    String base = "nullif(ln(nullif(greatest(" + wide(args, 1) + ", 0), 0)), 0)";
    return SqlValue.number("(" + positive("ln", wide(args, 0)) + " / " + base + ")");
  }

  private static SqlValue round(List<SqlValue> args) {
    String digits = args.size() == 1 ? "" : ", TRY_CAST(" + number(args, 1) + " AS INTEGER)";
    return SqlValue.number("round(" + wide(args, 0) + digits + ")");
  }

  private static SqlValue extreme(List<SqlValue> args, String which) {
    boolean numbers = args.stream().allMatch(each -> each.type().isNumeric());
    if (numbers) {
      return SqlValue.number(
          args.stream().map(SqlValue::sql).collect(Collectors.joining(", ", which + "(", ")")));
    }
    return SqlValue.text(
        args.stream()
            .map(each -> each.type() == Type.LIST ? each.sql() : each.asList())
            .collect(Collectors.joining(", ", "haetae_" + which + "(flatten([", "]))")));
  }

  private static String listed(String function, List<SqlValue> args) {
    return args.stream()
        .map(SqlValue::asNumber)
        .collect(Collectors.joining(", ", function + "([", "])"));
  }

  private static SqlValue bitwise(List<SqlValue> args, String sign) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      parts.add(whole(args, i));
    }
    return SqlValue.number("(" + String.join(sign, parts) + ")");
  }
}
