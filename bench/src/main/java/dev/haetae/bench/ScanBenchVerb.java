package dev.haetae.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench}: how long scans take. */
@Command(
    name = "./dev bench",
    mixinStandardHelpOptions = true,
    version = "of the sources as they are; ./haetae version names them",
    sortOptions = false,
    description =
        "Measures scans against unpacking the files and looking at each byte once, in turn.",
    footer = {
      "",
      "Examples:",
      "  ./dev bench                     1 GB of made-up CloudTrail, each inflater, few rules and many, start-up",
      "  ./dev bench --brief --rounds 5  only the scan, with the inflater of the JDK",
      "  ./dev bench --kinds             each kind of log that can be simulated, by itself",
      "  ./dev bench --corpus DIR        over other files"
    })
public final class ScanBenchVerb implements Callable<Integer> {
  @Option(names = "--gigabytes", defaultValue = "1", description = "How much CloudTrail to make.")
  private double gigabytes;

  @Option(names = "--corpus", paramLabel = "DIR", description = "Logs to scan in place of it.")
  private Optional<Path> corpus = Optional.empty();

  @Option(names = "--threads", description = "How many read; as many as cores where not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--rounds", defaultValue = "7", description = "How many count, once warm.")
  private int rounds;

  @ArgGroup private Part part = new Part();

  /** What alone is measured. */
  private static final class Part {
    @Option(names = "--brief", description = "Only the scan, with the inflater of the JDK.")
    private boolean brief;

    @Option(names = "--rules", description = "Only what 3,000 rules cost more than 60.")
    private boolean rules;

    @Option(names = "--kinds", description = "Each kind of log by itself.")
    private boolean kinds;

    @Option(names = "--lists", description = "What a million known-bad addresses and names cost.")
    private boolean lists;
  }

  /** Runs the benchmark and prints what it measured. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ScanBenchVerb()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (part.kinds) {
      ScanBench.compareKinds(threads, rounds);
    } else if (part.lists) {
      ScanBench.compareLists(threads, rounds);
    } else {
      compare(new ScanBench(logs(), threads, rounds));
    }
    return CommandLine.ExitCode.OK;
  }

  private Path logs() throws IOException {
    return corpus.isPresent() ? corpus.get() : ScanBench.cloudTrail(gigabytes);
  }

  private void compare(ScanBench bench) throws IOException, InterruptedException {
    if (part.brief) {
      bench.compareScan();
    } else if (part.rules) {
      bench.compareRules();
    } else {
      bench.compareAll();
      startUp();
    }
  }

  private static void startUp() throws IOException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    if (Files.isExecutable(root.resolve("haetae"))) {
      new StartUp(root).print();
    }
  }
}
