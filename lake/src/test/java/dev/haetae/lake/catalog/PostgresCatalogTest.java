package dev.haetae.lake.catalog;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.lake.Lake;
import dev.haetae.lake.LakeFixture;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.LakeUnusable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A catalog in a real PostgreSQL, each lake in a schema of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresCatalogTest extends CatalogContract {
  private static final String SECRET = "s3cret-of-the-catalog";

  private Optional<EmbeddedPostgres> server = Optional.empty();
  private int schemas;

  @BeforeAll
  void start() throws IOException, SQLException {
    server = Optional.of(EmbeddedPostgres.builder().start());
    try (Connection connection = connection("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE haetae LOGIN SUPERUSER PASSWORD '" + SECRET + "'");
    }
  }

  @AfterAll
  void stop() throws IOException {
    server.orElseThrow().close();
  }

  private Connection connection(String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + server.orElseThrow().getPort() + "/postgres", user, "");
  }

  private String url(String schema) {
    return "jdbc:postgresql://localhost:"
        + server.orElseThrow().getPort()
        + "/postgres?currentSchema="
        + schema;
  }

  private static void settings(Path lake, String url) throws IOException {
    Files.writeString(Files.createDirectories(lake).resolve("password"), SECRET + "\n");
    Files.writeString(
        lake.resolve(LakeSettings.FILE),
        "catalog:\n  url: " + url + "\n  user: haetae\n  password: file:password\n");
  }

  @Override
  void prepare(Path lake) throws Exception {
    String schema = "lake" + ++schemas;
    try (Connection connection = connection("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    }
    settings(lake, url(schema));
  }

  @Override
  CatalogStore store(Path lake) {
    return CatalogStore.open(LakeSettings.of(lake).catalog().orElseThrow(), lake);
  }

  @Override
  Connection other(Path lake) throws SQLException {
    return DriverManager.getConnection(
        LakeSettings.of(lake).catalog().orElseThrow().url(), "postgres", "");
  }

  @Override
  void lock(Connection other) throws SQLException {
    try (Statement statement = other.createStatement()) {
      statement.execute("BEGIN; LOCK TABLE iceberg_tables IN ACCESS EXCLUSIVE MODE");
    }
  }

  @Test
  void icebergsOwnCatalogReadsIt(@TempDir Path folder) throws Exception {
    Path lake = folder.resolve("lake");
    Files.createDirectories(lake);
    prepare(lake);
    ingest(lake, LakeFixture.log(folder, "a.json", event(1, "CreateUser")));
    try (JdbcCatalog catalog = new JdbcCatalog()) {
      catalog.setConf(new Configuration());
      catalog.initialize(
          "haetae",
          Map.of(
              "uri",
              LakeSettings.of(lake).catalog().orElseThrow().url(),
              "jdbc.user",
              "postgres",
              "warehouse",
              lake.toString(),
              "jdbc.schema-version",
              "V1"));
      assertThat(catalog.listTables(Namespace.of("lake"))).hasSize(9);
      assertThat(catalog.loadTable(TableIdentifier.of("lake", "api")).currentSnapshot().summary())
          .containsEntry("total-records", "1");
    }
  }

  private static String told(Throwable failure) {
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    return all.toString();
  }

  @Test
  void aDatabaseThatCannotBeReachedIsToldWithoutItsPassword(@TempDir Path folder)
      throws IOException {
    Path lake = folder.resolve("lake");
    settings(lake, "jdbc:postgresql://localhost:1/postgres");

    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("the catalog postgresql://localhost:1/postgres cannot be reached")
        .satisfies(failure -> assertThat(told(failure)).doesNotContain(SECRET));
  }

  @Test
  void aUserThatIsNotLetInIsTold(@TempDir Path folder) throws IOException {
    Path lake = folder.resolve("lake");
    settings(lake, url("public"));
    Files.writeString(
        lake.resolve(LakeSettings.FILE),
        Files.readString(lake.resolve(LakeSettings.FILE)).replace("user: haetae", "user: nobody"));

    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("/postgres cannot be used")
        .satisfies(failure -> assertThat(told(failure)).doesNotContain(SECRET));
  }

  @Test
  void aPasswordThatIsNotWhereItIsSaidToBeIsTold(@TempDir Path folder) throws IOException {
    Path lake = folder.resolve("lake");
    settings(lake, url("public"));
    Files.delete(lake.resolve("password"));

    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("no password for the catalog")
        .hasMessageContaining("password cannot be read");
  }

  @Test
  void anEmptyDatabaseIsNoLake(@TempDir Path folder) throws Exception {
    Path lake = folder.resolve("lake");
    Files.createDirectories(lake);
    prepare(lake);

    assertThat(LakeCatalog.isIn(lake)).isFalse();
    assertThatThrownBy(() -> Lake.open(lake)).hasMessageContaining("no lake in");
  }

  @Test
  void aLakeHasOneCatalog(@TempDir Path folder) throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, LakeFixture.log(folder, "a.json", event(1, "CreateUser")));
    settings(lake, url("public"));

    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("has its catalog in catalog.db, and lake.yml names another");
  }
}
