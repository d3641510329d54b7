package dev.haetae.flow.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

  private Process busy() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Busy.class.getName(),
            place.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void makeOld(Path folder) throws IOException {
    Files.setLastModifiedTime(folder.resolve(TemporaryFolder.LOCK), FileTime.from(Instant.EPOCH));
  }

  @Test
  void takesAwayWhatAProgramLeftThatWasKilled() throws IOException, InterruptedException {
    Process busy = busy();
    try (BufferedReader told = busy.inputReader()) {
      Path left = Path.of(told.readLine());
      busy.destroyForcibly().waitFor();
      makeOld(left);
      assertThat(left).isNotEmptyDirectory();

      TemporaryFolder.in(place).close();

      assertThat(place).isEmptyDirectory();
    }
  }

  @Test
  void leavesStateThatLiesThereAlone() throws IOException {
    Path state = Files.createDirectory(place.resolve("haetae-state"));
    Path lock = Files.writeString(state.resolve("lock"), "");
    Files.setLastModifiedTime(lock, FileTime.from(Instant.EPOCH));

    TemporaryFolder.in(place).close();

    assertThat(lock).exists();
  }

  @Test
  void leavesWhatOthersUseAlone() throws IOException, InterruptedException {
    Process busy = busy();
    try (BufferedReader told = busy.inputReader();
        TemporaryFolder own = TemporaryFolder.in(place)) {
      Path others = Path.of(told.readLine());
      makeOld(others);
      makeOld(own.path());

      TemporaryFolder.in(place).close();

      assertThat(others).isNotEmptyDirectory();
      assertThat(own.path()).isNotEmptyDirectory();
    } finally {
      busy.destroyForcibly().waitFor();
    }
  }

  @Test
  void isGoneWhenTheProgramIsStopped() throws IOException, InterruptedException {
    Process busy = busy();
    try (BufferedReader told = busy.inputReader()) {
      assertThat(Path.of(told.readLine())).isNotEmptyDirectory();
      busy.destroy();
      busy.waitFor();
    }
    assertThat(place).isEmptyDirectory();
  }
}
