package dev.haetae.lake.catalog;

import dev.haetae.lake.settings.CatalogAddress;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.SecretReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The database that names the newest metadata of each table. Its tables are those of Iceberg's own
 * {@code JdbcCatalog}, so that whatever reads such a catalog reads the lake; but where that commits
 * one table at a time, here all tables of a batch move together, in one transaction with the record
 * of the commit.
 */
final class CatalogStore implements AutoCloseable {
  /** The name of the catalog in its database, which may hold several. */
  static final String CATALOG = "haetae";

  /** The namespace of the lake's tables. */
  static final String NAMESPACE = "lake";

  private static final String FULL = "SQLITE_FULL";

  /**
   * PostgreSQL's codes of a lock that was not given and of a deadlock.
   *
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">the codes</a>
   */
  private static final Set<String> LOCKED = Set.of("55P03", "40P01");

  /** PostgreSQL's code of a full disk. */
  private static final String DISK_FULL = "53100";

  /** PostgreSQL's code of a key that is there already. */
  private static final String NOT_UNIQUE = "23505";

  private final Connection connection;
  private final String shown;

  private CatalogStore(Connection connection, String shown) {
    this.connection = connection;
    this.shown = shown;
  }

  /**
   * Opens a catalog in a file of SQLite, which is made where there is none.
   *
   * @param shown its name for the user
   */
  static CatalogStore open(Path file, String shown) {
    return open(
        "jdbc:sqlite:" + file,
        new Properties(),
        shown,
        "PRAGMA busy_timeout = 5000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL");
  }

