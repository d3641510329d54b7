package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.source.JsonFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much ends in words that name the setting, and what can be spilled is. */
final class SearchLimitsTest {
  private static final String NUMBERED =
      "| makeresults count=3000000 | streamstats count as n | eval x=md5(n) ";

  @TempDir private Path folder;

  private long rows(String spl) {
    try (Search search =
        Search.open(
            new Query(new Spl(), spl, Instant.parse("2026-03-03T12:00:00Z"), TimeRange.ALL),
            Sources.of(new JsonFiles(List.of(), Optional.of("time"))),
            new SearchLimits(10, 96L << 20, 2, Duration.ofMinutes(2), folder))) {
      return search.run(row -> {});
    }
  }

  @Test
  void valuesThatDoNotFitAreToldWithWhatHelps() {
    assertThatThrownBy(() -> rows(NUMBERED + "| stats values(x)"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("needs more than 96 MB of memory: values(), list()")
        .hasMessageContaining("count with dc()")
        .hasMessageContaining("raise --memory");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void groupsThatDoNotFitAreSpilled() {
    assertThat(rows(NUMBERED + "| stats count by x | where count > 1")).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void rowsThatDoNotFitAreSpilledToBeSorted() {
    assertThat(rows(NUMBERED + "| sort 0 x | head 3")).isEqualTo(3);
  }

  @Test
  void anyNumberOfFieldsThatDoNotStandOnEachOtherIsOneStep() {
    String fields = String.join(", ", Collections.nCopies(300, "a=1, b=upper(\"x\")"));
    String search = "| makeresults | eval " + fields + " | eval c=2 ".repeat(300);

    assertThat(rows(search + "| where a=1 AND b=\"X\" AND c=2")).isEqualTo(1);
  }

  @Test
  void moreStepsThanTheEngineTakesAreRefused() {
    String search = "| makeresults | eval x=0 " + "| eval x=x+1 ".repeat(500);

    assertThatThrownBy(() -> rows(search))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("more than 400 steps");
  }
}
