package dev.haetae.lake;

import dev.haetae.lake.table.LakeUnusable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps logs in a process of its own, so that it can be killed. */
public final class IngestProcess {
  private static final long MEMORY = 1 << 20;

  private IngestProcess() {}

  /** Keeps the logs of the second argument in the lake of the first. */
  public static void main(String[] arguments) {
    try {
      LakeFixture.ingest(Path.of(arguments[0]), MEMORY, Path.of(arguments[1]));
      System.out.println("done");
    } catch (LakeUnusable unusable) {
      System.out.println(unusable.getMessage());
      System.exit(3);
    }
  }

  /**
   * Starts it.
   *
   * @param limits a shell command before, such as {@code ulimit -f 4000}
   */
  public static Process start(String limits, Path lake, Path logs) throws IOException {
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                IngestProcess.class.getName(),
                lake.toString(),
                logs.toString()));
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", limits + "; exec \"$@\"", "sh"));
    command.addAll(java);
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .directory(new File("."))
        .start();
  }
}
