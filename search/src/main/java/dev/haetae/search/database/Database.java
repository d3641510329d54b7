package dev.haetae.search.database;

import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.lake.engine.StreamFailure;
import dev.haetae.search.function.Macros;
import dev.haetae.search.function.Sql;
import dev.haetae.search.source.LookupTables;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of one search, in memory: it reads what the source has, spills into a folder of its own,
 * reaches nothing else, and ends with its search. The limit of time holds for all that is asked of
 * it together, from when it is opened.
 */
public final class Database implements AutoCloseable {
  private static final String ANSWER = "haetae_answer";
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Future<Connection> opening;
  private final RowSource source;
  private final SearchLimits limits;
  private final ScheduledExecutorService clock;
  private final TemporaryFolder spill;
  private final Macros macros;
  private final long until;

  private Database(
      RowSource source,
      LookupTables lookups,
      SearchLimits limits,
      TemporaryFolder spill,
      ZoneId zone) {
    this.until = System.nanoTime() + limits.time().toNanos();
    this.spill = spill;
    this.macros = new Macros(zone);
    this.source = source;
    this.limits = limits;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, "search clock");
          thread.setDaemon(true);
          return thread;
        });
    CompletableFuture<String> settings = new CompletableFuture<>();
    this.opening = clock.submit(() -> opened(settings));
    // A source that is opened meanwhile is waited for here, and not before.
    try {
      settings.complete(settings(lookups));
    } catch (RuntimeException e) {
      settings.completeExceptionally(e);
      clock.shutdownNow();
      spill.close();
      throw e;
    }
  }

  /** Begins to open one; who first needs it waits for it. */
  public static Database open(
      RowSource source, LookupTables lookups, SearchLimits limits, ZoneId zone) {
    // A folder of its own, that nobody else can have made.
    return new Database(source, lookups, limits, TemporaryFolder.in(limits.spill()), zone);
  }

  private static Connection opened(CompletableFuture<String> settings) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    Connection opened = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = opened.createStatement()) {
      statement.execute(settings.join());
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    try {
      return opening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while DuckDB was opened", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException("DuckDB cannot be opened", e);
    }
  }

  private String settings(LookupTables lookups) {
    List<String> files = new ArrayList<>();
    source.readable().forEach(path -> files.add(absolute(path)));
    lookups.readable().forEach(path -> files.add(absolute(path)));
    List<String> folders =
        source.readableFolders().stream().map(path -> absolute(path) + "/").toList();
    return String.join(
        "; ",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        "SET memory_limit = '" + limits.memoryBytes() + "B'",
        "SET threads = " + limits.threads(),
        "SET temp_directory = " + Sql.text(spill.path().toString()),
        "SET TimeZone = 'UTC'",
        "SET allowed_paths = " + Sql.list(files),
        "SET allowed_directories = " + Sql.list(folders),
        "SET enable_external_access = false",
        "SET lock_configuration = true");
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }

  private void run(String statement) throws SQLException {
    try (Statement one = connection().createStatement()) {
      one.execute(statement);
    }
  }

  private void teach(String statement) throws SQLException {
    for (String each : macros.before(statement)) {
      run(each);
    }
  }

  public Relation relation(RowSource.Request request) {
    try {
      return source.relation(request, this::connection);
    } catch (SQLException e) {
      throw SearchFailure.of(e, limits);
    }
  }

  /** Runs a statement that gives no rows. */
  public void execute(String sql) {
    try (Statement statement = connection().createStatement()) {
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

  public SearchLimits limits() {
    return limits;
  }

  /** A table filled from outside, while rows of the same database may be read. */
  public LoadedTable load(String table) {
    try {
      return LoadedTable.create((DuckDBConnection) connection(), table);
    } catch (SQLException e) {
      throw SearchFailure.of(e, limits);
    }
  }

  /** A table of numbers, filled from outside while rows of the same database are read. */
  public NumberTable numbers(String table, int columns) throws SQLException {
    return NumberTable.create((DuckDBConnection) connection(), table, columns);
  }

  /** What is done with rows. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Runs a query and reads its rows as they come. */
  public <T> T query(String sql, Reader<T> reader) {
    try (Statement statement = connection().createStatement()) {
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

  /**
   * Runs a query to its end, then reads its rows. What was gathered from other rows is there only
   * then anyway, and DuckDB is a sixth slower where rows may be taken from it meanwhile.
   */
  public <T> T gather(String sql, Reader<T> reader) {
    execute("CREATE OR REPLACE TEMP TABLE " + ANSWER + " AS\n" + sql);
    return query("FROM " + ANSWER, reader);
  }

  private SQLException reason(String sql, SQLException met) {
    if (!StreamFailure.isForgotten(met)) {
      return met;
    }
    try (Statement statement = connection().createStatement()) {
      ScheduledFuture<?> end = cancelLater(statement);
      try {
        return StreamFailure.reason(statement, sql, met);
      } finally {
        end.cancel(false);
      }
    } catch (SQLException said) {
      return said;
    }
  }

  /** What is left of the time all of the search may take, which runs since this was opened. */
  public Duration timeLeft() {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }

  private ScheduledFuture<?> cancelLater(Statement statement) throws SQLException {
    long left = timeLeft().toNanos();
    if (left == 0) {
      throw new SQLException("INTERRUPT: statements before took all of the time");
    }
    // Again and again: one that is cancelled just before it begins does not know of it.
    return clock.scheduleWithFixedDelay(
        () -> {
          try {
            statement.cancel();
          } catch (SQLException closed) {
            // It ended by itself.
          }
        },
        left,
        AGAIN.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    try {
      connection().close();
    } catch (SQLException e) {
      throw SearchFailure.of(e, limits);
    } finally {
      clock.shutdownNow();
      spill.close();
    }
  }
}
