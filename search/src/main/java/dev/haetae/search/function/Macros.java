package dev.haetae.search.function;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DuckDB is taught for a search: how typeless values are read as numbers, as texts and against
 * each other. Named in SQL by {@code haetae_}; taught when a statement first names them, for all of
 * them take DuckDB longer than many a search.
 */
public final class Macros {
  private static final Pattern NAME = Pattern.compile("haetae_[a-z0-9_]+");

  private final Map<String, String> unknown = new HashMap<>();

  /** Those of searches in a zone, for a DuckDB that knows none of them yet. */
  public Macros(ZoneId zone) {
    statements(zone).forEach(each -> unknown.put(name(each), each));
  }

  private static String name(String statement) {
    Matcher matcher = NAME.matcher(statement);
    matcher.find();
    return matcher.group();
  }

  /**
   * The statements that must be run before one, in order; none where they were asked for before.
   */
  public List<String> before(String statement) {
    List<String> needed = new ArrayList<>();
    Matcher names = NAME.matcher(statement);
    while (names.find()) {
      Optional.ofNullable(unknown.remove(names.group()))
          .ifPresent(macro -> {
            needed.addAll(before(macro));
            needed.add(macro);
          });
    }
    return needed;
  }

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  private static List<String> statements(ZoneId zone) {
    List<String> all = new ArrayList<>(TYPELESS);
    all.addAll(zone.normalized().equals(ZoneOffset.UTC) ? UTC : in(zone));
    return all;
  }

  /** Times where a day has 86,400 seconds and nothing has to be looked up. */
  private static final List<String> UTC =
      List.of(
          macro(
              "haetae_instant(x)",
              "make_timestamp(TRY_CAST(CAST(x AS DOUBLE) * 1000000 AS BIGINT))"),
          macro("haetae_seconds(t)", "epoch(CAST(t AS TIMESTAMP))"),
          macro("haetae_days(x, w)", "floor(x / w) * w"),
          macro("haetae_offset(x, between)", "'+00' || between || '00'"),
          macro("haetae_zone(x)", "'UTC'"));

  private static List<String> in(ZoneId zone) {
    String name = Sql.text(named(zone));
    return List.of(
        macro(
            "haetae_instant(x)",
            "timezone("
                + name
                + ", make_timestamptz(TRY_CAST(CAST(x AS DOUBLE) * 1000000 AS BIGINT)))"),
        macro("haetae_seconds(t)", "epoch(timezone(" + name + ", CAST(t AS TIMESTAMP)))"),
        macro(
            "haetae_days(x, w)",
            "haetae_seconds(make_timestamp(CAST(floor(epoch(haetae_instant(x)) / w) * w * 1000000"
                + " AS BIGINT)))"),
        macro(
            "haetae_minutes(x)",
            "CAST(round((epoch(haetae_instant(x)) - CAST(x AS DOUBLE)) / 60) AS BIGINT)"),
        macro(
            "haetae_offset(x, between)",
            "CASE WHEN haetae_minutes(x) < 0 THEN '-' ELSE '+' END"
                + " || printf('%02d', abs(haetae_minutes(x)) // 60) || between"
                + " || printf('%02d', abs(haetae_minutes(x)) % 60)"),
        macro("haetae_zone(x)", Sql.text(zone.getId())));
  }

  /** The zone as DuckDB names it: offsets of whole hours are zones whose sign is turned round. */
  private static String named(ZoneId zone) {
    if (!(zone.normalized() instanceof ZoneOffset offset)) {
      return zone.getId();
    }
    int hours = offset.getTotalSeconds() / 3600;
    return "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours);
  }

  /** The number a text is, written out: absent where it is none. */
  public static String number(String text) {
    // 'inf' and 'nan' are words of a log before they are numbers.
    return "CASE WHEN ("
        + text
        + ")[1] BETWEEN '+' AND '9' THEN TRY_CAST("
        + text
        + " AS DOUBLE) END";
  }

