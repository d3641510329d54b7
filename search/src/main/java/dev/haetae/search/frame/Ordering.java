package dev.haetae.search.frame;

import dev.haetae.search.function.Macros;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.SortKey;
import java.util.List;

/** Expressions of ORDER BY. What is absent is less than all else. */
public final class Ordering {
  private static final String ASCENDING = " ASC NULLS FIRST";
  private static final String DESCENDING = " DESC NULLS LAST";

  private Ordering() {}

  public static String ascending(String key) {
    return key + ASCENDING;
  }

  public static String descending(String key) {
    return key + DESCENDING;
  }

  /** By a value, the least first: numbers as numbers, and before texts. */
  public static List<String> ascending(SqlValue value) {
    return keys(value, SortKey.Order.AUTO).stream().map(Ordering::ascending).toList();
  }

  /** By a value, as is asked for. */
  public static List<String> by(SqlValue value, SortKey asked) {
    return keys(value, asked.order()).stream()
        .map(asked.descending() ? Ordering::descending : Ordering::ascending)
        .toList();
  }

  /** The other way around. */
  static String reversed(String key) {
    if (key.endsWith(DESCENDING)) {
      return ascending(key.substring(0, key.length() - DESCENDING.length()));
    }
    return descending(
        key.endsWith(ASCENDING) ? key.substring(0, key.length() - ASCENDING.length()) : key);
  }

  private static List<String> keys(SqlValue value, SortKey.Order order) {
    return switch (order) {
      case NUMBERS -> List.of(value.asNumber());
      case TEXT -> List.of(value.asText());
      case ADDRESSES -> List.of("haetae_ipv4(" + value.asText() + ")", value.asText());
      case AUTO ->
          switch (value.type()) {
            case TEXT -> numbersFirst(value.sql());
            case LIST -> List.of(value.asText());
            case ABSENT -> List.of();
            default -> List.of(value.sql());
          };
    };
  }

  /**
   * Written out and not by a macro: in a short search, to teach DuckDB the two it would take costs
   * a thirtieth of all time.
   */
  private static List<String> numbersFirst(String text) {
    String number = Macros.number(text);
    return List.of(
        "CASE WHEN " + text + " IS NOT NULL THEN (" + number + ") IS NULL END", number, text);
  }
}
