package dev.haetae.lake.engine;

import dev.haetae.lake.table.LakeUnusable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB, shut in: it reaches the lake's folder and one more, loads nothing, takes a bounded memory
 * and spills to a folder of the lake beyond that.
 */
public final class Engine implements AutoCloseable {
  private static final String MEMORY = "512MB";

  private final Connection connection;

  /**
   * An engine over a lake.
   *
   * @param folders what it may read and write
   * @param spill where it puts aside what does not fit into memory
   */
  public Engine(List<Path> folders, Path spill) {
    this(folders, spill.toString());
  }

  /** An engine that only reads, and puts nothing aside. */
  public static Engine reading(List<Path> folders) {
    return new Engine(folders, "");
  }

  private Engine(Connection connection) {
    this.connection = connection;
  }

  private Engine(List<Path> folders, String spill) {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      run("SET autoinstall_known_extensions = false");
      run("SET autoload_known_extensions = false");
      run("SET memory_limit = '" + MEMORY + "'");
      if (!spill.isEmpty()) {
        // Each thread holds rows of its own, and who writes takes them one after the other.
        run("SET threads = 1");
      }
      run("SET TimeZone = 'UTC'");
      run("SET temp_directory = " + quoted(spill));
      run(
          "SET allowed_directories = ["
              + String.join(", ", folders.stream().map(each -> quoted(each + "/")).toList())
              + "]");
      run("SET enable_external_access = false");
      run("SET lock_configuration = true");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A text as a literal. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The words for a query that failed: damage in a file, most likely. */
  public static LakeUnusable failed(SQLException e) {
    String words = String.valueOf(e.getMessage());
    return new LakeUnusable(
        words.contains("Out of Memory")
            ? "these events are more than " + MEMORY + " of memory takes at once; ask for less time"
            : "the lake's files cannot be read or written: " + words,
        e);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Does something that has no rows as its answer; how many it wrote. */
  public long execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Takes the rows of an answer. */
  public interface Rows {
    /** Takes all of them. */
    void accept(ResultSet rows) throws SQLException;
  }

  /** Asks something and hands over the answer, of which only a part is in memory at a time. */
  public void query(String sql, Rows each) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      each.accept(rows);
    } catch (SQLException e) {
      throw failed(reason(sql, e));
    }
  }

  private SQLException reason(String sql, SQLException met) {
    try (Statement again = connection.createStatement()) {
      return StreamFailure.reason(again, sql, met);
    } catch (SQLException closed) {
      return met;
    }
  }

  /** The same engine for another thread, to be closed by that. */
  public Engine again() {
    try {
      return new Engine(connection.unwrap(DuckDBConnection.class).duplicate());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
