package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb that reads logs ends by the same rule. */
class NamedPathsTest {
  @TempDir private Path folder;
  private Path log;
  private Path empty;

  @BeforeEach
  void write() throws IOException {
    log = folder.resolve("log.json");
    Files.writeString(log, Logs.records(Logs.trailStopped("bob", "x")));
    empty = Files.createDirectory(folder.resolve("empty"));
  }

  static Stream<List<String>> verbs() {
    return Stream.of(
        List.of("scan"),
        List.of("hunt", "--indicator", "203.0.113.7"),
        List.of("ingest", "--lake", "lake"),
        List.of("search", "*"),
        List.of("timeline", "bob"),
        List.of("backtest", "rule.yml"));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void refusesAFolderWithoutAnEvent(List<String> verb) throws IOException {
    Run run = run(verb, empty);

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err())
        .contains("nothing could be read from " + empty + ": there is no file with an event in it");
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void tellsScriptsOfWhatIsNotThere(List<String> verb) throws IOException {
    Path absent = folder.resolve("absent");

    Run run = run(verb, log, absent);

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("no such file or folder: " + absent);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void readsNotTheFolderItIsInWhereANameIsEmpty(List<String> verb) throws IOException {
    assertThat(run(verb, "").code()).isEqualTo(ExitCode.NOT_READABLE);
  }

  @ParameterizedTest
  @MethodSource("makers")
  void makesNoLakeOfWhatIsNotThere(List<String> verb) {
    Path lake = folder.resolve("lake");
    List<Object> words = new ArrayList<>(verb);
    words.addAll(List.of("--lake", lake, folder.resolve("absent")));

    Run run = Run.of(words);

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("nothing could be read from", "absent");
    assertThat(lake).doesNotExist();
  }

  static Stream<List<String>> makers() {
    return Stream.of(List.of("ingest"), List.of("scan", "--keep"));
  }

  @Test
  void writesNotIntoTheFolderItIsInWhereANameIsEmpty() {
    Run run = Run.of("scan", log.toString(), "--output", "");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("--output : expected a file or folder");
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void endsWellWhereAllIsThere(List<String> verb) throws IOException {
    assertThat(run(verb, log).code()).isEqualTo(ExitCode.DONE);
  }

  private Run run(List<String> verb, Path... paths) throws IOException {
    return run(verb, Stream.of(paths).map(Path::toString).toArray(String[]::new));
  }

  private Run run(List<String> verb, String... paths) throws IOException {
    Path rule = folder.resolve("rule.yml");
    Files.writeString(
        rule,
        """
        title: Anything
        id: 0f3b7a52-4c57-4e3b-9d0c-3c1f5f6b7a01
        status: stable
        description: Any call.
        logsource: {product: aws, service: cloudtrail}
        detection:
          any: {eventName: '*'}
          condition: any
        level: low
        """);
    return Run.of(Stream.concat(verb.stream().map(this::placed), Stream.of(paths)).toList());
  }

  private String placed(String word) {
    return List.of("lake", "rule.yml").contains(word) ? folder.resolve(word).toString() : word;
  }
}
