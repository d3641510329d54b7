package dev.haetae.search.parse.insights;

import java.util.Map;

/**
 * Between the names of Logs Insights and those of plans: the fields it makes itself begin with an
 * at sign, and a star is no pattern.
 */
final class Names {
  private static final Map<String, String> GENERATED =
      Map.of(
          "@timestamp", "_time",
          "@message", "_raw",
          "@log", "log",
          "@logStream", "source",
          "@ptr", "event_id",
          "@aws.account", "account",
          "@aws.region", "region");

  /** Stands for a star, which in the names of plans matches anything. */
  private static final char STAR = '\u2217';

  private Names() {}

  /** The name in a plan. */
  static String inPlan(String name) {
    String generated = GENERATED.get(name);
    if (generated != null) {
      return generated;
    }
    // The log's own fields that begin with an at sign have a second one.
    return (name.startsWith("@@") ? name.substring(1) : name).replace('*', STAR);
  }

  /** A bracketed element with its dot: {@code a{0}.b} as {@code a.0.b}. */
  static String shown(String written) {
    return written.replaceAll("\\{(\\d+)}", ".$1");
  }
}
