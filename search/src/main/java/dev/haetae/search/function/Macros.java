package dev.haetae.search.function;

import java.util.List;

/**
 * What DuckDB is taught before a search runs: how typeless values are read as numbers, as texts and
 * against each other. Named in SQL by {@code haetae_}.
 */
public final class Macros {
  /** The statements that create them, one each. */
  public static final List<String> STATEMENTS =
      List.of(
          // 'inf' and 'nan' are words of a log before they are numbers.
          macro(
              "haetae_number(x)",
              "CASE WHEN x[1] BETWEEN '+' AND '9' THEN TRY_CAST(x AS DOUBLE) END"),
          macro(
              "haetae_text(x)",
              "CASE WHEN x = trunc(x) AND abs(x) < 1e15 THEN CAST(CAST(x AS BIGINT) AS VARCHAR)"
                  + " ELSE CAST(x AS VARCHAR) END"),
          macro(
              "haetae_rank(x)",
              "CASE WHEN x IS NULL THEN NULL WHEN haetae_number(x) IS NULL THEN 1 ELSE 0 END"),
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
              "CASE WHEN regexp_full_match(x, '[0-9]{1,3}(\\.[0-9]{1,3}){3}')"
                  + " THEN TRY_CAST(split_part(x, '.', 1) AS BIGINT) * 16777216"
                  + " + TRY_CAST(split_part(x, '.', 2) AS BIGINT) * 65536"
                  + " + TRY_CAST(split_part(x, '.', 3) AS BIGINT) * 256"
                  + " + TRY_CAST(split_part(x, '.', 4) AS BIGINT) END"),
          macro("haetae_some(xs)", "CASE WHEN len(xs) > 0 THEN xs END"),
          macro("haetae_each_once(xs)", "list_filter(xs, lambda x, i: list_position(xs, x) = i)"),
          macro(
              "haetae_in_network(x, n)",
              "haetae_ipv4(x) >> (32 - TRY_CAST(split_part(n, '/', 2) AS INTEGER))"
                  + " = haetae_ipv4(split_part(n, '/', 1))"
                  + " >> (32 - TRY_CAST(split_part(n, '/', 2) AS INTEGER))"),
          macro("haetae_divide(x, y)", "x / nullif(CAST(y AS DOUBLE), 0)"),
          macro(
              "haetae_plus(x, y)",
              "CASE WHEN haetae_number(x) IS NOT NULL AND haetae_number(y) IS NOT NULL"
                  + " THEN haetae_text(haetae_number(x) + haetae_number(y)) ELSE x || y END"),
          macro("haetae_instant(x)", "make_timestamp(CAST(CAST(x AS DOUBLE) * 1000000 AS BIGINT))"),
          macro(
              "haetae_wordlike(raw, words, pattern)",
              "contains(lower(raw), words) AND regexp_matches(raw, pattern)"),
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

  private Macros() {}

  private static String macro(String signature, String body) {
    return "CREATE TEMP MACRO " + signature + " AS (" + body + ")";
  }
}
