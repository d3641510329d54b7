package dev.haetae.search.function;

import static dev.haetae.search.function.Scalar.ANY;

import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Functions of JSON in text. */
public final class Json {
  private static final String OF_JSON = "haetae_json(";

  private Json() {}

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    all.add(
        new Scalar(
            "json_valid", 1, 1, args -> SqlValue.truth("json_valid(" + text(args, 0) + ")")));
    all.add(
        new Scalar("json", 1, 1, args -> json(valid(args) + " THEN " + text(args, 0) + " END")));
    all.add(new Scalar("json_extract", 1, ANY, Json::extract));
    all.add(new Scalar("spath", 2, 2, Json::extract));
    all.add(
        new Scalar(
            "json_keys",
            1,
            1,
            args -> json(valid(args) + " THEN to_json(json_keys(" + text(args, 0) + ")) END")));
    all.add(new Scalar("json_object", 0, ANY, Json::object));
    all.add(
        new Scalar(
            "json_array",
            0,
            ANY,
            args ->
                json(
                    args.stream()
                        .map(Json::item)
                        .collect(Collectors.joining(", ", "json_array(", ")")))));
    all.add(
        new Scalar(
            "json_array_to_mv",
            1,
            2,
            args ->
                SqlValue.list(valid(args) + " THEN " + strings(text(args, 0), "$[*]") + " END")));
    all.addAll(JsonChanges.all());
    return all;
  }

  /** Those Splunk's language does not have. */
  static List<Scalar> further() {
    return List.of(
        new Scalar("json_text", 1, 1, Json::stringified),
        new Scalar("json_array_length", 1, 1, Json::length),
        new Scalar(
            "json_elements", 1, 1, args -> SqlValue.list("haetae_some(" + elements(args) + ")")),
        new Scalar(
            "json_array_contains",
            2,
            2,
            args ->
                SqlValue.truth("list_contains(" + elements(args) + ", " + text(args, 1) + ")")));
  }

  private static SqlValue stringified(List<SqlValue> args) {
    SqlValue value = args.get(0);
    if (value.type() == Type.LIST) {
      return SqlValue.text("CAST(to_json(" + value.sql() + ") AS VARCHAR)");
    }
    return SqlValue.text(
        valid(args)
            + " THEN "
            + value.asText()
            + " ELSE CAST(to_json("
            + value.asText()
            + ") AS VARCHAR) END");
  }

  private static SqlValue length(List<SqlValue> args) {
    SqlValue value = args.get(0);
    return SqlValue.number(
        value.type() == Type.LIST
            ? "len(" + value.sql() + ")"
            : valid(args)
                + " AND json_type("
                + value.asText()
                + ") = 'ARRAY' THEN json_array_length("
                + value.asText()
                + ") END");
  }

  /** The elements of an array, each as text; what is no array is its own only element. */
  private static String elements(List<SqlValue> args) {
    SqlValue value = args.get(0);
    if (value.type() == Type.LIST) {
      return value.sql();
    }
    return "CASE WHEN NOT json_valid("
        + value.asText()
        + ") OR json_type("
        + value.asText()
        + ") <> 'ARRAY' THEN haetae_list("
        + value.asText()
        + ") ELSE "
        + strings(value.asText(), "$[*]")
        + " END";
  }

  private static String text(List<SqlValue> args, int index) {
    return args.get(index).asText();
  }

  private static String valid(List<SqlValue> args) {
    return "CASE WHEN json_valid(" + text(args, 0) + ")";
  }

  private static String strings(String json, String path) {
    return "CAST(json_extract_string(" + json + ", " + Sql.text(path) + ") AS VARCHAR[])";
  }

  static String item(SqlValue value) {
    if (value.sql().startsWith(OF_JSON)) {
      return "CAST(" + value.sql() + " AS JSON)";
    }
    return value.type() == Type.LIST || value.type() == Type.ABSENT ? value.asList() : value.sql();
  }

  /** JSON that was made here: it stands in other JSON as what it is, and not as a text. */
  static SqlValue json(String sql) {
    return SqlValue.text(OF_JSON + sql + ")");
  }

  private static SqlValue object(List<SqlValue> args) {
    if (args.size() % 2 != 0) {
      throw new Scalar.WrongArgument("json_object takes pairs of a name and a value");
    }
    return json(
        args.stream().map(Json::item).collect(Collectors.joining(", ", "json_object(", ")")));
  }

  private static SqlValue extract(List<SqlValue> args) {
    if (args.size() == 1) {
      return json(valid(args) + " THEN " + text(args, 0) + " END");
    }
    if (args.size() > 2) {
      return json(
          args.subList(1, args.size()).stream()
              .map(path ->
                  "json_extract(" + text(args, 0) + ", " + Sql.text(path(constant(path))) + ")")
              .collect(Collectors.joining(", ", "json_array(", ")")));
    }
    return at(text(args, 0), constant(args.get(1)));
  }

  static String constant(SqlValue path) {
    return path.constant()
        .orElseThrow(() -> new Scalar.WrongArgument("the path is expected as a quoted text"));
  }

  /**
   * What stands at a path of the command spath: names with dots, {@code {}} for all of an array.
   */
  public static SqlValue at(String json, String path) {
    String written = path(path);
    boolean many = written.contains("[*]");
    String value =
        "CASE WHEN json_valid("
            + json
            + ") THEN "
            + (many
                ? "haetae_some(" + strings(json, written) + ")"
                : "json_extract_string(" + json + ", " + Sql.text(written) + ")")
            + " END";
    return SqlValue.of(value, many ? Type.LIST : Type.TEXT);
  }

  /** A path of the command spath in DuckDB's words. */
  public static String path(String path) {
    StringBuilder written = new StringBuilder("$");
    int begin = 0;
    while (begin < path.length()) {
      int brace = path.indexOf('{', begin);
      int dot = path.indexOf('.', begin);
      int end = dot < 0 ? path.length() : dot;
      if (brace >= 0 && brace < end) {
        int close = path.indexOf('}', brace);
        close = close < 0 ? path.length() - 1 : close;
        name(written, path.substring(begin, brace));
        String index = path.substring(brace + 1, close);
        written.append('[').append(index.matches("\\d{1,9}") ? index : "*").append(']');
        begin = close + 1;
        begin += path.startsWith(".", begin) ? 1 : 0;
      } else {
        name(written, path.substring(begin, end));
        begin = end + 1;
      }
    }
    return written.toString();
  }

  private static void name(StringBuilder written, String name) {
    if (!name.isEmpty()) {
      written.append(member(name));
    }
  }

  /** The step of a path to the member of a name, whatever the name holds. */
  static String member(String name) {
    return ".\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
