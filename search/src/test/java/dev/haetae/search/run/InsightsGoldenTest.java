package dev.haetae.search.run;

import dev.haetae.search.parse.insights.Insights;
import dev.haetae.search.plan.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search of {@code insights/*.insights}, over a time whose end is not written. */
class InsightsGoldenTest {
  private static final TimeRange RANGE =
      new TimeRange(Optional.of(Instant.parse("2026-03-02T10:00:00Z")), Optional.empty());

  static Stream<String> files() throws IOException {
    return Goldens.files("insights");
  }

  @ParameterizedTest
  @MethodSource("files")
  void answersAsWrittenDown(String file) throws IOException {
    new Goldens(new Insights(), "insights", RANGE).assertMatches(file);
  }
}
