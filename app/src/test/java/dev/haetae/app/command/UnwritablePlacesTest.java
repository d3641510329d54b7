package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A place the user names to write to, and that cannot be written, is wrong use by any verb. */
class UnwritablePlacesTest {
  private static final String LOG = "LOG";
  private static final String LAKE = "LAKE";
  private static final String BELOW_A_FILE = "BELOW";

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void write() throws IOException {
    log = folder.resolve("log.json");
    Files.writeString(log, Logs.records(Logs.trailStopped("bob", "x")));
  }

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("scan", "--output", BELOW_A_FILE, LOG),
        List.of("scan", "--state", BELOW_A_FILE, LOG),
        List.of("scan", "--keep", "--lake", BELOW_A_FILE, LOG),
        List.of("ingest", "--lake", BELOW_A_FILE, LOG),
        List.of("lake", "export", "--lake", LAKE, "--table", "api", BELOW_A_FILE),
        List.of("simulate", BELOW_A_FILE));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void areWrongUse(List<String> command) {
    Path lake = folder.resolve("lake");
    if (command.contains(LAKE)) {
      Run.of(List.of("ingest", "--quiet", "--lake", lake, log));
    }

    Run run =
        Run.of(
            command.stream()
                .map(word ->
                    switch (word) {
                      case LOG -> log.toString();
                      case LAKE -> lake.toString();
                      case BELOW_A_FILE -> log.resolve("there").toString();
                      default -> word;
                    })
                .toList());

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains(log.toString());
  }

  @Test
  void areToldBeforeAnythingIsRead() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed));

    Run run =
        Run.of(List.of("scan", "--output", closed.resolve("there"), folder.resolve("no-log")));

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("no permission to write to " + closed);
  }
}
