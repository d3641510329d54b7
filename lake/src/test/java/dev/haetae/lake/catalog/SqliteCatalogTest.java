package dev.haetae.lake.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A catalog in the lake's folder. */
final class SqliteCatalogTest extends CatalogContract {
  @Override
  void prepare(Path lake) {}

  @Override
  CatalogStore store(Path lake) {
    return CatalogStore.open(lake.resolve("catalog.db"), "catalog.db");
  }

  @Override
  Connection other(Path lake) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + lake.resolve("catalog.db"));
  }

  @Override
  void lock(Connection other) throws SQLException {
    try (Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
  }
}