  /**
   * Opens a catalog in a database of PostgreSQL.
   *
   * @param folder what the file of a password is relative to
   */
  static CatalogStore open(CatalogAddress address, Path folder) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "haetae");
    address.user().ifPresent(user -> properties.setProperty("user", user));
    try {
      address
          .password()
          .map(reference -> reference.value(System.getenv(), folder))
          .ifPresent(password -> properties.setProperty("password", password));
    } catch (SecretReference.Missing missing) {
      throw new LakeUnusable(
          "no password for the catalog " + address.shown() + ": " + missing.getMessage(), missing);
    }
    return open(address.url(), properties, address.shown(), "SET lock_timeout = '5s'");
  }

  private static CatalogStore open(
      String url, Properties properties, String shown, String... beginnings) {
    try {
      CatalogStore store = new CatalogStore(DriverManager.getConnection(url, properties), shown);
      for (String each : beginnings) {
        store.execute(each);
      }
      store.connection.setAutoCommit(false);
      return store;
    } catch (SQLException e) {
      throw unusable(shown, e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static LakeUnusable unusable(String shown, SQLException e) {
    String message = String.valueOf(e.getMessage());
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("08")) {
      return new LakeUnusable("the catalog " + shown + " cannot be reached: " + message, e);
    }
    if (message.contains("BUSY") || message.contains("LOCKED") || LOCKED.contains(state)) {
      return new LakeUnusable(
          shown + " is locked by another process; wait until that is done, or end it", e);
    }
    if (message.contains(FULL) || state.equals(DISK_FULL)) {
      return LakeUnusable.unwritable(
          "no room left on the disk of " + shown + "; nothing was changed", e);
    }
    if (state.equals(NOT_UNIQUE) || message.contains("UNIQUE constraint failed: haetae_commits")) {
      return new LakeUnusable(
          shown
              + " was written by another process meanwhile; nothing of this run was kept, run it"
              + " again",
          e);
    }
    return new LakeUnusable(shown + " cannot be used: " + message, e);
  }

  /** A change or a question, all of it or nothing. */
  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T transaction(Work<T> work) {
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw unusable(shown, e);
    }
  }

  /** Why the work failed is what is told, not that it was taken back by the database already. */
  private void rollBack(SQLException failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Makes the tables of an empty catalog. */
  void create(Map<String, String> properties) {
    transaction(() -> {
      execute(
          "CREATE TABLE IF NOT EXISTS iceberg_tables (catalog_name VARCHAR(255) NOT NULL, table_namespace"
              + " VARCHAR(255) NOT NULL, table_name VARCHAR(255) NOT NULL, metadata_location"
              + " VARCHAR(1000), previous_metadata_location VARCHAR(1000), iceberg_type"
              + " VARCHAR(5), PRIMARY KEY (catalog_name, table_namespace, table_name))");
      execute(
          "CREATE TABLE IF NOT EXISTS iceberg_namespace_properties (catalog_name VARCHAR(255) NOT NULL,"
              + " namespace VARCHAR(255) NOT NULL, property_key VARCHAR(255), property_value"
              + " VARCHAR(1000), PRIMARY KEY (catalog_name, namespace, property_key))");
      execute(
          "CREATE TABLE IF NOT EXISTS haetae_commits (number BIGINT PRIMARY KEY, body TEXT NOT NULL, signature"
              + " TEXT NOT NULL)");
      for (Map.Entry<String, String> each : properties.entrySet()) {
        update(
            "INSERT INTO iceberg_namespace_properties VALUES (?, ?, ?, ?)",
            CATALOG,
            NAMESPACE,
            each.getKey(),
            each.getValue());
      }
      return true;
    });
  }

  private int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  private Map<String, String> pairs(String sql, Object... parameters) throws SQLException {
    Map<String, String> pairs = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString(1);
          Optional.ofNullable(rows.getString(2)).ifPresent(value -> pairs.put(name, value));
        }
      }
    }
    return pairs;
  }

  /** What is said of the lake as a whole; nothing where there is no lake yet. */
  Map<String, String> properties() {
    return transaction(() -> {
      if (!hasTables()) {
        return Map.of();
      }
      return pairs(
          "SELECT property_key, property_value FROM iceberg_namespace_properties WHERE"
              + " catalog_name = ? AND namespace = ?",
          CATALOG,
          NAMESPACE);
    });
  }

  private boolean hasTables() throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "iceberg_namespace_properties", null)) {
      return tables.next();
    }
  }

  /** Where each table's metadata is, by its name. */
  Map<String, String> tables() {
    return transaction(() ->
        pairs(
            "SELECT table_name, metadata_location FROM iceberg_tables WHERE catalog_name = ?"
                + " AND table_namespace = ? ORDER BY table_name",
            CATALOG,
            NAMESPACE));
  }

  /**
   * A table that moves on.
   *
   * @param from where its metadata was; empty for a new table
   * @param to where it is
   */
  record Move(String table, Optional<String> from, String to) {}

  /** A commit: the text of its {@link CommitRecord}, and the signature of that. */
  record Commit(long number, String body, String signature) {}

  /** The newest commit. */
  Optional<Commit> last() {
    return commits(
            "SELECT number, body, signature FROM haetae_commits ORDER BY number DESC LIMIT 1")
        .stream()
        .findFirst();
  }

  /** Every commit, the oldest first. */
  List<Commit> commits() {
    return commits("SELECT number, body, signature FROM haetae_commits ORDER BY number");
  }

  private List<Commit> commits(String sql) {
    return transaction(() -> {
      List<Commit> commits = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          commits.add(new Commit(rows.getLong(1), rows.getString(2), rows.getString(3)));
        }
      }
      return commits;
    });
  }

  /**
   * Moves all tables on and adds the record of it, or does nothing of it.
   *
   * @throws LakeUnusable where one of the tables was moved by somebody else meanwhile
   */
  void commit(List<Move> moves, Commit commit) {
    transaction(() -> {
      for (Move move : moves) {
        if (apply(move) != 1) {
          throw new SQLException(
              "table "
                  + move.table()
                  + " was changed by another process meanwhile; nothing of this run was kept, run"
                  + " it again");
        }
      }
      return update(
          "INSERT INTO haetae_commits (number, body, signature) VALUES (?, ?, ?)",
          commit.number(),
          commit.body(),
          commit.signature());
    });
  }

  private int apply(Move move) throws SQLException {
    if (move.from().isEmpty()) {
      return update(
          "INSERT INTO iceberg_tables VALUES (?, ?, ?, ?, NULL, 'TABLE')",
          CATALOG,
          NAMESPACE,
          move.table(),
          move.to());
    }
    String from = move.from().get();
    return update(
        "UPDATE iceberg_tables SET metadata_location = ?, previous_metadata_location = ? WHERE"
            + " catalog_name = ? AND table_namespace = ? AND table_name = ? AND metadata_location ="
            + " ?",
        move.to(),
        from,
        CATALOG,
        NAMESPACE,
        move.table(),
        from);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unusable(shown, e);
    }
  }
}
