package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.count;
import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.log;
import static dev.haetae.lake.LakeFixture.query;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.flow.account.ScanProgress;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import dev.haetae.simulate.BenchCorpus;
import dev.haetae.simulate.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch is there whole or not at all, whatever happens while it is written. */
final class CommitTest {
  @TempDir private Path folder;

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aKilledProcessLeavesTheBatchWholeOrNotAtAll() throws Exception {
    Path logs = folder.resolve("logs");
    BenchCorpus.write(logs, 3, 0.02, Progress.none());
    Path reference = folder.resolve("reference");
    ingest(reference, logs);
    long all = count(reference, Activity.API);
    assertThat(all).isGreaterThan(5_000);
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "before.json", event(1, "CreateUser")));
    int unfinished = 0;
    for (int delay = 600; delay <= 3_600; delay += 1_000) {
      Process process = IngestProcess.start("true", lake, logs);
      boolean ended = process.waitFor(delay, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      unfinished += ended ? 0 : 1;
      assertThat(count(lake, Activity.API)).isIn(1L, all + 1);
    }
    assertThat(unfinished).isPositive();
    ingest(lake, logs);
    assertThat(count(lake, Activity.API)).isEqualTo(all + 1);
    assertThat(rows(lake, Activity.API, "count(DISTINCT event_id) OVER ()"))
        .contains("" + (all + 1));
  }

  @Test
  void aDiskThatTakesNoMoreLeavesTheLakeAsItWas() throws Exception {
    Path logs = folder.resolve("logs");
    BenchCorpus.write(logs, 3, 0.03, Progress.none());
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "before.json", event(1, "CreateUser")));
    Process process = IngestProcess.start("ulimit -f 4000", lake, logs);
    assertThat(said(process)).contains("cannot write in").contains("File too large");
    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(rows(lake, Activity.API, "event_id")).containsExactly("id-1");
    assertThat(ingest(lake, logs).kept()).isEqualTo(ingest(folder.resolve("other"), logs).kept());
  }

  @Test
  void aLakeIsWrittenByOneProcessAtATime() {
    Path lake = folder.resolve("lake");
    try (Ingest first = Ingest.into(lake, 1 << 20, new ScanProgress())) {
      assertThatThrownBy(() -> Ingest.into(lake, 1 << 20, new ScanProgress()))
          .isInstanceOf(LakeUnusable.class)
          .hasMessageContaining("is being written by another process");
      assertThat(first.commit().commit()).isZero();
    }
  }

  private static void execute(Path lake, String sql) throws SQLException {
    try (Connection sqlite =
            DriverManager.getConnection("jdbc:sqlite:" + lake.resolve("catalog.db"));
        Statement statement = sqlite.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aLockedCatalogIsToldAndNothingIsKept() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser")));
    Path more = log(folder, "b.json", event(2, "CreateUser"));
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + lake.resolve("catalog.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> ingest(lake, more))
          .isInstanceOf(LakeUnusable.class)
          .hasMessageContaining("locked by another process");
      statement.execute("ROLLBACK");
    }
    assertThat(rows(lake, Activity.API, "event_id")).containsExactly("id-1");
    assertThat(ingest(lake, more).kept()).containsEntry(Activity.API, 1L);
  }

  @Test
  void aLakeOfANewerVersionIsLeftAlone() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser")));
    execute(
        lake,
        "UPDATE iceberg_namespace_properties SET property_value = '2' WHERE property_key ="
            + " 'haetae.version'");
    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("has version 2, and this Haetae knows version 1");
  }

  @Test
  void aCatalogThatIsNoneIsTold() throws Exception {
    Path lake = Files.createDirectories(folder.resolve("lake"));
    Files.writeString(lake.resolve("catalog.db"), "no database at all, but long enough to be one");
    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("catalog.db cannot be used");
  }

  @Test
  void metadataThatLeadsOutsideTheLakeIsRefused() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser")));
    execute(
        lake,
        "UPDATE iceberg_tables SET metadata_location = '"
            + lake
            + "/../../etc/passwd' WHERE"
            + " table_name = 'api'");
    assertThatThrownBy(() -> count(lake, Activity.API)).hasMessageContaining("outside the lake");
  }

  @Test
  void aFlippedByteIsNeverReadAsSomethingElse() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser")));
    Path file;
    try (Lake open = Lake.open(lake)) {
      file = open.plan(Activity.API).files().getFirst().path();
    }
    byte[] good = Files.readAllBytes(file);
    String sql = "SELECT raw || event_id || api_operation FROM '" + file + "'";
    List<String> right = query(sql);
    int told = 0;
    for (int at = 4; at < good.length; at += 23) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(file, bad);
      try {
        assertThat(query(sql)).isEqualTo(right);
      } catch (SQLException damaged) {
        told++;
      }
    }
    assertThat(told).isPositive();
  }

  @Test
  void aLakeMayBeMoved() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser")));
    Path moved = Files.move(lake, folder.resolve("moved"));
    ingest(moved, log(folder, "b.json", event(2, "CreateUser"), event(1, "CreateUser")));
    assertThat(rows(moved, Activity.API, "event_id")).containsExactly("id-1", "id-2");
  }

  @Test
  void whatIsCommittedLaterIsSeenWhenTheLakeIsRenewed() throws Exception {
    Path made = folder.resolve("renewed");
    ingest(made, log(folder, "one.json", event(1, "CreateUser")));
    try (Lake open = Lake.open(made)) {
      ingest(made, log(folder, "two.json", event(2, "DeleteUser")));
      assertThat(open.plan(Activity.API).rows()).isEqualTo(1);
      open.renew();
      assertThat(open.plan(Activity.API).rows()).isEqualTo(2);
    }
  }

  @Test
  void aFileOfOneLogSaysWhichItIs() throws Exception {
    Path made = folder.resolve("named");
    ingest(made, log(folder, "one.json", event(1, "CreateUser")));
    try (Lake open = Lake.open(made)) {
      assertThat(open.plan(Activity.API).files())
          .extracting(file -> file.log().orElse(""))
          .containsExactly("cloudtrail");
    }
  }
}
