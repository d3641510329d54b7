package dev.haetae.search.function;

import dev.haetae.search.plan.Span;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions of time. Times are seconds since 1970; texts of them are in the zone of the search. */
public final class Times {
  private static final int DAY = 86_400;

  /** Conversions DuckDB has not, or not in the zone of the search. */
  private static final Pattern OWN = Pattern.compile("%(?:%|s|z|:z|Z|e|k|l)");

  private static final Map<String, Integer> UNITS = units();

  private Times() {}

  private static Map<String, Integer> units() {
    Map<String, Integer> units = new LinkedHashMap<>();
    units.put("year", 365 * DAY);
    units.put("month", 30 * DAY);
    units.put("day", DAY);
    units.put("hour", 3600);
    units.put("minute", 60);
    units.put("second", 1);
    return units;
  }

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    all.add(new Scalar("strftime", 2, 2, Times::format));
    all.add(new Scalar("strptime", 2, 2, Times::parse));
    all.add(new Scalar("relative_time", 2, 2, Times::relative));
    return all;
  }

  /** Those Splunk's language does not have. */
  static List<Scalar> further() {
    return List.of(
        new Scalar("time_ago", 1, 1, args -> ago(args.get(0).asNumber())),
        new Scalar("as_time", 1, 1, args -> SqlValue.of(args.get(0).asNumber(), Type.TIME)),
        new Scalar("time_floor", 3, 3, args -> bucket(args.get(0), span(args), 0)),
        new Scalar("time_ceiling", 3, 3, Times::ceiling));
  }

  /** A number of seconds that went by, in words: the largest unit there is one of. */
  private static SqlValue ago(String seconds) {
    StringBuilder words = new StringBuilder("CASE WHEN " + seconds + " < 0 THEN 'in the future'");
    UNITS.forEach((unit, length) -> {
      String count = "TRY_CAST(floor(" + seconds + " / " + length + ") AS BIGINT)";
      words
          .append(" WHEN ")
          .append(count)
          .append(" = 1 THEN '1 ")
          .append(unit)
          .append(" ago' WHEN ")
          .append(count)
          .append(" > 1 THEN ")
          .append(count)
          .append(" || ' ")
          .append(unit)
          .append("s ago'");
    });
    return SqlValue.text(
        words.append(" WHEN ").append(seconds).append(" >= 0 THEN 'now' END").toString());
  }

  /** The span whose amount and unit are the second and the third argument. */
  private static Span span(List<SqlValue> args) {
    return new Span(
        Double.parseDouble(args.get(1).constant().orElseThrow()),
        Span.Unit.valueOf(args.get(2).constant().orElseThrow()));
  }

  /** The time itself where a bucket begins at it, otherwise the begin of the next. */
  private static SqlValue ceiling(List<SqlValue> args) {
    Span span = span(args);
    SqlValue floor = bucket(args.get(0), span, 0);
    String next =
        span.unit().seconds() > 0
            ? "(" + floor.sql() + " + " + Sql.number(span.amount() * span.unit().seconds()) + ")"
            : "haetae_seconds(haetae_instant("
                + floor.sql()
                + ") + INTERVAL '"
                + (long) span.amount()
                + " "
                + span.unit().name().toLowerCase(Locale.ROOT)
                + "')";
    return SqlValue.of(
        "CASE WHEN "
            + floor.sql()
            + " = "
            + args.get(0).asNumber()
            + " THEN "
            + floor.sql()
            + " ELSE "
            + next
            + " END",
        floor.type());
  }

  private static SqlValue format(List<SqlValue> args) {
    return SqlValue.text(formatted(args.get(0).asNumber(), needed(args.get(1), "strftime")));
  }

  /** A number of seconds as text, in a format of {@code strftime}. */
  public static String formatted(String seconds, String format) {
    List<String> parts = new ArrayList<>();
    String whole = format.replace("%+", "%a %b %-d %H:%M:%S %Z %Y");
    Matcher matcher = OWN.matcher(whole);
    int begin = 0;
    while (matcher.find()) {
      if (matcher.group().equals("%%")) {
        continue;
      }
      if (matcher.start() > begin) {
        parts.add(plain(seconds, whole.substring(begin, matcher.start())));
      }
      parts.add(
          switch (matcher.group()) {
            case "%s" -> "CAST(TRY_CAST(floor(" + seconds + ") AS BIGINT) AS VARCHAR)";
            case "%Z" -> "haetae_zone(" + seconds + ")";
            case "%z" -> "haetae_offset(" + seconds + ", '')";
            case "%e", "%k", "%l" -> "lpad(" + plain(seconds, matcher.group()) + ", 2, ' ')";
            default -> "haetae_offset(" + seconds + ", ':')";
          });
      begin = matcher.end();
    }
    if (begin < whole.length() || parts.isEmpty()) {
      parts.add(plain(seconds, whole.substring(begin)));
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
        .replace("%:z", "%z");
  }

  /** The begin of the bucket a value falls into, when one begins at {@code align}. */
  public static SqlValue bucket(SqlValue value, Span span, double align) {
    String number = value.asNumber();
    Type type = value.type() == Type.TIME ? Type.TIME : Type.NUMBER;
    return switch (span.unit()) {
      case MONTH, QUARTER, YEAR ->
          SqlValue.of(
              "haetae_seconds(time_bucket(INTERVAL '"
                  + (long) Math.max(1, span.amount())
                  + " "
                  + span.unit().name().toLowerCase(Locale.ROOT)
                  + "', haetae_instant("
                  + number
                  + ")))",
              type);
      case LOGARITHM, NUMBER -> multiple(number, span.amount(), align, type);
      default -> multiple(number, span.amount() * span.unit().seconds(), align, type);
    };
  }

  /** The greatest multiple of a width that is no greater, counted from {@code align}. */
  public static SqlValue multiple(String number, double width, double align, Type type) {
    String amount = Sql.number(width);
    if (type == Type.TIME && width % DAY == 0 && align == 0) {
      return SqlValue.of("haetae_days(" + number + ", " + amount + ")", type);
    }
    if (align % width == 0) {
      return SqlValue.of("(floor(" + number + " / " + amount + ") * " + amount + ")", type);
    }
    String first = Sql.number(align % width);
    return SqlValue.of(
        "(floor(("
            + number
            + " - "
            + first
            + ") / "
            + amount
            + ") * "
            + amount
            + " + "
            + first
            + ")",
        type);
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
    String dialect = dialect(format);
    String time = "try_strptime(" + text + ", " + Sql.text(dialect) + ")";
    boolean zoned = dialect.contains("%z") || dialect.contains("%Z");
    return zoned ? "epoch(CAST(" + time + " AS TIMESTAMP))" : "haetae_seconds(" + time + ")";
  }

  private static SqlValue relative(List<SqlValue> args) {
    if (args.get(1).constant().isEmpty()) {
      return SqlValue.number(TimeModifier.sql(args.get(0).asNumber(), args.get(1).asText()));
    }
    String written = args.get(1).constant().get();
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
