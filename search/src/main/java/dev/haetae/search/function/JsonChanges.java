package dev.haetae.search.function;

import static dev.haetae.search.function.Scalar.ANY;

import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions that change what stands in JSON. DuckDB has the merging of RFC 7396 for objects, which
 * loses the places of members and those that are null: objects are written anew.
 */
final class JsonChanges {
  private static final Pattern INDEXES = Pattern.compile("\\{([0-9]{0,9})}");

  /** A step down: the name of an object's member; or a place of an array, none for all of them. */
  private record Segment(Optional<String> name, Optional<Long> place) {}

  private JsonChanges() {}

  static List<Scalar> all() {
    return List.of(
        changes("json_set", JsonChanges::path, JsonChanges::set),
        changes("json_set_exact", JsonChanges::key, JsonChanges::set),
        changes("json_append", JsonChanges::path, JsonChanges::appended),
        changes("json_extend", JsonChanges::path, JsonChanges::read, JsonChanges::extended),
        new Scalar("json_delete", 2, ANY, JsonChanges::without),
        new Scalar("json_extract_exact", 2, 2, JsonChanges::extract));
  }

  /** How a text names a place. */
  @FunctionalInterface
  private interface Written {
    List<Segment> segments(String text);
  }

  /** What is made of what is there and a value. */
  @FunctionalInterface
  private interface Change {
    String of(String there, String value);
  }

  private static Scalar changes(String name, Written written, Change change) {
    return changes(name, written, JsonChanges::item, change);
  }

  private static String item(SqlValue value) {
    return "to_json(" + Json.item(value) + ")";
  }

  /** A text that is JSON as what it is; any other as a text. */
  private static String read(SqlValue value) {
    String json = item(value);
    return value.type() == Type.TEXT
        ? "CASE WHEN json_valid("
            + value.sql()
            + ") THEN CAST("
            + value.sql()
            + " AS JSON) ELSE "
            + json
            + " END"
        : json;
  }

  private static Scalar changes(
      String name, Written written, Function<SqlValue, String> given, Change change) {
    return new Scalar(
        name,
        3,
        ANY,
        args -> {
          if (args.size() % 2 == 0) {
            throw new Scalar.WrongArgument(name + " takes JSON, then pairs of a path and a value");
          }
          String json = parsed(args.getFirst());
          for (int i = 1; i < args.size(); i += 2) {
            String value = given.apply(args.get(i + 1));
            List<Segment> path = written.segments(Json.constant(args.get(i)));
            json = once(json, i, base -> at(base, path, 0, there -> change.of(there, value)));
          }
          return Json.json(ofValid(args.getFirst(), json));
        });
  }

  private static SqlValue without(List<SqlValue> args) {
    String json = parsed(args.getFirst());
    for (int i = 1; i < args.size(); i++) {
      List<Segment> path = path(Json.constant(args.get(i)));
      Segment last = path.getLast();
      List<Segment> above = path.subList(0, path.size() - 1);
      json = once(json, i, base -> at(base, above, 0, there -> without(there, last)));
    }
    return Json.json(ofValid(args.getFirst(), json));
  }

  private static String ofValid(SqlValue json, String changed) {
    return "CASE WHEN json_valid(" + json.asText() + ") THEN " + changed + " END";
  }

  private static SqlValue extract(List<SqlValue> args) {
    return SqlValue.text(
        "json_extract_string("
            + parsed(args.get(0))
            + ", "
            + Sql.text(member(Json.constant(args.get(1))))
            + ")");
  }

  private static String parsed(SqlValue json) {
    return "CASE WHEN json_valid("
        + json.asText()
        + ") THEN CAST("
        + json.asText()
        + " AS JSON) END";
  }

  /** Written by a name of its own, for it stands there several times. */
  private static String once(String json, int number, UnaryOperator<String> change) {
    String name = "haetae_json_" + number;
    return "list_transform([" + json + "], lambda " + name + ": " + change.apply(name) + ")[1]";
  }

  private static List<Segment> key(String text) {
    return List.of(new Segment(Optional.of(text), Optional.empty()));
  }

