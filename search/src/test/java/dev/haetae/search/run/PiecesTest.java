package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that need more memory than there is are gathered a piece of them at a time. */
final class PiecesTest {
  /** A million rows of 100,000 groups; their texts take some 60 MB, held as lists far more. */
  private static final String ROWS =
      "| makeresults count=1000000 | streamstats count as n | eval key=n%100000, "
          + "text=md5(n).md5(n+1) ";

  @TempDir Path folder;

  @Test
  void listsAreGatheredInPieces() {
    assertThat(
            rows(
                ROWS
                    + "| stats list(text) as texts by key | eval n=mvcount(texts),"
                    + " first=mvindex(texts, 0)=md5(key).md5(key+1)"
                    + " | where key>0 | stats count sum(n) count(eval(first)) as first"))
        .containsExactly("99999 999990 99999");
  }

  @Test
  void aGroupThatIsTooLargeByItselfIsRefused() {
    assertThatThrownBy(() -> rows(ROWS + "| stats values(text) as texts"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("more than 96 MB")
        .hasMessageContaining(SearchLimits.MEMORY);
  }

  private List<String> rows(String text) {
    SearchLimits limits = new SearchLimits(10, 96L << 20, 1, Duration.ofMinutes(5), folder);
    List<String> rows = new ArrayList<>();
    try (Search search =
        Search.open(
            new Spl(),
            text,
            new JsonFiles(List.of(), Optional.empty()),
            Instant.EPOCH,
            TimeRange.ALL,
            limits,
            LookupTables.NONE)) {
      search.run(
          row -> rows.add(String.join(" ", row.stream().map(each -> each.joined(",")).toList())));
    }
    return rows;
  }
}
