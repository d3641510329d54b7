package dev.haetae.files.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/**
 * The rows of a Parquet file as lines of text: VPC flow logs as the text form of the same log,
 * header first, where there is a row; anything else as one JSON object a row. DuckDB reads the
 * file, and is allowed no other file, no network and no extension.
 */
public final class ParquetStream extends InputStream {
  private final Connection connection;
  private final Function<String, IOException> failure;
  private final Statement statement;
  private final ResultSet rows;
  private String header;
  private byte[] line = {};
  private int at;

  /**
   * Opens a file.
   *
   * @param failure makes the exception to throw, here and while reading, of words fit for the user
   */
  public static ParquetStream open(Path file, Function<String, IOException> failure)
      throws IOException {
    try {
      Connection connection = connect(file);
      try {
        return new ParquetStream(connection, file, failure);
      } catch (SQLException refused) {
        connection.close();
        throw refused;
      }
    } catch (SQLException refused) {
      throw failure.apply(words(refused));
    }
  }

  private ParquetStream(Connection connection, Path file, Function<String, IOException> failure)
      throws SQLException {
    this.connection = connection;
    this.failure = failure;
    String source = "read_parquet(" + quoted(file) + ", hive_partitioning = false) AS record";
    ParquetRows form = ParquetRows.of(columns(connection, source));
    this.header = form.header();
    this.statement = connection.createStatement();
    this.rows = statement.executeQuery("SELECT " + form.expression() + " FROM " + source);
  }

  private static Connection connect(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", "256MB");
    settings.setProperty("temp_directory", "");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
    try {
      execute(connection, "SET allowed_paths = [" + quoted(file) + "]");
      execute(connection, "SET enable_external_access = false");
      execute(connection, "SET lock_configuration = true");
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static List<ParquetRows.Column> columns(Connection connection, String source)
      throws SQLException {
    List<ParquetRows.Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (described.next()) {
        columns.add(new ParquetRows.Column(described.getString(1), described.getString(2)));
      }
    }
    return columns;
  }

  private static String quoted(Path file) {
    return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
  }

  @Override
  public int read() throws IOException {
    return at < line.length || nextLine() ? line[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (at == line.length && !nextLine()) {
      return -1;
    }
    int got = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, offset, got);
    at += got;
    return got;
  }

  private boolean nextLine() throws IOException {
    try {
      if (!rows.next()) {
        return false;
      }
      line = (header + rows.getString(1) + "\n").getBytes(StandardCharsets.UTF_8);
      header = "";
      at = 0;
      return true;
    } catch (SQLException refused) {
      throw failure.apply(words(refused));
    }
  }

  /** DuckDB's first line; those after it quote the query, which the user did not write. */
  private static String words(SQLException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("refused by DuckDB");
  }

  @Override
  public void close() throws IOException {
    try (connection;
        statement;
        rows) {
      at = line.length;
    } catch (SQLException refused) {
      throw failure.apply(words(refused));
    }
  }
}
