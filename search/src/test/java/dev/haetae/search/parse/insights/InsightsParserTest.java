package dev.haetae.search.parse.insights;

import dev.haetae.search.parse.LanguageContract;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InsightsParserTest extends LanguageContract {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

  @Override
  protected String[] pieces() {
    return new String[] {
      "|",
      " ",
      "fields ",
      "@timestamp",
      "@message",
      "filter ",
      "stats ",
      "count(*)",
      " by ",
      "bin(5m)",
      "parse ",
      "\"a * b\"",
      " as ",
      "x",
      "`",
      "'",
      "/",
      "(?<a>b)",
      "like ",
      "=~",
      " in ",
      "[",
      "]",
      "(",
      ")",
      ",",
      "sort ",
      "desc",
      "limit ",
      "9",
      "dedup ",
      "display ",
      "unnest ",
      " into ",
      "pattern ",
      "diff ",
      "previousDay",
      "SOURCE ",
      "#",
      "\n",
      "\\",
      "and ",
      "not ",
      "=",
      "!=",
      "<",
      "+",
      "-",
      "*",
      "^",
      "%",
      ".",
      ".0",
      "case(",
      "if(",
      "datefloor(",
      "pct(",
      "{",
      "é",
      "e9",
      "\u2217"
    };
  }

  @Override
  protected Object parse(String text) {
    return new Insights().parse(text, NOW, TimeRange.ALL);
  }

  @Test
  void deepNestingIsRefused() {
    refusesAsTooDeep("filter " + "(".repeat(100_000));
    refusesAsTooDeep("filter " + "not ".repeat(100_000));
    refusesAsTooDeep("filter " + "-".repeat(9999));
    refusesAsTooDeep("fields " + "2^".repeat(9999) + "2");
  }
}
