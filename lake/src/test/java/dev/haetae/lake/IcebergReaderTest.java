package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.log;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Iceberg's own catalog and reader, as every program that reads Iceberg has them, read the lake.
 */
final class IcebergReaderTest {
  @TempDir private Path folder;

  private static Table table(JdbcCatalog catalog, Path lake, String name) {
    catalog.setConf(new Configuration());
    catalog.initialize(
        "haetae",
        Map.of(
            "uri",
            "jdbc:sqlite:" + lake.resolve("catalog.db"),
            "warehouse",
            lake.toString(),
            "jdbc.schema-version",
            "V1"));
    return catalog.loadTable(TableIdentifier.of("lake", name));
  }

  private static List<String> read(CloseableIterable<Record> records) throws Exception {
    List<String> read = new ArrayList<>();
    try (records) {
      for (Record each : records) {
        read.add(
            each.getField("event_id")
                + " "
                + each.getField("time")
                + " "
                + each.getField("api_operation")
                + " "
                + each.getField("resources_uid")
                + " "
                + each.getField("read_only")
                + " "
                + each.getField("raw").equals(event(1, "CreateUser")));
      }
    }
    return read;
  }

  @Test
  void readsEveryEvent() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser"), event(2, "DeleteUser")));
    try (JdbcCatalog catalog = new JdbcCatalog()) {
      Table api = table(catalog, lake, "api");
      assertThat(read(IcebergGenerics.read(api).build()))
          .containsExactlyInAnyOrder(
              "id-1 2026-03-02T10:00Z CreateUser [arn:one, arn:two] false true",
              "id-2 2026-03-03T10:00Z DeleteUser [arn:one, arn:two] false false");
    }
  }

  @Test
  void prunesByTheOneValueAllRowsOfAFileHave() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser"), event(2, "DeleteUser")));
    try (JdbcCatalog catalog = new JdbcCatalog()) {
      Table api = table(catalog, lake, "api");
      assertThat(
              read(
                  IcebergGenerics.read(api)
                      .where(Expressions.equal("api_operation", "DeleteUser"))
                      .build()))
          .hasSize(1);
      try (var tasks =
          api.newScan().filter(Expressions.equal("api_operation", "NoSuchCall")).planFiles()) {
        assertThat(tasks).isEmpty();
      }
    }
  }

  @Test
  void prunesByTheTimeWithinADay() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser"), event(2, "DeleteUser")));
    try (JdbcCatalog catalog = new JdbcCatalog();
        var tasks =
            table(catalog, lake, "api")
                .newScan()
                .filter(Expressions.lessThan("time", "2026-03-02T09:59:59+00:00"))
                .planFiles()) {
      assertThat(tasks).isEmpty();
    }
  }
}