  private static List<Segment> path(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      int brace = part.indexOf('{');
      String name = brace < 0 ? part : part.substring(0, brace);
      if (!name.isEmpty()) {
        segments.add(new Segment(Optional.of(name), Optional.empty()));
      }
      Matcher indexes = INDEXES.matcher(part);
      while (brace >= 0 && indexes.find()) {
        String digits = indexes.group(1);
        segments.add(
            new Segment(
                Optional.empty(),
                digits.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(digits))));
      }
    }
    if (segments.isEmpty()) {
      throw new Scalar.WrongArgument(
          "a path such as a.b or a{0}.b is expected, found \"" + text + '"');
    }
    return segments;
  }

  /** The JSON with something else at a path. */
  private static String at(
      String json, List<Segment> path, int depth, UnaryOperator<String> change) {
    if (depth == path.size()) {
      return change.apply(json);
    }
    Segment segment = path.get(depth);
    if (segment.name().isPresent()) {
      String name = segment.name().get();
      String there = "json_extract(" + json + ", " + Sql.text(member(name)) + ")";
      return with(json, name, at(there, path, depth + 1, change), depth);
    }
    String each = "haetae_each_" + depth;
    String place = "haetae_place_" + depth;
    String changed = at(each, path, depth + 1, change);
    return ofArray(
        json,
        "list_transform("
            + elements(json)
            + ", lambda "
            + each
            + ", "
            + place
            + ": "
            + segment
                .place()
                .map(number ->
                    "CASE WHEN "
                        + place
                        + " = "
                        + (number + 1)
                        + " THEN "
                        + changed
                        + " ELSE "
                        + each
                        + " END")
                .orElse(changed)
            + ")");
  }

  private static String set(String there, String value) {
    return value;
  }

  private static String appended(String there, String value) {
    return ofArray(there, "list_append(" + elements(there) + ", " + value + ")");
  }

  private static String extended(String there, String value) {
    return ofArray(
        there,
        "CASE WHEN json_type("
            + value
            + ") = 'ARRAY' THEN list_concat("
            + elements(there)
            + ", "
            + elements(value)
            + ") ELSE list_append("
            + elements(there)
            + ", "
            + value
            + ") END");
  }

  /**
   * An object with a member that is set, in its place where it was there; of any other a new one.
   */
  private static String with(String json, String name, String value, int depth) {
    String keys = keys(json);
    String written = Sql.text(name);
    return object(
        "CASE WHEN list_contains("
            + keys
            + ", "
            + written
            + ") THEN "
            + keys
            + " ELSE list_append("
            + keys
            + ", "
            + written
            + ") END",
        depth,
        key ->
            "CASE WHEN "
                + key
                + " = "
                + written
                + " THEN coalesce(CAST("
                + value
                + " AS VARCHAR), 'null') ELSE "
                + memberOf(json, key)
                + " END");
  }

  private static String keys(String json) {
    return "CASE WHEN json_type(" + json + ") = 'OBJECT' THEN json_keys(" + json + ") ELSE [] END";
  }

  /** The member a key names that is no constant: by a pointer, whose signs are escaped. */
  private static String memberOf(String json, String key) {
    return "CAST(json_extract("
        + json
        + ", '/' || replace(replace("
        + key
        + ", '~', '~0'), '/', '~1')) AS VARCHAR)";
  }

  private static String object(String keys, int depth, UnaryOperator<String> member) {
    String key = "haetae_key_" + depth;
    return "CAST('{' || array_to_string(list_transform("
        + keys
        + ", lambda "
        + key
        + ": CAST(to_json("
        + key
        + ") AS VARCHAR) || ':' || "
        + member.apply(key)
        + "), ',') || '}' AS JSON)";
  }

  private static String without(String json, Segment last) {
    if (last.name().isPresent()) {
      String left =
          "list_filter("
              + keys(json)
              + ", lambda haetae_left: haetae_left <> "
              + Sql.text(last.name().get())
              + ")";
      return "CASE WHEN json_type("
          + json
          + ") = 'OBJECT' THEN "
          + object(left, 0, key -> memberOf(json, key))
          + " ELSE "
          + json
          + " END";
    }
    return ofArray(
        json,
        last.place()
            .map(number ->
                "list_filter("
                    + elements(json)
                    + ", lambda haetae_each, haetae_place: haetae_place <> "
                    + (number + 1)
                    + ")")
            .orElse("[]"));
  }

  private static String ofArray(String json, String list) {
    return "CASE WHEN json_type("
        + json
        + ") = 'ARRAY' THEN to_json("
        + list
        + ") ELSE "
        + json
        + " END";
  }

  private static String elements(String json) {
    return "json_extract(" + json + ", '$[*]')";
  }

  private static String member(String name) {
    return "$" + Json.member(name);
  }
}
