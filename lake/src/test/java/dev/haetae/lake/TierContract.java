package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.upkeep.Compaction;
import dev.haetae.lake.upkeep.Expiry;
import dev.haetae.lake.upkeep.LakeStatus;
import dev.haetae.lake.upkeep.Tiering;
import dev.haetae.lake.upkeep.Verification;
import dev.haetae.model.event.Activity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a lake some of whose files are in a tier, whatever the tier is. */
abstract class TierContract {
  /** Two days after the events of the second of March, one after those of the third. */
  static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir Path folder;
  Path lake = Path.of("");

  /** What {@code lake.yml} says of the tier, for files whose events are a day old. */
  abstract String settings();

  /** Every file in the tier. */
  abstract List<String> there() throws Exception;

  /** Changes a byte of the only file in the tier. */
  abstract void damage() throws Exception;

  /** Takes the only file in the tier away. */
  abstract void lose() throws Exception;

  /** An event of the second of March, one of the third, and one of the fourth. */
  @BeforeEach
  void keep() throws Exception {
    lake = Files.createDirectories(folder.resolve("lake"));
    Files.writeString(lake.resolve(LakeSettings.FILE), settings());
    ingest(
        lake,
        LakeFixture.log(
            folder, "a.json", event(1, "CreateUser"), event(2, "GetUser"), event(3, "ListUsers")));
  }

  final List<Verification.Deviation> deviations() {
    return new Verification(lake, Optional.empty(), Optional.empty()).run().deviations();
  }

  private List<String> ids() throws Exception {
    return rows(lake, Activity.API, "event_id");
  }

  @Test
  void filesGoWhereTheirAgeAsksForInOneCommit() throws Exception {
    long before = LakeStatus.of(lake).commits();
    Tiering.Outcome outcome = new Tiering(lake).run(NOW);

    assertThat(outcome.moved().values()).containsExactly(2);
    assertThat(outcome.commits()).isEqualTo(1);
    assertThat(there()).hasSize(2);
    LakeStatus status = LakeStatus.of(lake);
    assertThat(status.commits()).isEqualTo(before + 1);
    assertThat(status.tiers())
        .extracting(LakeStatus.TierUse::files, LakeStatus.TierUse::events)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, 1L),
            org.assertj.core.groups.Tuple.tuple(2L, 2L));
    assertThat(new Tiering(lake).run(NOW).commits()).isZero();
  }

  @Test
  void whatWasMovedIsReadFoundAndVerified() throws Exception {
    new Tiering(lake).run(NOW);

    assertThat(ids()).containsExactly("id-1", "id-2", "id-3");
    assertThat(deviations()).isEmpty();
    try (Lake open = Lake.open(lake)) {
      assertThat(
              open.plan(
                      dev.haetae.lake.table.LakeTable.of(Activity.API),
                      0,
                      Long.MAX_VALUE,
                      List.of(dev.haetae.lake.index.Needle.value("id-2")))
                  .files())
          .extracting(DataFile::rows)
          .containsExactly(1L);
    }
  }

  @Test
  void whatWasMovedIsNotKeptAgain() throws Exception {
    new Tiering(lake).run(NOW);

    assertThat(ingest(lake, LakeFixture.log(folder, "b.json", event(1, "CreateUser"))).duplicates())
        .isEqualTo(1);
  }

  @Test
  void whatItWasStaysUntilItExpires() throws Exception {
    new Tiering(lake).run(NOW);
    assertThat(hot()).hasSize(3);

    new Expiry(lake, Map.of(), Duration.ZERO).run(Instant.now().plusSeconds(60));
    assertThat(hot()).hasSize(1);
    assertThat(there()).hasSize(2);
    assertThat(ids()).containsExactly("id-1", "id-2", "id-3");
    assertThat(deviations()).isEmpty();
  }

  private List<Path> hot() throws Exception {
    try (Stream<Path> files = Files.walk(lake.resolve("tables/api/data"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void eventsInATierAreCompactedAndExpire() throws Exception {
    ingest(lake, LakeFixture.log(folder, "b.json", event(10, "DeleteUser")));
    new Tiering(lake).run(NOW);
    assertThat(new Compaction(lake).run().before()).isEqualTo(2);
    assertThat(ids()).containsExactlyInAnyOrder("id-1", "id-10", "id-2", "id-3");

    new Tiering(lake).run(NOW);
    Expiry.Outcome expired =
        new Expiry(lake, Map.of(Activity.API, Duration.ofDays(2)), Duration.ZERO)
            .run(Instant.parse("2026-03-04T23:00:00Z"));
    assertThat(expired.events()).isEqualTo(2);
    new Expiry(lake, Map.of(), Duration.ZERO).run(Instant.now().plusSeconds(60));
    assertThat(there()).hasSize(1);
    assertThat(ids()).containsExactly("id-2", "id-3");
    assertThat(deviations()).isEmpty();
  }

  @Test
  void filesComeBackWhereTheSettingsAskForIt() throws Exception {
    new Tiering(lake).run(NOW);
    Files.writeString(
        lake.resolve(LakeSettings.FILE), settings().replace("after: 1d", "after: 9y"));

    assertThat(new Tiering(lake).run(NOW).moved()).containsEntry("hot", 2);
    assertThat(ids()).containsExactly("id-1", "id-2", "id-3");
    assertThat(deviations())
        .allMatch(each -> each.detail().equals("no commit added it; it is not read either"));
  }

  @Test
  void aDamagedFileIsNotMoved() throws Exception {
    Path file;
    try (Lake open = Lake.open(lake)) {
      file = open.plan(Activity.API).files().getFirst().path();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> new Tiering(lake).run(NOW))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("has other bytes than when it was written; it was not moved");
    assertThat(LakeStatus.of(lake).tiers().getLast().files()).isZero();
  }

  @Test
  void verifyNamesWhatWasChangedAddedAndRemovedThere() throws Exception {
    new Tiering(lake).run(Instant.parse("2026-03-03T12:00:00Z"));
    String moved = there().getFirst();
    damage();
    assertThat(deviations())
        .extracting(each -> each.kind() + " " + each.subject())
        .containsExactly("CHANGED " + moved);
    lose();
    assertThat(deviations())
        .extracting(each -> each.kind() + " " + each.subject())
        .containsExactly("REMOVED " + moved);
  }

  @Test
  void aTierThatIsNoLongerSaidIsTold() throws Exception {
    new Tiering(lake).run(NOW);
    Files.delete(lake.resolve(LakeSettings.FILE));

    assertThatThrownBy(this::ids)
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("which is in no tier of its lake.yml");
  }
}
