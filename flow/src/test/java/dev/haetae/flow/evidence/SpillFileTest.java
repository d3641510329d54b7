package dev.haetae.flow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.flow.spill.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpillFileTest {
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final SpillFile aside = new SpillFile(folder);

  @AfterEach
  void close() {
    aside.close();
    folder.close();
  }

  private static byte[] some(int length, Random random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What is there besides the lock of the folder. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.path())) {
      return all.filter(file -> !file.toString().endsWith(".lock")).toList();
    }
  }

  @Test
  void givesBackWhatWasPutThereLast() throws IOException {
    Random random = new Random(1);
    Map<Integer, byte[]> expected = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      int number = random.nextInt(200);
      byte[] bytes = some(random.nextInt(2_000), random);
      aside.put(number, bytes);
      expected.put(number, bytes);
    }
    for (Map.Entry<Integer, byte[]> each : expected.entrySet()) {
      assertThat(aside.get(each.getKey())).isEqualTo(each.getValue());
    }
  }

  @Test
  void writesOverWhatStillFits() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < 1_000; i++) {
      aside.put(i % 3, some(500, random));
    }
    assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasSize(1_750));
  }

  @Test
  void makesNoFileWhereNothingIsPutAside() throws IOException {
    assertThat(files()).isEmpty();
  }
}
