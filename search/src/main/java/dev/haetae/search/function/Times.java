package dev.haetae.search.function;

import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;

/** Functions of time. Times are seconds since 1970; texts of them are in UTC. */
public final class Times {
  private Times() {}

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    all.add(new Scalar("strftime", 2, 2, Times::format));
    all.add(new Scalar("strptime", 2, 2, Times::parse));
    all.add(new Scalar("relative_time", 2, 2, Times::relative));
    return all;
  }

  private static SqlValue format(List<SqlValue> args) {
    return SqlValue.text(formatted(args.get(0).asNumber(), needed(args.get(1), "strftime")));
  }

  /** A number of seconds as text, in a format of {@code strftime}. */
  public static String formatted(String seconds, String format) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int at = format.indexOf("%s"); at >= 0; at = format.indexOf("%s", begin)) {
      if (at > begin) {
        parts.add(plain(seconds, format.substring(begin, at)));
      }
      parts.add("CAST(CAST(floor(" + seconds + ") AS BIGINT) AS VARCHAR)");
      begin = at + 2;
    }
    if (begin < format.length() || parts.isEmpty()) {
      parts.add(plain(seconds, format.substring(begin)));
    }
    return parts.size() == 1 ? parts.getFirst() : "(" + String.join(" || ", parts) + ")";
  }

  private static String plain(String seconds, String format) {
    return "strftime(haetae_instant(" + seconds + "), " + Sql.text(dialect(format)) + ")";
  }

  /** Splunk's conversions in DuckDB's. */
  static String dialect(String format) {
    return format
        .replace("%F", "%Y-%m-%d")
        .replace("%T", "%H:%M:%S")
        .replace("%D", "%m/%d/%y")
        .replace("%R", "%H:%M")
        .replace("%3N", "%g")
        .replace("%6N", "%f")
        .replace("%9N", "%n")
        .replace("%3Q", "%g")
        .replace("%6Q", "%f")
        .replace("%Q", "%g")
        .replace("%N", "%n")
        .replace("%k", "%-H")
        .replace("%l", "%-I")
        .replace("%e", "%-d")
        .replace("%h", "%b")
        .replace("%+", "%a %b %-d %H:%M:%S UTC %Y")
        .replace("%:z", "+00:00")
        .replace("%z", "+0000")
        .replace("%Z", "UTC");
  }

  private static SqlValue parse(List<SqlValue> args) {
    String format = needed(args.get(1), "strptime");
    String text = args.get(0).asText();
    if (format.equals("%s")) {
      return SqlValue.number("haetae_number(" + text + ")");
    }
    return SqlValue.number(parsed(text, format));
  }

  /** A text of that format as a number of seconds; absent where it is not of it. */
  public static String parsed(String text, String format) {
    String zoned = format.replace("%:z", "%z");
    String dialect = dialect(zoned.replace("%z", "\1").replace("%Z", "\2"));
    dialect = dialect.replace("\1", "%z").replace("\2", "%Z");
    return "epoch(CAST(try_strptime(" + text + ", " + Sql.text(dialect) + ") AS TIMESTAMP))";
  }

  private static SqlValue relative(List<SqlValue> args) {
    String written = needed(args.get(1), "relative_time");
    TimeModifier modifier =
        TimeModifier.parse(written)
            .orElseThrow(() ->
                new Scalar.WrongArgument(
                    "relative_time expects a modifier such as \"-1d@d\", not \"" + written + "\""));
    return SqlValue.of(modifier.sql(args.get(0).asNumber()), Type.NUMBER);
  }

  private static String needed(SqlValue argument, String function) {
    return argument
        .constant()
        .orElseThrow(() ->
            new Scalar.WrongArgument(function + " expects its second argument as a quoted text"));
  }
}
