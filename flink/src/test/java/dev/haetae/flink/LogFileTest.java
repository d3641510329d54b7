package dev.haetae.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

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

    assertThat(LogFile.below(List.of(folder.toString())))
        .containsExactly(folder.resolve("logs/a").toString());
  }

  @Test
  void whatIsNamedAndNotThereIsAMistake() {
    assertThatThrownBy(() -> LogFile.below(List.of(folder.resolve("gone").toString())))
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
    assertThat(LogFile.below(List.of(folder.toString())))
        .extracting(path -> folder.relativize(Path.of(path)).getName(0).toString())
        .containsExactly("readme", "s3", "b", "a");
  }

  @Test
  void aPackedFileIsUnpackedWhateverItsName() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    write("packed", packed.toByteArray());
    write("plain", "hello".getBytes(StandardCharsets.UTF_8));
    write("short", new byte[] {0x1f});
    assertThat(read("packed")).isEqualTo("hello");
    assertThat(read("plain")).isEqualTo("hello");
    assertThat(read("short")).hasSize(1);
  }

  private String read(String name) throws IOException {
    try (InputStream in = new LogFile(folder.resolve(name)).open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
