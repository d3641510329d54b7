package dev.haetae.lake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.lake.table.LakeUnusable;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
  @TempDir private Path folder;

  @Test
  void memoryThatRunsOutWhileRowsAreReadIsSaid() {
    String sql =
        "SELECT length(long) FROM (SELECT repeat(range::VARCHAR, 100000) AS long FROM range(3000) ORDER BY hash(long))";
    try (Engine engine = Engine.reading(List.of(folder))) {
      assertThatThrownBy(() -> engine.query(sql, EngineTest::readAll))
          .isInstanceOf(LakeUnusable.class)
          .hasMessageContaining("more than 512MB of memory");
    }
  }

  private static void readAll(ResultSet rows) throws SQLException {
    while (rows.next()) {
      assertThat(rows.getLong(1)).isNotNegative();
    }
  }
}
