package dev.haetae.search.parse.spl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever is written, it is understood or its mistake is pointed at. */
class SplParserTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

  @Provide
  Arbitrary<String> searches() {
    Arbitrary<String> piece =
        Arbitraries.of(
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
            "e9");
    return piece.list().ofMaxSize(25).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 3000)
  void neverFailsButByAMistakeInTheText(@ForAll("searches") String text) {
    understand(text);
  }

  @Property(tries = 1000)
  void neverFailsOnAnyText(@ForAll String text) {
    understand(text);
  }

  private static void understand(String text) {
    Spl spl = new Spl();
    try {
      String expanded = spl.expanded(text);
      assertThat(spl.parse(expanded, NOW, TimeRange.ALL)).isNotNull();
    } catch (QueryMistake mistake) {
      assertThat(mistake.getMessage()).contains("line ").contains("^");
    }
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "| eval x=" + "(".repeat(100_000) + "1" + ")".repeat(100_000);

    assertThatThrownBy(() -> new Spl().parse(deep, NOW, TimeRange.ALL))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("nested deeper than");
  }

  @Test
  void manyNegationsAreRefused() {
    String deep = "| where " + "NOT ".repeat(100_000) + "x=1";

    assertThatThrownBy(() -> new Spl().parse(deep, NOW, TimeRange.ALL))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("nested deeper than");
  }
}
