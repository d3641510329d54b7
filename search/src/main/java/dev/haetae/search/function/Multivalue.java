package dev.haetae.search.function;

import static dev.haetae.search.function.Scalar.ANY;

import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Functions of fields that have several values. */
final class Multivalue {
  private static final int MOST_OF_RANGE = 100_000;

  private Multivalue() {}

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    all.add(
        new Scalar(
            "split",
            2,
            2,
            args -> SqlValue.list("string_split(" + text(args, 0) + ", " + text(args, 1) + ")")));
    all.add(new Scalar("mvcount", 1, 1, Multivalue::count));
    all.add(new Scalar("mvindex", 2, 3, Multivalue::index));
    all.add(
        new Scalar(
            "mvjoin",
            2,
            2,
            args ->
                SqlValue.text("array_to_string(" + list(args, 0) + ", " + text(args, 1) + ")")));
    all.add(
        new Scalar(
            "mvappend",
            1,
            ANY,
            args ->
                SqlValue.list(
                    args.stream()
                        .map(SqlValue::asList)
                        .collect(Collectors.joining(", ", "haetae_some(flatten([", "]))")))));
    all.add(
        new Scalar(
            "mvdedup", 1, 1, args -> SqlValue.list("haetae_each_once(" + list(args, 0) + ")")));
    all.add(new Scalar("mvsort", 1, 1, args -> SqlValue.list("list_sort(" + list(args, 0) + ")")));
    all.add(new Scalar("mvfind", 2, 2, Multivalue::find));
    all.add(new Scalar("mvrange", 2, 3, Multivalue::range));
    all.add(new Scalar("mvzip", 2, 3, Multivalue::zip));
    all.add(
        new Scalar(
            "mv_to_json_array",
            1,
            2,
            args -> SqlValue.text("CAST(to_json(" + list(args, 0) + ") AS VARCHAR)")));
    return all;
  }

  private static String text(List<SqlValue> args, int index) {
    return args.get(index).asText();
  }

  private static String list(List<SqlValue> args, int index) {
    return args.get(index).asList();
  }

  private static SqlValue count(List<SqlValue> args) {
    SqlValue value = args.get(0);
    return SqlValue.number(
        value.type() == Type.LIST
            ? "nullif(len(" + value.sql() + "), 0)"
            : "CASE WHEN " + value.sql() + " IS NOT NULL THEN 1 END");
  }

  private static String position(SqlValue index) {
    return index
        .constant()
        .map(Multivalue::whole)
        .map(at -> Long.toString(at >= 0 ? at + 1 : at))
        .orElseGet(() ->
            "TRY_CAST(CASE WHEN "
                + index.asNumber()
                + " >= 0 THEN "
                + index.asNumber()
                + " + 1 ELSE "
                + index.asNumber()
                + " END AS BIGINT)");
  }

  private static long whole(String written) {
    try {
      return Long.parseLong(written);
    } catch (NumberFormatException wrong) {
      throw new Scalar.WrongArgument("mvindex expects whole numbers, found " + written);
    }
  }

  private static SqlValue index(List<SqlValue> args) {
    String list = list(args, 0);
    if (args.size() == 2) {
      return SqlValue.text("list_extract(" + list + ", " + position(args.get(1)) + ")");
    }
    return SqlValue.list(
        "haetae_some(list_slice("
            + list
            + ", "
            + position(args.get(1))
            + ", "
            + position(args.get(2))
            + "))");
  }

  private static SqlValue find(List<SqlValue> args) {
    SqlValue pattern = args.get(1);
    String re2 =
        pattern
            .constant()
            .map(written -> Sql.text(Pattern.of(written).re2()))
            .orElseGet(pattern::asText);
    return SqlValue.number(
        "(nullif(list_position(list_transform("
            + list(args, 0)
            + ", lambda haetae_each: regexp_matches(haetae_each, "
            + re2
            + ")), true), 0) - 1)");
  }

  /** Numbers from one up to, or down to, another that is not reached. */
  private static SqlValue range(List<SqlValue> args) {
    String begin = whole(args.get(0));
    String end = whole(args.get(1));
    String step = args.size() == 2 ? "1" : "nullif(" + whole(args.get(2)) + ", 0)";
    return SqlValue.list(
        "CASE WHEN (CAST("
            + end
            + " AS DOUBLE) - "
            + begin
            + ") / "
            + step
            + " > "
            + MOST_OF_RANGE
            + " THEN error('mvrange gives more than "
            + MOST_OF_RANGE
            + " values') ELSE list_transform(range("
            + begin
            + ", "
            + end
            + ", "
            + step
            + "), lambda each: CAST(each AS VARCHAR)) END");
  }

  private static String whole(SqlValue value) {
    return "TRY_CAST(" + value.asNumber() + " AS BIGINT)";
  }

  private static SqlValue zip(List<SqlValue> args) {
    String between = args.size() == 2 ? "','" : text(args, 2);
    return SqlValue.list(
        "list_transform(list_zip("
            + list(args, 0)
            + ", "
            + list(args, 1)
            + ", true), lambda haetae_pair: haetae_pair[1] || "
            + between
            + " || haetae_pair[2])");
  }
}
