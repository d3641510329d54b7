package dev.haetae.lake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.lake.parquet.ParquetColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  private static final List<ParquetColumn> COLUMNS =
      List.of(
          new ParquetColumn("time", 1, 0, ParquetColumn.Type.TIME, true, false, true, false),
          new ParquetColumn("names", 2, 3, ParquetColumn.Type.TEXT, false, true, false, false));

  @TempDir private Path folder;

  @Test
  void keepsAListWithoutElementsInItsRow() throws IOException, SQLException {
    Path file = folder.resolve("events.parquet");
    try (EventFile events = EventFile.withoutIndex(file, COLUMNS, 3)) {
      add(events, 1, row -> list(row, "a", "b"));
      add(events, 2, row -> list(row));
      add(events, 3, RowBytes::absent);
      add(events, 4, row -> list(row, "c"));
      events.finish();
    }

    assertThat(names(file)).containsExactly("1 [a, b]", "2 []", "3 null", "4 [c]");
  }

  private static void add(EventFile events, long time, Consumer<RowBytes> names)
      throws IOException {
    RowBytes row = new RowBytes();
    row.whole(time);
    names.accept(row);
    events.add(time, row.array(), 0);
  }

  private static void list(RowBytes row, String... names) {
    row.list(names.length);
    for (String name : names) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      row.element(bytes, 0, bytes.length);
    }
  }

  private static List<String> names(Path file) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT epoch_us(time), names::VARCHAR FROM read_parquet('"
                    + file
                    + "') ORDER BY time")) {
      while (rows.next()) {
        names.add(rows.getLong(1) + " " + rows.getString(2));
      }
    }
    return names;
  }
}
