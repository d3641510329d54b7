package dev.haetae.lake;

import dev.haetae.lake.upkeep.Tiering;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Moves files to their tiers in a process of its own, so that it can be killed. */
final class MoveProcess {
  private MoveProcess() {}

  /** Moves what is due in the lake of the argument. */
  public static void main(String[] arguments) {
    new Tiering(Path.of(arguments[0])).run(Instant.parse("2027-01-01T00:00:00Z"));
  }

  static Process start(Path lake) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MoveProcess.class.getName(),
                lake.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
