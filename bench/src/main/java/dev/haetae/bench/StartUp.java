package dev.haetae.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a person waits for the launcher: {@code --help}, and a scan of one small file. */
final class StartUp {
  private static final int RUNS = 5;

  private final Path root;

  StartUp(Path root) {
    this.root = root;
  }

  void print() throws IOException, InterruptedException {
    String sample =
        root.resolve(
                "content/src/main/resources/dev/haetae/content/samples/cloudtrail/CreateUser.json")
            .toString();
    run("version");
    print("--help", run("--help"));
    print("scan of one small file", run("scan", "--quiet", sample));
  }

  private static void print(String what, double seconds) {
    System.out.printf(Locale.ROOT, "start-up: %s: %.2f s, median of %d%n", what, seconds, RUNS);
  }

  /** The median of some runs, in seconds. */
  private double run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("haetae").toString()));
    command.addAll(List.of(arguments));
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long begun = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " ended with " + process.exitValue());
      }
      seconds.add((System.nanoTime() - begun) / 1e9);
    }
    return seconds.stream().sorted().toList().get(RUNS / 2);
  }
}
