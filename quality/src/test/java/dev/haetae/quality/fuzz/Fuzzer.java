package dev.haetae.quality.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs Jazzer in a process of its own, since it rewrites every class it loads. */
final class Fuzzer {
  private static final int LAST_LINES = 60;
  private static final int GRACE_SECONDS = 60;

  /** Its hook takes every JDBC statement to have its SQL as argument and fails on prepared ones. */
  private static final String FAULTY_SANITIZER =
      "com.code_intelligence.jazzer.sanitizers.SqlInjection";

  private Fuzzer() {}

  /**
   * How a run ended.
   *
   * @param exit 0 where nothing was found
   * @param words the last the fuzzer said
   */
  record Outcome(int exit, String words) {}

  /**
   * How much to try.
   *
   * @param seconds the run ends after so many, whatever it has tried
   * @param options further words for libFuzzer
   */
  record Effort(int seconds, List<String> options) {
    /** Other inputs at each run. */
    static Effort of(int seconds) {
      return new Effort(seconds, List.of());
    }

    /** The same inputs at each run, so that a build passes or fails by its code and not by luck. */
    static Effort repeatable(int inputs, int seconds) {
      return new Effort(seconds, List.of("-seed=1", "-runs=" + inputs));
    }
  }

  /**
   * Fuzzes.
   *
   * @param target name of one target; empty for all in turn
   * @param folder takes what was learnt and what was found; kept from run to run
   */
  static Outcome run(String target, Effort effort, Path folder)
      throws IOException, InterruptedException {
    List<Target> targets =
        target.isEmpty()
            ? List.of(Target.values())
            : List.of(Target.valueOf(target.toUpperCase(Locale.ROOT)));
    Path home = Files.createDirectories(folder).toAbsolutePath();
    Path seeds = home.resolve("seeds-" + target);
    Path corpus = Files.createDirectories(home.resolve("corpus-" + target));
    Seeds.write(seeds, target.isEmpty(), targets);
    Path log = home.resolve("fuzzer.log");
    Process process =
        new ProcessBuilder(command(target, effort, home, corpus, seeds))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(effort.seconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Outcome(process.exitValue(), lastWords(log));
  }

  private static List<String> command(
      String target, Effort effort, Path home, Path corpus, Path seeds) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dhaetae.fuzz.target=" + target,
                "-cp",
                System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + ReaderFuzz.class.getName(),
                "--instrumentation_includes=dev.haetae.**",
                "--disabled_hooks=" + FAULTY_SANITIZER,
                "--reproducer_path=" + home,
                "-artifact_prefix=" + home + "/",
                "-max_total_time=" + effort.seconds(),
                "-max_len=8192",
                "-timeout=20",
                "-rss_limit_mb=0"));
    command.addAll(effort.options());
    command.add(corpus.toString());
    command.add(seeds.toString());
    return command;
  }

  private static String lastWords(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Fuzzes at length: the target, or {@code all}, and the seconds. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String target = arguments[0].equals("all") ? "" : arguments[0];
    Outcome outcome = run(target, Effort.of(Integer.parseInt(arguments[1])), Path.of(arguments[2]));
    System.out.println(outcome.words());
    System.exit(outcome.exit());
  }
}
