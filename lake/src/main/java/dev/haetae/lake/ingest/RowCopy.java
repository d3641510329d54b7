package dev.haetae.lake.ingest;

import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Copies rows that DuckDB reads, as {@link EventFile} takes them. */
public final class RowCopy {
  private final LakeTable table;
  private final RowConsumer to;
  private final RowBytes row = new RowBytes();

  /** Takes rows one after the other. */
  public interface RowConsumer {
    /**
     * Takes a row.
     *
     * @param rows stands at the row it was made from
     * @param row good until the call returns
     */
    void accept(ResultSet rows, RowBytes row) throws SQLException, IOException;
  }

  /** A copy of rows of a table into a file. */
  public RowCopy(LakeTable table, EventFile to) {
    this(table, (rows, row) -> to.add(rows.getLong(1), row.array(), 0));
  }

  /** A copy of rows of a table. */
  public RowCopy(LakeTable table, RowConsumer to) {
    this.table = table;
    this.to = to;
  }

  /** What is read of a table whose rows are copied, to stand after {@code SELECT}. */
  public static String columns(LakeTable table) {
    return table.columns().stream().map(RowCopy::column).collect(Collectors.joining(", "));
  }

  private static String column(LakeColumn column) {
    return column.type() == LakeColumn.Type.TIME
        ? "epoch_us(\"" + column.name() + "\")"
        : "\"" + column.name() + "\"";
  }

  /** Copies all rows of {@link #columns}. */
  public void all(ResultSet rows) throws SQLException {
    some(rows, number -> true);
  }

  /**
   * Copies some of the rows.
   *
   * @param meant told how many rows came before
   */
  public void some(ResultSet rows, IntPredicate meant) throws SQLException {
    try {
      for (int number = 0; rows.next(); number++) {
        if (!meant.test(number)) {
          continue;
        }
        row.clear();
        for (int i = 0; i < table.columns().size(); i++) {
          copy(rows, i + 1, table.columns().get(i));
        }
        to.accept(rows, row);
      }
    } catch (IOException e) {
      throw LakeUnusable.unwritable("cannot write: " + FileReason.of(e), e);
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
