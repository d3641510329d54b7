package dev.haetae.quality.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReaderFuzzTest {
  private static final int INPUTS = 6_000;
  private static final int SECONDS = 120;
  private static final Path FOUND = Path.of("src/test/resources/dev/haetae/quality/fuzz/found");

  @ParameterizedTest
  @EnumSource
  void ourOwnSamplesAreReadWithoutAFault(Target target) throws IOException {
    List<byte[]> seeds = Seeds.of(target);

    assertThat(seeds).isNotEmpty();
    for (byte[] seed : seeds) {
      ReaderFuzz.fuzzerTestOneInput(Seeds.prefixed(target, seed));
    }
  }

  static List<Path> found() throws IOException {
    try (Stream<Path> files = Files.list(FOUND)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("found")
  void whatWasFoundOnceIsNotFoundAgain(Path input) {
    assertThatCode(() -> ReaderFuzz.fuzzerTestOneInput(Files.readAllBytes(input)))
        .doesNotThrowAnyException();
  }

  @Test
  void aShortRunOfTheFuzzerFindsNothing(@TempDir Path folder)
      throws IOException, InterruptedException {
    Fuzzer.Outcome outcome = Fuzzer.run("", Fuzzer.Effort.repeatable(INPUTS, SECONDS), folder);

    assertThat(outcome.exit())
        .as("the fuzzer's last words; what fails here fails at each run:%n%s", outcome.words())
        .isZero();
  }
}
