package dev.haetae.search.run;

import dev.haetae.search.parse.sql.PlainSql;
import dev.haetae.search.plan.TimeRange;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search of {@code sql/*.sql}. */
class SqlGoldenTest {
  static Stream<String> files() throws IOException {
    return Goldens.files("sql");
  }

  @ParameterizedTest
  @MethodSource("files")
  void answersAsWrittenDown(String file) throws IOException {
    new Goldens(new PlainSql(), "sql", TimeRange.ALL).assertMatches(file);
  }
}
