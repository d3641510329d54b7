package dev.haetae.lake.upkeep;

import dev.haetae.lake.ingest.EventFile;
import dev.haetae.lake.ingest.RowBytes;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies rows that DuckDB reads into a file. */
final class RowCopy {
  private final LakeTable table;
  private final EventFile to;
  private final RowBytes row = new RowBytes();

  RowCopy(LakeTable table, EventFile to) {
    this.table = table;
    this.to = to;
  }

  /** Copies all rows; the first column is the time. */
  void all(ResultSet rows) throws SQLException {
    try {
      while (rows.next()) {
        row.clear();
        for (int i = 0; i < table.columns().size(); i++) {
          copy(rows, i + 1, table.columns().get(i));
        }
        to.add(rows.getLong(1), row.array(), 0);
      }
    } catch (IOException e) {
      throw new LakeUnusable("cannot write: " + e.getMessage(), e);
    }
  }

  private void copy(ResultSet rows, int number, LakeColumn column) throws SQLException {
    if (column.list()) {
      Array array = rows.getArray(number);
      if (array == null) {
        row.absent();
      } else {
        list(array);
      }
      return;
    }
    switch (column.type()) {
      case TEXT -> text(rows.getString(number));
      case WHOLE, TIME -> whole(rows.getLong(number), rows.wasNull());
      case BOOLEAN -> whole(rows.getBoolean(number) ? 1 : 0, rows.wasNull());
    }
  }

  private void text(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      row.absent();
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      row.value(bytes, 0, bytes.length);
    }
  }

  private void whole(long value, boolean absent) {
    if (absent) {
      row.absent();
    } else {
      row.whole(value);
    }
  }

  private void list(Array array) throws SQLException {
    List<byte[]> elements = new ArrayList<>();
    for (Object each : (Object[]) array.getArray()) {
      elements.add(String.valueOf(each).getBytes(StandardCharsets.UTF_8));
    }
    row.list(elements.size());
    elements.forEach(each -> row.element(each, 0, each.length));
  }
}
