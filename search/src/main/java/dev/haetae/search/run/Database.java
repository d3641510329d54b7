package dev.haetae.search.run;

import dev.haetae.search.function.Macros;
import dev.haetae.search.function.Sql;
import dev.haetae.search.source.LookupTables;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of one search, in memory: it reads what the source has, spills into a folder of its own,
 * reaches nothing else, and ends with its search.
 */
final class Database implements AutoCloseable {
  private final Connection connection;
  private final RowSource source;
  private final SearchLimits limits;
  private final ScheduledExecutorService clock;
  private final Path spill;
  private final Macros macros;

  private Database(
      Connection connection, RowSource source, SearchLimits limits, Path spill, ZoneId zone) {
    this.spill = spill;
    this.macros = new Macros(zone);
    this.connection = connection;
    this.source = source;
    this.limits = limits;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, "search clock");
          thread.setDaemon(true);
          return thread;
        });
  }

  static Database open(RowSource source, LookupTables lookups, SearchLimits limits, ZoneId zone) {
    try {
      Properties settings = new Properties();
      settings.setProperty("jdbc_stream_results", "true");
      // A folder of its own, that nobody else can have made.
      Path spill = Files.createTempDirectory(limits.spill(), "haetae-search-");
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
      Database database = new Database(connection, source, limits, spill, zone);
      try {
        database.prepare(lookups);
        return database;
      } catch (SQLException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SearchFailure.of(e, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(limits.spill() + " cannot be written", e);
    }
  }

  private void prepare(LookupTables lookups) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("SET autoinstall_known_extensions = false");
    statements.add("SET autoload_known_extensions = false");
    statements.add("SET memory_limit = '" + limits.memoryBytes() + "B'");
    statements.add("SET threads = " + limits.threads());
    statements.add("SET temp_directory = " + Sql.text(spill.toString()));
    statements.add("SET TimeZone = 'UTC'");
    run(String.join("; ", statements));
    source.prepare(connection);
    List<String> readable = new ArrayList<>();
    source.readable().forEach(path -> readable.add(absolute(path)));
    lookups.readable().forEach(path -> readable.add(absolute(path)));
    run("SET allowed_paths = " + Sql.list(readable));
    run("SET enable_external_access = false");
    run("SET lock_configuration = true");
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }

  private void run(String statement) throws SQLException {
    try (Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }

  private void teach(String statement) throws SQLException {
    for (String each : macros.before(statement)) {
      run(each);
    }
  }

  Relation relation(RowSource.Request request) {
    try {
      return source.relation(request, connection);
    } catch (SQLException e) {
      throw SearchFailure.of(e, limits);
    }
  }

  /** Runs a statement that gives no rows. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      teach(sql);
      ScheduledFuture<?> end = cancelLater(statement);
      try {
        statement.execute(sql);
      } finally {
        end.cancel(false);
      }
    } catch (SQLException e) {
      throw SearchFailure.of(sql, e, limits);
    }
  }

  SearchLimits limits() {
    return limits;
  }

  /** A table filled from outside, while rows of the same database may be read. */
  LoadedTable load(String table) {
    try {
      return LoadedTable.create((DuckDBConnection) connection, table);
    } catch (SQLException e) {
      throw SearchFailure.of(e, limits);
    }
  }

  /** What is done with rows. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Runs a query and reads its rows as they come. */
  <T> T query(String sql, Reader<T> reader) {
    try (Statement statement = connection.createStatement()) {
      teach(sql);
      ScheduledFuture<?> end = cancelLater(statement);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return reader.read(rows);
      } finally {
        end.cancel(false);
      }
    } catch (SQLException e) {
      throw SearchFailure.of(sql, reason(sql, e), limits);
    }
  }

  /** DuckDB's driver forgets why a streamed query failed; not streamed it says so. */
  private SQLException reason(String sql, SQLException met) {
    if (!String.valueOf(met.getMessage()).contains("Invalid result set")) {
      return met;
    }
    try (Statement statement = connection.createStatement()) {
      ScheduledFuture<?> end = cancelLater(statement);
      try {
        statement.execute("CREATE OR REPLACE TEMP TABLE haetae_reason AS " + sql);
      } finally {
        end.cancel(false);
      }
    } catch (SQLException said) {
      return said;
    }
    return met;
  }

  private ScheduledFuture<?> cancelLater(Statement statement) {
    return clock.schedule(
        () -> {
          try {
            statement.cancel();
          } catch (SQLException closed) {
            // It ended by itself.
          }
        },
        limits.time().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      connection.close();
      delete(spill);
    } catch (SQLException e) {
      throw SearchFailure.of(e, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(spill + " cannot be removed", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
