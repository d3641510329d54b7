package dev.haetae.search.function;

import static dev.haetae.search.function.Scalar.ANY;

import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Functions of text. */
final class Texts {
  private static final java.util.regex.Pattern CONVERSION =
      java.util.regex.Pattern.compile("%[-+ #0']*\\d{0,3}(?:\\.\\d{1,3})?([a-zA-Z%])");

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private Texts() {}

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    all.add(
        new Scalar(
            ".",
            2,
            ANY,
            args ->
                SqlValue.text(
                    args.stream()
                        .map(SqlValue::asText)
                        .collect(Collectors.joining(" || ", "(", ")")))));
    all.add(new Scalar("len", 1, 1, args -> SqlValue.number("length(" + text(args, 0) + ")")));
    all.add(new Scalar("lower", 1, 1, args -> each(args, "lower")));
    all.add(new Scalar("upper", 1, 1, args -> each(args, "upper")));
    for (String side : List.of("trim", "ltrim", "rtrim")) {
      all.add(new Scalar(side, 1, 2, args -> trimmed(side, args)));
    }
    all.add(new Scalar("substr", 2, 3, Texts::substring));
    all.add(new Scalar("replace", 3, 3, Texts::replace));
    all.add(new Scalar("match", 2, 2, Texts::match));
    all.add(new Scalar("like", 2, 2, Texts::like));
    all.add(
        new Scalar("urldecode", 1, 1, args -> SqlValue.text("url_decode(" + text(args, 0) + ")")));
    for (String digest : List.of("md5", "sha1", "sha256")) {
      all.add(new Scalar(digest, 1, 1, args -> SqlValue.text(digest + "(" + text(args, 0) + ")")));
    }
    all.add(new Scalar("tostring", 1, 2, Texts::asString));
    all.add(new Scalar("tonumber", 1, 2, Texts::asNumber));
    all.add(new Scalar("printf", 1, ANY, Texts::printf));
    return all;
  }

  private static final java.util.regex.Pattern ESCAPED =
      java.util.regex.Pattern.compile("\\\\[%_]");

  /** A backslash before a sign of the pattern makes it a sign like any other. */
  private static SqlValue like(List<SqlValue> args) {
    String pattern =
        args.get(1)
            .constant()
            .filter(written -> ESCAPED.matcher(written).find())
            .map(written ->
                Sql.text(
                        ESCAPED
                            .matcher(written.replace("!", "!!"))
                            .replaceAll(sign -> "!" + sign.group().charAt(1)))
                    + " ESCAPE '!'")
            .orElseGet(() -> text(args, 1));
    return SqlValue.truth("(" + text(args, 0) + " LIKE " + pattern + ")");
  }

  /** Those Splunk's language does not have. */
  static List<Scalar> further() {
    List<Scalar> all = new ArrayList<>();
    for (String name : List.of("contains", "starts_with", "ends_with")) {
      all.add(
          new Scalar(
              name.replace("_", ""),
              2,
              2,
              args -> SqlValue.truth(name + "(" + text(args, 0) + ", " + text(args, 1) + ")")));
    }
    all.add(
        new Scalar(
            "replace_text",
            3,
            3,
            args ->
                SqlValue.text(
                    "replace("
                        + text(args, 0)
                        + ", "
                        + text(args, 1)
                        + ", "
                        + text(args, 2)
                        + ")")));
    all.add(new Scalar("octets", 1, 1, args -> SqlValue.number("strlen(" + text(args, 0) + ")")));
    all.add(
        new Scalar("urlencode", 1, 1, args -> SqlValue.text("url_encode(" + text(args, 0) + ")")));
    all.add(
        new Scalar(
            "base64encode",
            1,
            1,
            args -> SqlValue.text("to_base64(encode(" + text(args, 0) + "))")));
    all.add(
        new Scalar(
            "base64decode",
            1,
            1,
            args -> SqlValue.text("TRY(decode(from_base64(" + text(args, 0) + ")))")));
    all.add(
        new Scalar(
            "hex_text", 1, 1, args -> SqlValue.text("TRY(decode(unhex(" + text(args, 0) + ")))")));
    all.add(
        new Scalar(
            "hex",
            1,
            1,
            args ->
                SqlValue.text(
                    "lower(to_hex(TRY_CAST(" + args.get(0).asNumber() + " AS BIGINT)))")));
    return all;
  }

  private static String text(List<SqlValue> args, int index) {
    return args.get(index).asText();
  }

  private static SqlValue each(List<SqlValue> args, String function) {
    SqlValue value = args.get(0);
    return value.type() == Type.LIST
        ? SqlValue.list("list_transform(" + value.sql() + ", lambda each: " + function + "(each))")
        : SqlValue.text(function + "(" + value.asText() + ")");
  }

  private static SqlValue trimmed(String side, List<SqlValue> args) {
    String characters = args.size() == 1 ? "' \t'" : text(args, 1);
    return SqlValue.text(side + "(" + text(args, 0) + ", " + characters + ")");
  }

  private static SqlValue substring(List<SqlValue> args) {
    String length =
        args.size() == 2 ? "" : ", greatest(TRY_CAST(" + args.get(2).asNumber() + " AS BIGINT), 0)";
    return SqlValue.text(
        "substr("
            + text(args, 0)
            + ", TRY_CAST("
            + args.get(1).asNumber()
            + " AS BIGINT)"
            + length
            + ")");
  }

  private static String pattern(SqlValue argument) {
    return argument
        .constant()
        .map(written -> Sql.text(Pattern.of(written).re2()))
        .orElseGet(argument::asText);
  }

  private static SqlValue replace(List<SqlValue> args) {
    return SqlValue.text(
        "regexp_replace("
            + text(args, 0)
            + ", "
            + pattern(args.get(1))
            + ", "
            + text(args, 2)
            + ", 'g')");
  }

  private static SqlValue match(List<SqlValue> args) {
    SqlValue value = args.get(0);
    String pattern = pattern(args.get(1));
    if (value.type() == Type.LIST) {
      return SqlValue.truth(
          "list_bool_or(list_transform("
              + value.sql()
              + ", lambda haetae_each: regexp_matches(haetae_each, "
              + pattern
              + ")))");
    }
    return SqlValue.truth("regexp_matches(" + value.asText() + ", " + pattern + ")");
  }

  private static SqlValue asString(List<SqlValue> args) {
    SqlValue value = args.get(0);
    if (args.size() == 1) {
      return SqlValue.text(
          value.type() == Type.BOOLEAN
              ? "CASE WHEN "
                  + value.sql()
                  + " THEN 'True' WHEN NOT "
                  + value.sql()
                  + " THEN 'False' END"
              : value.asText());
    }
    String format = args.get(1).constant().orElse("").toLowerCase(Locale.ROOT);
    String number = value.asNumber();
    return SqlValue.text(
        switch (format) {
          case "hex" -> "('0x' || upper(hex(TRY_CAST(" + number + " AS BIGINT))))";
          case "binary" -> "bin(TRY_CAST(" + number + " AS BIGINT))";
          case "commas" ->
              "CASE WHEN "
                  + number
                  + " = trunc("
                  + number
                  + ") THEN format('{:,}', TRY_CAST("
                  + number
                  + " AS BIGINT)) ELSE format('{:,.2f}', CAST("
                  + number
                  + " AS DOUBLE)) END";
          case "duration" ->
              "CASE WHEN "
                  + number
                  + " >= 86400 THEN CAST(TRY_CAST(floor("
                  + number
                  + " / 86400) AS BIGINT) AS VARCHAR) || '+' ELSE '' END || strftime("
                  + "make_timestamp(TRY_CAST(CAST("
                  + number
                  + " AS DOUBLE) * 1000000 AS BIGINT)), '%H:%M:%S')";
          default ->
              throw new Scalar.WrongArgument(
                  "tostring expects \"hex\", \"binary\", \"commas\" or \"duration\" second");
        });
  }

  private static SqlValue asNumber(List<SqlValue> args) {
    SqlValue value = args.get(0);
    if (args.size() == 1) {
      return SqlValue.number(value.asNumber());
    }
    String base = args.get(1).constant().orElse("");
    return switch (base) {
      case "10" -> SqlValue.number(value.asNumber());
      case "16" -> parsed(value, "0x");
      case "2" -> parsed(value, "0b");
      default -> inBase(value.asText(), base);
    };
  }

  /** Absent where a sign is no digit of the base. */
  private static SqlValue inBase(String text, String written) {
    int base = written.matches("[0-9]{1,2}") ? Integer.parseInt(written) : 0;
    if (base < 2 || base > DIGITS.length()) {
      throw new Scalar.WrongArgument("tonumber expects a base of 2 to " + DIGITS.length());
    }
    return SqlValue.number(
        "CASE WHEN regexp_full_match(lower("
            + text
            + "), '["
            + DIGITS.substring(0, base)
            + "]+') THEN list_reduce(list_prepend(CAST(0 AS DOUBLE), list_transform("
            + "string_split(lower("
            + text
            + "), ''), lambda haetae_sign: CAST(strpos('"
            + DIGITS
            + "', haetae_sign) - 1 AS DOUBLE))), lambda haetae_sum, haetae_sign: haetae_sum * "
            + base
            + " + haetae_sign) END");
  }

  private static SqlValue parsed(SqlValue value, String prefix) {
    return SqlValue.number(
        "TRY_CAST('"
            + prefix
            + "' || regexp_replace("
            + value.asText()
            + ", '^0[xXbB]', '') AS BIGINT)");
  }

  private static SqlValue printf(List<SqlValue> args) {
    String format =
        args.get(0)
            .constant()
            .orElseThrow(
                () -> new Scalar.WrongArgument("printf expects its format as a quoted text"));
    List<String> written = new ArrayList<>();
    written.add(Sql.text(format.replace("'", "")));
    if (CONVERSION.matcher(format).replaceAll("").indexOf('%') >= 0) {
      throw new Scalar.WrongArgument(
          "printf expects conversions such as %d, %-10s or %.2f, with widths below 1000, in \""
              + format
              + '"');
    }
    java.util.regex.Matcher matcher = CONVERSION.matcher(format);
    int next = 1;
    while (matcher.find()) {
      char kind = matcher.group(1).charAt(0);
      if (kind == '%') {
        continue;
      }
      if (next == args.size()) {
        throw new Scalar.WrongArgument("printf has fewer values than its format names");
      }
      written.add(converted(kind, args.get(next++)));
    }
    return SqlValue.text("printf(" + String.join(", ", written) + ")");
  }

  private static String converted(char kind, SqlValue value) {
    return switch (kind) {
      case 'd', 'i', 'x', 'X', 'o', 'u', 'c' -> "TRY_CAST(" + value.asNumber() + " AS BIGINT)";
      case 'f', 'F', 'e', 'E', 'g', 'G' -> "CAST(" + value.asNumber() + " AS DOUBLE)";
      case 's' -> value.asText();
      default -> throw new Scalar.WrongArgument("printf does not know %" + kind);
    };
  }
}
