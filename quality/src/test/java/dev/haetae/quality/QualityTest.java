package dev.haetae.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is measured gets worse than its ledger says. */
class QualityTest {
  private static final Path ROOM = Path.of("");

  static List<Evaluation> evaluations() {
    return Scoreboard.evaluations(ROOM);
  }

  @ParameterizedTest
  @MethodSource("evaluations")
  void noCaseGetsWorse(Evaluation evaluation) throws IOException {
    Optional<List<Case>> run = evaluation.run();
    assumeThat(run)
        .as("skipped %s: no folder shared/samples beside the repository", evaluation.name())
        .isPresent();
    Path file = ROOM.resolve("ledger").resolve(evaluation.name() + ".tsv");
    Ledger ledger = Ledger.read(file);
    if (Boolean.getBoolean("golden.update")) {
      ledger.write(run.orElseThrow());
      return;
    }
    Ledger.Difference difference = ledger.compare(run.orElseThrow());
    difference.better().forEach(each -> System.out.println("better: " + each));
    difference.added().forEach(each -> System.out.println("new: " + each));
    if (!difference.better().isEmpty() || !difference.added().isEmpty()) {
      System.out.println("agree to it with: ./dev golden");
    }
    assertThat(difference.worse()).as("cases worse than quality/%s says", file).isEmpty();
  }
}
