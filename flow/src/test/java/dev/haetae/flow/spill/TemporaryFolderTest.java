package dev.haetae.flow.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  /** A program that keeps something in a folder and is in the midst of its work. */
  static final class Busy {
    private Busy() {}

    public static void main(String[] place) throws IOException, InterruptedException {
      TemporaryFolder folder = TemporaryFolder.in(Path.of(place[0]));
      Files.writeString(folder.next("signals"), "a record");
      System.out.println(folder.path());
      Thread.sleep(60_000);
    }
  }

  @TempDir private Path place;

  @Test
  void isGoneWhenItIsClosed() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.in(place)) {
      Files.writeString(folder.next("signals"), "a record");
      assertThat(place).isNotEmptyDirectory();
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void isGoneWhenTheProgramIsStopped() throws IOException, InterruptedException {
    Process busy =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Busy.class.getName(),
                place.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader told = busy.inputReader()) {
      assertThat(Path.of(told.readLine())).isNotEmptyDirectory();
      busy.destroy();
      busy.waitFor();
    }
    assertThat(place).isEmptyDirectory();
  }
}
