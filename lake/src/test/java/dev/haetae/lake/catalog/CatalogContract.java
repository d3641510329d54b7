package dev.haetae.lake.catalog;

import static dev.haetae.lake.LakeFixture.count;
import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.flow.account.ScanProgress;
import dev.haetae.lake.Lake;
import dev.haetae.lake.LakeFixture;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.upkeep.Compaction;
import dev.haetae.lake.upkeep.Expiry;
import dev.haetae.lake.upkeep.Verification;
import dev.haetae.model.event.Activity;
import dev.haetae.simulate.BenchCorpus;
import dev.haetae.simulate.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a lake wherever its catalog is. */
abstract class CatalogContract {
  @TempDir private Path folder;
  private Path lake = Path.of("");

  /** Makes the folder of a lake ready for its first events. */
  abstract void prepare(Path lake) throws Exception;

  /** The catalog as Haetae opens it. */
  abstract CatalogStore store(Path lake);

  /** Another connection to the database of the catalog. */
  abstract Connection other(Path lake) throws SQLException;

  /** Has the connection hold what a writer needs, until it rolls back. */
  abstract void lock(Connection other) throws SQLException;

  @BeforeEach
  void prepare() throws Exception {
    lake = Files.createDirectories(folder.resolve("lake"));
    prepare(lake);
  }

  private Path log(String name, String... lines) throws Exception {
    return LakeFixture.log(folder, name, lines);
  }

  private void execute(String sql) throws SQLException {
    try (Connection other = other(lake);
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aLakeIsFilledCompactedExpiredAndVerified() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser"), event(2, "DeleteUser")));
    ingest(lake, log("b.json", event(1, "CreateUser"), event(10, "GetUser")));
    assertThat(new Compaction(lake).run().after()).isEqualTo(1);
    new Expiry(lake, Map.of(Activity.API, Duration.ofDays(1)), Duration.ZERO)
        .run(Instant.parse("2026-03-03T12:00:00Z").plus(Duration.ofHours(1)));

    assertThat(rows(lake, Activity.API, "event_id")).contains("id-2").doesNotContain("id-9");
    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .isEmpty();
  }

  @Test
  void aCommitMovesAllItsTablesOrNone() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser")));
    try (CatalogStore store = store(lake)) {
      Map<String, String> before = store.tables();
      long number = store.last().orElseThrow().number();
      CatalogStore.Move good =
          new CatalogStore.Move("api", Optional.ofNullable(before.get("api")), "elsewhere");
      CatalogStore.Move stale =
          new CatalogStore.Move("dns", Optional.of("not where it is"), "elsewhere");

      assertThatThrownBy(() ->
              store.commit(
                  List.of(good, stale), new CatalogStore.Commit(number + 1, "body", "signature")))
          .isInstanceOf(LakeUnusable.class)
          .hasMessageContaining("table dns was changed by another process meanwhile");

      assertThat(store.tables()).isEqualTo(before);
      assertThat(store.last().orElseThrow().number()).isEqualTo(number);
    }
  }

