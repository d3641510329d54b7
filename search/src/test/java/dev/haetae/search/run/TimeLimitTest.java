package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.database.Database;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupTables;
import dev.haetae.search.source.Projection;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import dev.haetae.search.source.SourceField;
import dev.haetae.search.source.TimeWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimeLimitTest {
  private static final Duration MOST = Duration.ofSeconds(2);

  @TempDir Path folder;
  private JsonFiles events;
  private SearchLimits limits;

  @BeforeEach
  void write() throws Exception {
    events =
        new JsonFiles(
            List.of(Files.writeString(folder.resolve("events.ndjson"), "{\"a\": 1, \"b\": 2}\n")),
            Optional.empty());
    limits = new SearchLimits(10, 96L << 20, 1, MOST, folder);
  }

  @Test
  void oneLimitHoldsForAllStatements() throws Exception {
    try (Database database = Database.open(events, LookupTables.NONE, limits, ZoneOffset.UTC)) {
      assertThatCode(() -> database.execute("SELECT 1")).doesNotThrowAnyException();
      outlast();

      assertRefused(() -> database.execute("SELECT 2"));
    }
  }

  @Test
  void whatTheSourceTakesCounts() {
    try (Search search = open(new Slow(events), "| stats count")) {
      assertRefused(() -> search.run(row -> {}));
    }
  }

  @Test
  void whatIsRunToKnowTheColumnsCounts() {
    assertRefused(() -> open(new Slow(events), "| chart count over a by b").close());
    assertRefused(() -> open(new Slow(events), "search [search * | fields a]").close());
    assertRefused(() -> open(new Slow(events), "search * | transpose 1").close());
  }

  @Test
  void allWindowsOfTimeTogetherHaveOneLimit() {
    try (Search search = open(new Endless(), "n=none | head 5")) {
      assertRefused(() -> search.run(row -> {}));
      assertRefused(() -> search.run(row -> {}));
    }
  }

  private Search open(RowSource source, String text) {
    return Search.open(
        new Query(new Spl(), text, Instant.EPOCH, TimeRange.ALL), Sources.of(source), limits);
  }

  private static void assertRefused(ThrowingCallable searching) {
    assertThatThrownBy(searching)
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("took longer than 2 s")
        .hasMessageContaining(SearchLimits.TIME);
  }

  private static void outlast() {
    try {
      Thread.sleep(MOST.plusMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes all of the time before it says what its rows are. */
  private record Slow(RowSource source) implements RowSource {
    @Override
    public List<Path> readable() {
      return source.readable();
    }

    @Override
    public Relation relation(Request request, Opening opening) throws SQLException {
      Relation relation = source.relation(request, opening);
      outlast();
      return relation;
    }
  }

  /** More rows than can be read in the time, in windows. */
  private record Endless() implements RowSource {
    @Override
    public List<Path> readable() {
      return List.of();
    }

    @Override
    public Relation relation(Request request, Opening opening) {
      String moment = "make_timestamptz(n)";
      return new Relation(
          Projection.of(
              "SELECT n FROM range(1000000000000) AS numbers(n) WHERE "
                  + TimeWindows.condition(moment),
              List.of("n")),
          List.of(new SourceField("n", SqlValue.of("\"n\"", Type.NUMBER))),
          FieldResolver.NONE,
          List.of(),
          Optional.of(SqlValue.text("''")),
          List.of(),
          List.of(
              new TimeWindows.Window(500_000_000_000L, 1_000_000_000_000L),
              new TimeWindows.Window(0, 500_000_000_000L)));
    }
  }
}
