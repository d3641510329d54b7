package dev.haetae.search.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.FieldResolver;
import dev.haetae.search.source.Projection;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import dev.haetae.search.source.SourceField;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that need more memory than there is are gathered a piece of them at a time. */
final class PiecesTest {
  /** Rows of 100,000 groups; their texts take some 60 MB, held as lists far more. */
  private static final String ROWS = "| eval key=n%100000, text=md5(n).md5(n+1) ";

  @TempDir Path folder;

  @Test
  void listsAreGatheredInPieces() {
    assertThat(
            rows(
                ROWS
                    + "| stats list(text) as texts list(other) as others by key | eval n=mvcount(texts),"
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
            new Query(new Spl(), text, Instant.EPOCH, TimeRange.ALL),
            Sources.of(new Numbers()),
            limits)) {
      search.run(
          row -> rows.add(String.join(" ", row.stream().map(each -> each.joined(",")).toList())));
    }
    return rows;
  }

  /** The numbers from 1 to a million, read only where they are asked for. */
  private record Numbers() implements RowSource {
    @Override
    public List<Path> readable() {
      return List.of();
    }

    @Override
    public Relation relation(Request request, Opening opening) {
      Projection rows =
          new Projection() {
            @Override
            public List<String> columns() {
              return List.of("n", "other");
            }

            @Override
            public String select(Predicate<String> needed) {
              String columns =
                  columns().stream()
                      .filter(needed)
                      .map(each -> "n AS " + Sql.identifier(each))
                      .collect(Collectors.joining(", "));
              return "SELECT "
                  + (columns.isEmpty() ? "1 AS none" : columns)
                  + " FROM range(1, 1000001) AS numbers(n)";
            }
          };
      return new Relation(
          rows,
          List.of(new SourceField("n", SqlValue.number("\"n\""))),
          FieldResolver.NONE,
          List.of(),
          Optional.empty());
    }
  }
}
