package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.count;
import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.upkeep.LakeStatus;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tier that is another folder. */
final class WarmTierTest extends TierContract {
  private Path warm() {
    return folder.resolve("it's warm");
  }

  @Override
  String settings() {
    return "tiers:\n  warm: {after: 1d, in: \"" + warm() + "\"}\n";
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(warm())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(warm())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  List<String> there() throws IOException {
    return files().stream().map(Path::toString).toList();
  }

  @Override
  void damage() throws IOException {
    Path file = files().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Override
  void lose() throws IOException {
    Files.delete(files().getFirst());
  }

  @Test
  void aProcessKilledWhileItMovesLeavesEveryFileReachable() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 400; i++) {
      String day = java.time.LocalDate.of(2020, 1, 1).plusDays(i).toString();
      lines.add(
          event(i, "GetUser").replaceFirst("\"eventTime\":\"[^T]*", "\"eventTime\":\"" + day));
    }
    ingest(lake, LakeFixture.log(folder, "many.json", lines.toArray(String[]::new)));
    int unfinished = 0;
    for (int delay = 700; delay < 2_500; delay += 250) {
      Process process = MoveProcess.start(lake);
      unfinished += process.waitFor(delay, TimeUnit.MILLISECONDS) ? 0 : 1;
      process.destroyForcibly().waitFor();
      assertThat(count(lake, Activity.API)).isEqualTo(393);
      assertThat(LakeFixture.rows(lake, Activity.API, "event_id")).hasSize(393);
      assertThat(deviations())
          .allMatch(each -> each.detail().equals("no commit added it; it is not read either"));
    }
    assertThat(unfinished).isPositive();
    assertThat(MoveProcess.start(lake).waitFor()).isZero();
    assertThat(LakeStatus.of(lake).tiers().getLast().files()).isEqualTo(393);
    assertThat(LakeFixture.rows(lake, Activity.API, "event_id")).hasSize(393);
  }

  @Test
  void twoLakesDoNotTouchEachOthersFilesInATierTheyShare() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve(LakeSettings.FILE), settings());
    ingest(other, LakeFixture.log(folder, "z.json", event(1, "CreateUser")));
    new dev.haetae.lake.upkeep.Tiering(lake).run(NOW);
    new dev.haetae.lake.upkeep.Expiry(other, java.util.Map.of(), java.time.Duration.ZERO)
        .run(java.time.Instant.now().plusSeconds(60));

    assertThat(there()).hasSize(2);
  }
}
