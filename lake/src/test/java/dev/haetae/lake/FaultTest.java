package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.lake.catalog.SpillFolder;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.upkeep.Compaction;
import dev.haetae.lake.upkeep.Expiry;
import dev.haetae.lake.upkeep.Export;
import dev.haetae.lake.upkeep.LakeStatus;
import dev.haetae.lake.upkeep.Tiering;
import dev.haetae.lake.upkeep.Verification;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill and bytes that flip: told, nothing lost, nothing half-written. */
final class FaultTest {
  @TempDir private Path folder;
  private Path lake = Path.of("");

  /** Two events of one day, of seven hundred kilobytes on disk each. */
  @BeforeEach
  void keep() throws IOException {
    lake = folder.resolve("lake");
    ingest(lake, LakeFixture.log(folder, "a.json", large(1)));
    ingest(lake, LakeFixture.log(folder, "b.json", large(10)));
  }

  private static String large(int number) {
    StringBuilder noise = new StringBuilder();
    Random random = new Random(number);
    for (int i = 0; i < 600_000; i++) {
      noise.append((char) ('a' + random.nextInt(26)));
    }
    return event(number, noise.toString());
  }

  private void isAsItWas() throws Exception {
    assertThat(rows(lake, Activity.API, "event_id")).containsExactlyInAnyOrder("id-1", "id-10");
    assertThat(LakeStatus.of(lake).commits()).isEqualTo(3);
    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .allMatch(each -> each.detail().equals("no commit added it; it is not read either"));
  }

  private Path first() {
    try (Lake open = Lake.open(lake)) {
      return open.plan(Activity.API).files().getFirst().path();
    }
  }

  private static void flip(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 0x10;
    Files.write(file, bytes);
  }

  @Test
  void aTierThatCannotBeWrittenLeavesFilesWhereTheyWere() throws Exception {
    Path warm = Files.writeString(folder.resolve("warm"), "a file where a folder is to be");
    Files.writeString(
        lake.resolve(LakeSettings.FILE), "tiers: {warm: {after: 1d, in: '" + warm + "'}}");

    assertThatThrownBy(() -> new Tiering(lake).run(Instant.parse("2027-01-01T00:00:00Z")))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("cannot copy ")
        .hasMessageContaining(warm.toString());
    isAsItWas();
    Files.delete(warm);
    assertThat(new Tiering(lake).run(Instant.parse("2027-01-01T00:00:00Z")).moved())
        .containsEntry("warm", 2);
  }

  /** Less than the file of one event. */
  private static final int TOO_FEW = 300_000;

  @Test
  void aDiskThatFillsWhileCompactingChangesNothing() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of(UpkeepProcess.LIMITER)), "there is no prlimit here");
    List<String> before = files(lake);
    assertThat(UpkeepProcess.run("compact", lake, TOO_FEW)).contains("cannot write");
    isAsItWas();
    assertThat(files(lake)).isEqualTo(before);
    assertThat(new Compaction(lake).run().after()).isEqualTo(1);
    assertThat(rows(lake, Activity.API, "event_id")).containsExactlyInAnyOrder("id-1", "id-10");
  }

  @Test
  void aDiskThatFillsWhileMovingLeavesFilesWhereTheyWere() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of(UpkeepProcess.LIMITER)), "there is no prlimit here");
    Path warm = folder.resolve("warm");
    Files.writeString(
        lake.resolve(LakeSettings.FILE), "tiers: {warm: {after: 1d, in: '" + warm + "'}}");
    assertThat(UpkeepProcess.run("move", lake, TOO_FEW)).startsWith("cannot copy ");
    isAsItWas();
    assertThat(files(warm)).isEmpty();
    assertThat(new Tiering(lake).run(Instant.parse("2027-01-01T00:00:00Z")).moved())
        .containsEntry("warm", 2);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(each -> folder.relativize(each).toString())
          .filter(each -> !each.startsWith("catalog.db"))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatExportPutsAsideIsNotTakenByAWriter() throws Exception {
    try (SpillFolder exporting = SpillFolder.in(lake)) {
      Path spilled = Files.writeString(exporting.folder().resolve("spilled"), "rows");
      Path left =
          Files.createDirectory(
              exporting
                  .folder()
                  .resolveSibling(
                      exporting
                          .folder()
                          .getFileName()
                          .toString()
                          .replaceFirst("[.][0-9]+[.]", ".0.")));
      ingest(lake, LakeFixture.log(folder, "c.json", event(3, "GetUser")));
      assertThat(spilled).exists();
      assertThat(left).doesNotExist();
    }
    assertThat(files(lake.resolve("aside"))).isEmpty();
  }

  @Test
  void aDiskThatFillsWhileExportingLeavesNoFile() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "there is no /dev/full here");
    Files.createSymbolicLink(folder.resolve(".out.unfinished"), full);

    assertThatThrownBy(() ->
            new Export(lake)
                .run(Activity.API, 0, Long.MAX_VALUE, Export.Form.RAW, folder.resolve("out")))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("cannot write ")
        .hasMessageContaining("No space left on device");
    assertThat(beside()).doesNotContain("out", ".out.unfinished");
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  @Test
  void aFlippedByteIsToldAndNothingIsExported() throws Exception {
    flip(first(), Files.size(first()) / 2);

    for (Export.Form form : Export.Form.values()) {
      Path out = folder.resolve("out-" + form);
      assertThatThrownBy(() -> new Export(lake).run(Activity.API, 0, Long.MAX_VALUE, form, out))
          .isInstanceOf(LakeUnusable.class)
          .hasMessageContaining("the lake's files cannot be read or written");
      assertThat(beside()).doesNotContain("out-" + form, ".out-" + form + ".unfinished");
    }
  }

  @Test
  void aFlippedByteIsNotCompactedAway() throws Exception {
    flip(first(), Files.size(first()) / 2);

    assertThatThrownBy(() -> new Compaction(lake).run()).isInstanceOf(LakeUnusable.class);
    assertThat(LakeStatus.of(lake).commits()).isEqualTo(3);
    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .anyMatch(each -> each.kind() == Verification.Kind.CHANGED);
  }

  @Test
  void aFlippedByteInAnIndexOrInIdentitiesIsNamed() throws Exception {
    String name = first().getFileName().toString().replace(".parquet", "");
    flip(lake.resolve("tables/api/index/" + name + ".words"), 40);
    flip(lake.resolve("tables/api/identities/" + name + ".ids"), 3);

    assertThat(new Verification(lake, Optional.empty(), Optional.empty()).run().deviations())
        .extracting(Verification.Deviation::subject)
        .containsExactlyInAnyOrder(
            "tables/api/index/" + name + ".words", "tables/api/identities/" + name + ".ids");
  }

  @Test
  void aFlippedByteInTheMetadataIsTold() throws Exception {
    Path metadata;
    try (Stream<Path> files = Files.list(lake.resolve("tables/api/metadata"))) {
      metadata =
          files
              .filter(each -> each.toString().contains("snap-"))
              .max(java.util.Comparator.comparingLong(FaultTest::modified))
              .orElseThrow();
    }
    Files.write(metadata, new byte[(int) Files.size(metadata)]);

    assertThatThrownBy(() -> rows(lake, Activity.API, "event_id"))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("the metadata of the table api cannot be read");
    assertThatThrownBy(() ->
            new Expiry(lake, Map.of(Activity.API, Duration.ofDays(1)), Duration.ZERO)
                .run(Instant.now()))
        .isInstanceOf(LakeUnusable.class);
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
