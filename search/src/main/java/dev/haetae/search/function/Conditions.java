package dev.haetae.search.function;

import static dev.haetae.search.function.Scalar.ANY;

import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Operators, conditions, and what a value is. */
final class Conditions {
  private Conditions() {}

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    for (Comparison comparison : Comparison.values()) {
      all.add(
          new Scalar(
              comparison.sign(),
              2,
              2,
              args -> Compare.write(args.get(0), comparison, args.get(1))));
    }
    all.add(new Scalar("and", 1, ANY, args -> joined(args, " AND ")));
    all.add(new Scalar("or", 1, ANY, args -> joined(args, " OR ")));
    all.add(new Scalar("not", 1, 1, args -> SqlValue.truth("(NOT " + truth(args, 0) + ")")));
    all.add(
        new Scalar(
            "xor",
            2,
            2,
            args -> SqlValue.truth("(" + truth(args, 0) + " <> " + truth(args, 1) + ")")));
    all.add(new Scalar("true", 0, 0, args -> SqlValue.truth("true")));
    all.add(new Scalar("false", 0, 0, args -> SqlValue.truth("false")));
    all.add(new Scalar("null", 0, 0, args -> SqlValue.absent()));
    all.add(new Scalar("if", 3, 3, Conditions::when));
    all.add(new Scalar("case", 2, ANY, Conditions::cases));
    all.add(new Scalar("validate", 2, ANY, Conditions::validate));
    all.add(new Scalar("coalesce", 1, ANY, Conditions::coalesce));
    all.add(new Scalar("nullif", 2, 2, Conditions::nullif));
    all.add(new Scalar("in", 2, ANY, Conditions::in));
    all.add(new Scalar("isnull", 1, 1, args -> isNull(args, "IS NULL")));
    all.add(new Scalar("isnotnull", 1, 1, args -> isNull(args, "IS NOT NULL")));
    all.add(
        new Scalar(
            "isnum", 1, 1, args -> SqlValue.truth("(" + args.get(0).asNumber() + " IS NOT NULL)")));
    all.add(
        new Scalar(
            "isint",
            1,
            1,
            args ->
                SqlValue.truth(
                    "coalesce("
                        + args.get(0).asNumber()
                        + " = trunc("
                        + args.get(0).asNumber()
                        + "), false)")));
    all.add(new Scalar("isstr", 1, 1, Conditions::isText));
    all.add(
        new Scalar(
            "isbool",
            1,
            1,
            args -> SqlValue.truth(args.get(0).type() == Type.BOOLEAN ? "true" : "false")));
    all.add(new Scalar("typeof", 1, 1, Conditions::typeOf));
    all.add(new Scalar("cidrmatch", 2, 2, Conditions::inNetwork));
    all.add(
        new Scalar(
            "ipmask", 2, 2, args -> Addresses.masked(args.get(0).asText(), args.get(1).asText())));
    return all;
  }

  private static String truth(List<SqlValue> args, int index) {
    return args.get(index).asTruth();
  }

  private static SqlValue joined(List<SqlValue> args, String word) {
    return SqlValue.truth(
        args.stream().map(SqlValue::asTruth).collect(Collectors.joining(word, "(", ")")));
  }

  private static SqlValue when(List<SqlValue> args) {
    Type type = Type.common(List.of(args.get(1).type(), args.get(2).type()));
    return SqlValue.of(
        "CASE WHEN "
            + truth(args, 0)
            + " THEN "
            + args.get(1).as(type)
            + " ELSE "
            + args.get(2).as(type)
            + " END",
        type);
  }

  private static SqlValue cases(List<SqlValue> args) {
    if (args.size() % 2 != 0) {
      throw new Scalar.WrongArgument(
          "case takes pairs of a condition and a value; the last condition has no value");
    }
    Type type = valueType(args);
    StringBuilder sql = new StringBuilder("CASE");
    for (int i = 0; i < args.size(); i += 2) {
      sql.append(" WHEN ").append(truth(args, i)).append(" THEN ");
      sql.append(args.get(i + 1).as(type));
    }
    return SqlValue.of(sql.append(" END").toString(), type);
  }

  private static SqlValue validate(List<SqlValue> args) {
    if (args.size() % 2 != 0) {
      throw new Scalar.WrongArgument("validate takes pairs of a condition and a value");
    }
    Type type = valueType(args);
    StringBuilder sql = new StringBuilder("CASE");
    for (int i = 0; i < args.size(); i += 2) {
      sql.append(" WHEN NOT ").append(truth(args, i)).append(" THEN ");
      sql.append(args.get(i + 1).as(type));
    }
    return SqlValue.of(sql.append(" END").toString(), type);
  }

  private static Type valueType(List<SqlValue> args) {
    List<Type> types = new ArrayList<>();
    for (int i = 1; i < args.size(); i += 2) {
      types.add(args.get(i).type());
    }
    return Type.common(types);
  }

  private static SqlValue coalesce(List<SqlValue> args) {
    Type type = Type.common(args.stream().map(SqlValue::type).toList());
    return SqlValue.of(
        args.stream()
            .map(each -> each.as(type))
            .collect(Collectors.joining(", ", "coalesce(", ")")),
        type);
  }

  private static SqlValue nullif(List<SqlValue> args) {
    SqlValue value = args.get(0);
    return SqlValue.of(
        "CASE WHEN coalesce("
            + Compare.write(value, Comparison.EQUAL, args.get(1)).sql()
            + ", false) THEN NULL ELSE "
            + value.sql()
            + " END",
        value.type());
  }

  private static SqlValue in(List<SqlValue> args) {
    return SqlValue.truth(
        args.subList(1, args.size()).stream()
            .map(each -> Compare.write(args.get(0), Comparison.EQUAL, each).sql())
            .collect(Collectors.joining(" OR ", "(", ")")));
  }

  private static SqlValue isNull(List<SqlValue> args, String test) {
    return SqlValue.truth("(" + args.get(0).sql() + " " + test + ")");
  }

  private static SqlValue isText(List<SqlValue> args) {
    SqlValue value = args.get(0);
    return SqlValue.truth(
        value.type() == Type.TEXT || value.type() == Type.LIST
            ? "(" + value.sql() + " IS NOT NULL AND " + value.asNumber() + " IS NULL)"
            : "false");
  }

  private static SqlValue typeOf(List<SqlValue> args) {
    SqlValue value = args.get(0);
    String known =
        switch (value.type()) {
          case NUMBER, TIME -> "'Number'";
          case BOOLEAN -> "'Boolean'";
          case ABSENT -> "'Null'";
          case LIST -> "'Multivalue'";
          case TEXT ->
              value.constant().isPresent()
                  ? "'String'"
                  : "CASE WHEN " + value.asNumber() + " IS NULL THEN 'String' ELSE 'Number' END";
        };
    return SqlValue.text(
        value.type() == Type.ABSENT
            ? known
            : "CASE WHEN " + value.sql() + " IS NULL THEN 'Null' ELSE " + known + " END");
  }

  private static SqlValue inNetwork(List<SqlValue> args) {
    SqlValue network = args.get(0);
    if (network.constant().isPresent()) {
      return SqlValue.truth(
          Network.containing(network.constant().get(), args.get(1).asText())
              .orElseThrow(() ->
                  new Scalar.WrongArgument(
                      "expected a network such as 10.0.0.0/8 or 2001:db8::/32, found "
                          + network.constant().get())));
    }
    String text = args.get(1).asText();
    return SqlValue.truth(
        "coalesce(haetae_in_network("
            + text
            + ", "
            + network.asText()
            + "), haetae_in_network6("
            + text
            + ", "
            + network.asText()
            + "))");
  }
}
