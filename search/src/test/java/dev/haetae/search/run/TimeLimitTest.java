package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimeLimitTest {
  @TempDir Path folder;

  @Test
  void oneLimitHoldsForAllStatementsOnceTheClockRuns() throws Exception {
    Path events = Files.writeString(folder.resolve("events.ndjson"), "{\"a\": 1}\n");
    SearchLimits limits = new SearchLimits(10, 96L << 20, 1, Duration.ofSeconds(2), folder);
    try (Database database =
        Database.open(
            new JsonFiles(List.of(events), Optional.empty()),
            LookupTables.NONE,
            limits,
            ZoneOffset.UTC)) {
      database.execute("SELECT 1");
      database.startClock();
      assertThatCode(() -> database.execute("SELECT 2")).doesNotThrowAnyException();
      Thread.sleep(Duration.ofMillis(2_100));

      assertThatThrownBy(() -> database.execute("SELECT 3"))
          .isInstanceOf(SearchFailure.class)
          .hasMessageContaining("took longer than 2 s")
          .hasMessageContaining(SearchLimits.TIME);
    }
  }
}
