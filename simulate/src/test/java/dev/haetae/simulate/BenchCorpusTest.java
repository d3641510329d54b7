package dev.haetae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCorpusTest {
  @Test
  void isAtLeastAsLargeAsAskedAndOfMixedSizes(@TempDir Path folder) throws IOException {
    SimulationSummary summary = BenchCorpus.write(folder, 3, 0.03, Progress.none());
    assertThat(summary.rawBytes()).isBetween(30_000_000L, 60_000_000L);
    assertThat(summary.ratio()).isBetween(8.0, 12.0);
    assertThat(LogFolder.files(summary.logs()).stream().mapToLong(BenchCorpusTest::size))
        .anyMatch(size -> size < 4_000)
        .anyMatch(size -> size > 40_000);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
