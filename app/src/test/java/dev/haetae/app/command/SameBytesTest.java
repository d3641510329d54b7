package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.SimulationPlan;
import dev.haetae.simulate.delivery.LogKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameBytesTest {
  @TempDir private Path folder;

  @Test
  void doesNotDependOnThreadsOrOnTheOrderOfFiles() throws IOException {
    Simulation.of(
            SimulationPlan.small(7)
                .withDays(LocalDate.of(2026, 3, 2), 1)
                .withSize(3, 4, 600)
                .withLogs(Set.of(LogKind.CLOUDTRAIL)))
        .write(folder);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder.resolve("logs"))) {
      files = new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
    }

    String one = findings(files, 1);
    Collections.shuffle(files, new Random(1));
    String four = findings(files, 4);

    assertThat(one).isNotEmpty().isEqualTo(four);
  }

  private static String findings(List<Path> files, int threads) {
    List<Object> words =
        new ArrayList<>(List.of("scan", "--quiet", "--format", "jsonl", "--threads", threads));
    words.addAll(files);
    return Run.of(words).out();
  }
}
