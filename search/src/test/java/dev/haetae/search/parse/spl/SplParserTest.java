package dev.haetae.search.parse.spl;

import dev.haetae.search.parse.LanguageContract;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SplParserTest extends LanguageContract {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

  @Override
  protected String[] pieces() {
    return new String[] {
      "|",
      " ",
      "stats",
      "count",
      "by",
      "eval",
      "x",
      "=",
      "(",
      ")",
      "[",
      "]",
      "\"",
      "'",
      "`",
      ",",
      "*",
      "search",
      "where",
      "rex",
      "chart",
      "over",
      "timechart",
      "span=1h",
      "if(",
      "case(",
      "1",
      ".5",
      "-",
      "+",
      ".",
      "AND",
      "OR",
      "NOT",
      "IN",
      "transaction",
      "lookup",
      "OUTPUT",
      "foreach",
      "<<FIELD>>",
      "streamstats",
      "window=2",
      "join",
      "append",
      "sort",
      "dedup",
      "as",
      "map",
      "bin",
      "\\",
      "```",
      "é",
      "\n",
      "top",
      "return",
      "$x$",
      "e9"
    };
  }

  @Override
  protected Object parse(String text) {
    Spl spl = new Spl();
    return spl.parse(spl.expanded(text), NOW, TimeRange.ALL);
  }

  @Test
  void deepNestingIsRefused() {
    refusesAsTooDeep("| eval x=" + "(".repeat(100_000) + "1" + ")".repeat(100_000));
  }

  @Test
  void manyNegationsAreRefused() {
    refusesAsTooDeep("| where " + "NOT ".repeat(100_000) + "x=1");
  }
}