  @Test
  void ofTwoWritersOneIsToldAndChangesNothing() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser")));
    try (CatalogStore one = store(lake);
        CatalogStore two = store(lake)) {
      @Nullable String from = one.tables().get("api");
      long number = one.last().orElseThrow().number();
      one.commit(
          List.of(new CatalogStore.Move("api", Optional.ofNullable(from), "one")),
          new CatalogStore.Commit(number + 1, "one", ""));

      assertThatThrownBy(() ->
              two.commit(
                  List.of(new CatalogStore.Move("api", Optional.ofNullable(from), "two")),
                  new CatalogStore.Commit(number + 1, "two", "")))
          .isInstanceOf(LakeUnusable.class);

      assertThat(two.tables()).containsEntry("api", "one");
      assertThat(two.last().orElseThrow().body()).isEqualTo("one");
    }
  }

  /** Begins to write as from a machine whose file system has no locks. */
  private Ingest elsewhere() throws Exception {
    Files.deleteIfExists(lake.resolve("write.lock"));
    return Ingest.into(lake, 1 << 20, new ScanProgress());
  }

  @Test
  void ofTwoMachinesThatKeepTheSameEachKeepsWhatTheOtherDidNot() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser")));
    Path same = log("b.json", event(2, "CreateUser"), event(3, "GetUser"));
    Path more = log("c.json", event(3, "GetUser"), event(4, "GetUser"));
    try (Ingest one = elsewhere();
        Ingest two = elsewhere()) {
      LakeFixture.read(one, same);
      LakeFixture.read(two, more);
      assertThat(one.commit().kept()).containsEntry(Activity.API, 2L);
      Ingest.Outcome second = two.commit();
      assertThat(second.kept()).containsEntry(Activity.API, 1L);
      assertThat(second.duplicates()).isEqualTo(1);
    }
    assertThat(rows(lake, Activity.API, "event_id"))
        .containsExactly("id-1", "id-2", "id-3", "id-4");
    assertThat(ingest(lake, more).kept()).isEmpty();
    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .isEmpty();
  }

  @Test
  void whatAnotherMachineKeptWholeIsNoCommit() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser")));
    Path same = log("b.json", event(2, "CreateUser"), event(3, "GetUser"));
    try (Ingest one = elsewhere();
        Ingest two = elsewhere()) {
      LakeFixture.read(one, same);
      LakeFixture.read(two, same);
      one.commit();
      Ingest.Outcome second = two.commit();
      assertThat(second.commit()).isZero();
      assertThat(second.kept()).isEmpty();
      assertThat(second.duplicates()).isEqualTo(2);
    }
    assertThat(rows(lake, Activity.API, "event_id")).containsExactly("id-1", "id-2", "id-3");
    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .isEmpty();
  }

  @Test
  void processesThatWriteAtOnceLoseNothingAndKeepNothingTwice() throws Exception {
    Path logs = folder.resolve("many");
    BenchCorpus.write(logs, 5, 0.01, Progress.none());
    Path reference = folder.resolve("reference");
    ingest(reference, logs);
    ingest(lake, log("before.json", event(1, "CreateUser")));
    int told = 0;
    for (int round = 0; round < 3; round++) {
      List<Process> writers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Files.deleteIfExists(lake.resolve("write.lock"));
        writers.add(dev.haetae.lake.IngestProcess.start("true", lake, logs));
        Thread.sleep(400);
      }
      for (Process writer : writers) {
        told += writer.waitFor() == 0 ? 0 : 1;
      }
    }
    assertThat(told).isLessThan(6);
    assertThat(rows(lake, Activity.API, "event_id")).doesNotHaveDuplicates();
    assertThat(count(lake, Activity.API)).isEqualTo(count(reference, Activity.API) + 1);
    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .allMatch(each -> each.detail().contains("no commit added it"));
  }

  @Test
  void aCompactionOfFilesThatAnotherCompactedIsRefused() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser")));
    ingest(lake, log("b.json", event(10, "GetUser")));
    try (LakeCatalog stale = LakeCatalog.open(lake)) {
      List<String> small =
          stale.files(Activity.API, Long.MIN_VALUE, Long.MAX_VALUE).stream()
              .map(DataFile::location)
              .toList();
      new Compaction(lake).run();
      assertThatThrownBy(
              () -> stale.commit(new Change("compact", List.of(), Map.of(Activity.API, small))))
          .isInstanceOf(LakeUnusable.class)
          .hasMessageContaining("was changed by another process meanwhile");
    }
    assertThat(rows(lake, Activity.API, "event_id")).containsExactly("id-1", "id-10");
  }

  @Test
  void aLockedCatalogIsToldAndNothingIsKept() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser")));
    Path more = log("b.json", event(2, "CreateUser"));
    try (Connection other = other(lake)) {
      lock(other);
      assertThatThrownBy(() -> ingest(lake, more))
          .isInstanceOf(LakeUnusable.class)
          .hasMessageContaining("locked by another process");
      try (Statement statement = other.createStatement()) {
        statement.execute("ROLLBACK");
      }
    }
    assertThat(rows(lake, Activity.API, "event_id")).containsExactly("id-1");
    assertThat(ingest(lake, more).kept()).containsEntry(Activity.API, 1L);
  }

  @Test
  void aLakeOfANewerVersionIsLeftAlone() throws Exception {
    ingest(lake, log("a.json", event(1, "CreateUser")));
    execute(
        "UPDATE iceberg_namespace_properties SET property_value = '2' WHERE property_key ="
            + " 'haetae.version'");

    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("has version 2, and this Haetae knows version 1");
    assertThatThrownBy(() -> ingest(lake, log("b.json", event(2, "CreateUser"))))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("has version 2");
  }

  @Test
  void aKilledProcessLeavesTheBatchWholeOrNotAtAll() throws Exception {
    Path logs = folder.resolve("logs");
    BenchCorpus.write(logs, 3, 0.02, Progress.none());
    ingest(lake, log("before.json", event(1, "CreateUser")));
    Path reference = folder.resolve("reference");
    ingest(reference, logs);
    long all = count(reference, Activity.API);
    int unfinished = 0;
    for (int delay = 800; delay <= 3_200; delay += 1_200) {
      Process process = dev.haetae.lake.IngestProcess.start("true", lake, logs);
      unfinished += process.waitFor(delay, TimeUnit.MILLISECONDS) ? 0 : 1;
      process.destroyForcibly().waitFor();
      assertThat(count(lake, Activity.API)).isIn(1L, all + 1);
    }
    assertThat(unfinished).isPositive();
    ingest(lake, logs);
    assertThat(count(lake, Activity.API)).isEqualTo(all + 1);
    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .allMatch(each -> each.detail().contains("no commit added it"));
  }
}
