package dev.haetae.search.parse.insights;

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
class InsightsParserTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

  @Provide
  Arbitrary<String> searches() {
    Arbitrary<String> piece =
        Arbitraries.of(
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
            "\u2217");
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
    try {
      assertThat(new Insights().parse(text, NOW, TimeRange.ALL)).isNotNull();
    } catch (QueryMistake mistake) {
      assertThat(mistake.getMessage()).contains("line ").contains("^");
    }
  }

  @Test
  void deepNestingIsRefused() {
    for (String deep :
        new String[] {"(".repeat(100_000), "not ".repeat(100_000), "-".repeat(9999)}) {
      assertThatThrownBy(() -> new Insights().parse("filter " + deep, NOW, TimeRange.ALL))
          .isInstanceOf(QueryMistake.class)
          .hasMessageContaining("nested deeper than");
    }
    assertThatThrownBy(
            () -> new Insights().parse("fields " + "2^".repeat(9999) + "2", NOW, TimeRange.ALL))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("nested deeper than");
  }
}