  /** A number as text, written out: whole ones without a fraction. */
  public static String text(String number) {
    return "CASE WHEN "
        + number
        + " = trunc("
        + number
        + ") AND abs("
        + number
        + ") < 1e15 THEN CAST(CAST("
        + number
        + " AS BIGINT) AS VARCHAR) ELSE CAST("
        + number
        + " AS VARCHAR) END";
  }

  private static final List<String> TYPELESS =
      List.of(
          macro("haetae_number(x)", number("x")),
          macro("haetae_text(x)", text("x")),
          macro(
              "haetae_amount(s)",
              "CASE s[1] WHEN '-' THEN -1 ELSE 1 END"
                  + " * coalesce(TRY_CAST(regexp_extract(s, '[0-9]+') AS INTEGER), 1)"),
          macro(
              "haetae_weekday(s)",
              "CAST((coalesce(TRY_CAST(regexp_extract(s, '[0-9]') AS INTEGER), 0) + 6) % 7 AS INTEGER)"),
          macro("haetae_list(x)", "CASE WHEN x IS NULL THEN CAST(NULL AS VARCHAR[]) ELSE [x] END"),
          macro(
              "haetae_same(x, n)",
              "CASE WHEN x IS NULL OR n IS NULL THEN NULL"
                  + " ELSE coalesce(haetae_number(x) = n, false) END"),
          macro(
              "haetae_compare(x, y)",
              "CASE WHEN haetae_number(x) IS NOT NULL AND haetae_number(y) IS NOT NULL"
                  + " THEN sign(haetae_number(x) - haetae_number(y))"
                  + " WHEN x < y THEN -1 WHEN x > y THEN 1 WHEN x = y THEN 0 END"),
          // Octets to a number: DuckDB's own inet is an extension that is not there offline.
          macro(
              "haetae_ipv4(x)",
              "CASE WHEN regexp_full_match(x, '"
                  + OCTET
                  + "(\\."
                  + OCTET
                  + "){3}')"
                  + " THEN TRY_CAST(split_part(x, '.', 1) AS BIGINT) * 16777216"
                  + " + TRY_CAST(split_part(x, '.', 2) AS BIGINT) * 65536"
                  + " + TRY_CAST(split_part(x, '.', 3) AS BIGINT) * 256"
                  + " + TRY_CAST(split_part(x, '.', 4) AS BIGINT) END"),
          // An address of IPv6 as its 32 digits: the end may be an address of IPv4. A macro's
          // argument is written out each time it is named; a lambda's is computed once.
          macro(
              "haetae_hextets(x)",
              "CASE WHEN contains(x, '.') THEN regexp_replace(x, '[^:]*$', '')"
                  + " || list_transform([haetae_ipv4(regexp_extract(x, '[^:]*$'))],"
                  + " lambda haetae_n: lower(to_hex(haetae_n >> 16)) || ':'"
                  + " || lower(to_hex(haetae_n & 65535)))[1]"
                  + " ELSE x END"),
          macro("haetae_groups(x)", "list_filter(string_split(x, ':'), lambda g: g <> '')"),
          macro(
              "haetae_all_groups(x)",
              "CASE WHEN contains(x, '::') THEN list_transform("
                  + "[[haetae_groups(split_part(x, '::', 1)), haetae_groups(split_part(x, '::', 2))]],"
                  + " lambda haetae_p: CASE WHEN len(haetae_p[1]) + len(haetae_p[2]) < 8"
                  + " THEN flatten([haetae_p[1], list_transform("
                  + "range(8 - len(haetae_p[1]) - len(haetae_p[2])), lambda i: '0'),"
                  + " haetae_p[2]]) END)[1] ELSE haetae_groups(x) END"),
          macro(
              "haetae_digits(x)",
              "CASE WHEN regexp_full_match(x, '[0-9a-f:]{2,39}')"
                  + " AND NOT regexp_matches(x, '[0-9a-f]{5}|:::|::.*::|^:[^:]|[^:]:$')"
                  + " THEN list_transform([haetae_all_groups(x)], lambda haetae_g:"
                  + " CASE WHEN len(haetae_g) = 8 THEN array_to_string(list_transform(haetae_g,"
                  + " lambda g: lpad(g, 4, '0')), '') END)[1] END"),
          macro(
              "haetae_ipv6(x)",
              "CASE WHEN contains(x, ':') THEN list_transform([lower(x)], lambda haetae_l:"
                  + " list_transform([haetae_hextets(haetae_l)], lambda haetae_h:"
                  + " haetae_digits(haetae_h))[1])[1] END"),
          macro(
              "haetae_digit(x, i)",
              "strpos('0123456789abcdef', substr(x, CAST(i AS BIGINT) + 1, 1)) - 1"),
          macro(
              "haetae_same_begin(x, y, n)",
              "left(x, n // 4) = left(y, n // 4) AND (n % 4 = 0 OR haetae_digit(x, n // 4)"
                  + " >> (4 - n % 4) = haetae_digit(y, n // 4) >> (4 - n % 4))"),
          macro(
              "haetae_in_network6(x, n)",
              "list_transform([{'x': haetae_ipv6(x), 'y': haetae_ipv6(split_part(n, '/', 1)),"
                  + " 'n': TRY_CAST(split_part(n, '/', 2) AS INTEGER)}], lambda haetae_t:"
                  + " haetae_same_begin(haetae_t.x, haetae_t.y, haetae_t.n))[1]"),
          macro(
              "haetae_bars(xs)",
              "list_transform([xs], lambda haetae_v: array_to_string(list_transform(haetae_v,"
                  + " lambda haetae_c: substr('▁▂▃▄▅▆▇█', 1 + CAST(round(7.0 * haetae_c"
                  + " / greatest(list_max(haetae_v), 1)) AS BIGINT), 1)), ''))[1]"),
          macro("haetae_some(xs)", "CASE WHEN len(xs) > 0 THEN xs END"),
          macro("haetae_each_once(xs)", "list_filter(xs, lambda x, i: list_position(xs, x) = i)"),
          macro(
              "haetae_in_network(x, n)",
              "haetae_ipv4(x) >> (32 - TRY_CAST(split_part(n, '/', 2) AS INTEGER))"
                  + " = haetae_ipv4(split_part(n, '/', 1))"
                  + " >> (32 - TRY_CAST(split_part(n, '/', 2) AS INTEGER))"),
          macro("haetae_json(x)", "CAST(x AS VARCHAR)"),
          macro("haetae_divide(x, y)", "x / nullif(CAST(y AS DOUBLE), 0)"),
          macro(
              "haetae_plus(x, y)",
              "CASE WHEN haetae_number(x) IS NOT NULL AND haetae_number(y) IS NOT NULL"
                  + " THEN haetae_text(haetae_number(x) + haetae_number(y)) ELSE x || y END"),
          // JSON may write any letter by its number, and these three with a backslash.
          macro(
              "haetae_escapes(raw, words)",
              "contains(raw, '\\u') OR (regexp_matches(words, '[\"/\\\\]')"
                  + " AND contains(raw, '\\'))"),
          macro(
              "haetae_least(xs)",
              "CASE WHEN len(list_filter(xs, lambda x: haetae_number(x) IS NULL)) = 0"
                  + " THEN haetae_text(list_min(list_transform(xs, lambda x: haetae_number(x))))"
                  + " ELSE list_min(xs) END"),
          macro(
              "haetae_greatest(xs)",
              "CASE WHEN len(list_filter(xs, lambda x: haetae_number(x) IS NULL)) = 0"
                  + " THEN haetae_text(list_max(list_transform(xs, lambda x: haetae_number(x))))"
                  + " ELSE list_max(list_filter(xs, lambda x: haetae_number(x) IS NULL)) END"));

  private static String macro(String signature, String body) {
    return "CREATE TEMP MACRO " + signature + " AS (" + body + ")";
  }
}
