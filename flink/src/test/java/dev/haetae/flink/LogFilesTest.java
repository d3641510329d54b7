package dev.haetae.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.files.archive.Wrap;
import dev.haetae.model.Limits;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogFilesTest {
  @TempDir private Path folder;
  private final List<Problem> problems = new ArrayList<>();

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Test
  void neitherALinkThatLeadsBackNorOneToNothingEndsTheListing() throws IOException {
    write("logs/a", new byte[0]);
    Files.createSymbolicLink(folder.resolve("logs/back"), folder);
    Files.createSymbolicLink(folder.resolve("logs/nothing"), folder.resolve("gone"));

    assertThat(LogFiles.below(List.of(folder.toString())))
        .containsExactly(folder.resolve("logs/a").toString());
  }

  @Test
  void whatIsNamedAndNotThereIsAMistake() {
    assertThatThrownBy(() -> LogFiles.below(List.of(folder.resolve("gone").toString())))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileThatWentAwayMeanwhileIsNotWaitedFor() throws IOException {
    write("a", new byte[0]);

    assertThat(JobInput.isSettled(folder.resolve("a"), Instant.MAX)).isTrue();
    assertThat(JobInput.isSettled(folder.resolve("gone"), Instant.MAX)).isFalse();
  }

  @Test
  void filesComeInTheOrderOfTheTimesTheirNamesTell() throws IOException {
    for (String name :
        List.of(
            "b/2026/03/02/111122223333_CloudTrail_us-east-1_20260302T0105Z_x.json.gz",
            "a/2026/03/03/111122223333_CloudTrail_us-east-1_20260303T0000Z_x.json.gz",
            "s3/2026-03-02-00-15-00-ABC",
            "readme")) {
      write(name, new byte[0]);
    }
    assertThat(LogFiles.below(List.of(folder.toString())))
        .extracting(path -> folder.relativize(Path.of(path)).getName(0).toString())
        .containsExactly("readme", "s3", "b", "a");
  }

  @ParameterizedTest
  @EnumSource(Wrap.class)
  void aPackedFileIsUnpackedWhateverItsName(Wrap packing) throws IOException {
    write("log", packing.wrap("hello".getBytes(StandardCharsets.UTF_8)));

    assertThat(read("log")).containsExactly("hello");
  }

  @Test
  void aFileThatWentAwayIsTold() throws IOException {
    assertThat(read("log")).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Problem.Reason.UNREADABLE);
  }

  private List<String> read(String name) throws IOException {
    Unpacker unpacker = new Unpacker(Limits.DEFAULT, Gunzip.JDK, problems::add);
    List<String> texts = new ArrayList<>();
    Iterator<LogBundle> bundles =
        LogFiles.bundles(List.of(folder.resolve(name).toString()), unpacker);
    while (bundles.hasNext()) {
      bundles
          .next()
          .forEach(log -> {
            try (InputStream in = log.open()) {
              texts.add(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
          });
    }
    return texts;
  }
}
