package dev.haetae.search.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A table of whole numbers, in columns c0, c1 and so on, filled while other rows are read. */
public final class NumberTable implements AutoCloseable {
  private final Connection connection;
  private final DuckDBAppender appender;

  private NumberTable(Connection connection, DuckDBAppender appender) {
    this.connection = connection;
    this.appender = appender;
  }

  /**
   * Makes one.
   *
   * @param table its name, quoted
   */
  static NumberTable create(DuckDBConnection beside, String table, int columns)
      throws SQLException {
    DuckDBConnection connection = beside.duplicate();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          IntStream.range(0, columns)
              .mapToObj(column -> "c" + column + " BIGINT")
              .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")")));
      return new NumberTable(connection, connection.createAppender(table.replace("\"", "")));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  public void add(long... numbers) throws SQLException {
    appender.beginRow();
    for (long number : numbers) {
      appender.append(number);
    }
    appender.endRow();
  }

  @Override
  public void close() throws SQLException {
    try {
      appender.flush();
      appender.close();
    } finally {
      connection.close();
    }
  }
}
