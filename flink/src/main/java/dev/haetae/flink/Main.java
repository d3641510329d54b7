package dev.haetae.flink;

import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.formats.vpcflow.FlowOrder;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Starts the job: inside the cluster it is submitted to, or by itself in a local one. */
@Command(
    name = "flink",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Find threats in logs by a Flink job: the findings of haetae scan.",
    footer = {
      "",
      "Times are written as PT10S, PT30M, PT6H or P1D.",
      "Exit codes: 0 done, 2 wrong use.",
      "",
      "Examples:",
      "  ./dev flink --output findings.jsonl ./exported-logs",
      "  ./dev flink --output f.jsonl --environment ours.yml --list c2=feed.txt ./logs",
      "  ./dev flink --output f.jsonl --bound PT1H --watch PT10S --state ./state ./logs"
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description =
          "Where findings go, a line of JSON each. With --watch the file grows, and the last line"
              + " of an id counts.")
  private Path output = Path.of("");

  @Option(
      names = "--bound",
      paramLabel = "TIME",
      description =
          "How much later than a later one an event may be read (default: files are in any order,"
              + " and nothing is judged before all are read).")
  private @Nullable Duration bound;

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      description = "Look for new files each time, without end; needs --bound.")
  private @Nullable Duration watch;

  @Option(
      names = "--checkpoint",
      paramLabel = "TIME",
      description =
          "Write down so often what is known, to go on from there after a failure (default: never,"
              + " and with --watch or --state each 30 seconds).")
  private @Nullable Duration checkpoint;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description =
          "Keep checkpoints in this folder, and go on from the last one there: what was read is not"
              + " read again and what was told is not told again.")
  private @Nullable Path state;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Your own Sigma rules, a file or a folder; can be repeated.")
  private List<String> rules = List.of();

  @Option(
      names = "--environment",
      paramLabel = "FILE",
      description = "What is known of the place: accounts, networks, roles.")
  private @Nullable String environment;

  @Option(
      names = "--geo",
      paramLabel = "FILE",
      description = "Countries and networks of addresses, an MMDB or a table; can be repeated.")
  private List<String> geo = List.of();

  @Option(
      names = "--list",
      paramLabel = "CATEGORY=FILE",
      description = "Indicators, listed for what the category says; can be repeated.")
  private List<String> lists = List.of();

  @Option(
      names = "--intel",
      paramLabel = "FOLDER",
      description =
          "Indicators of the lists that haetae intel keeps in this folder (default: none; haetae"
              + " intel list tells which folder is yours).")
  private @Nullable String intel;

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description = "Findings that are known and need not be told; can be repeated.")
  private List<String> suppressed = List.of();

  @Option(
      names = "--flow-fields",
      paramLabel = "NAMES",
      description =
          "The fields of VPC flow records without a header line, in their order, as haetae scan"
              + " takes them.")
  private @Nullable FlowOrder flowFields;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders of logs.")
  private List<String> paths = List.of();

  /** How often a job that is to outlive failures writes down what it knows. */
  private static final Duration USUAL_CHECKPOINT = Duration.ofSeconds(30);

  private static final int WRONG_USE = 2;

  private Main() {}

  /** Runs the job over files and prints what was counted. */
  public static void main(String[] words) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, words);
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Runs one command line.
   *
   * @return 0, or 2 where it cannot be followed
   * @throws IllegalStateException where the job fails
   */
  static int run(PrintWriter out, PrintWriter err, String... words) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.registerConverter(Duration.class, Main::duration);
    line.registerConverter(FlowOrder.class, Main::flowOrder);
    line.setParameterExceptionHandler(Main::refuse);
    line.setExecutionExceptionHandler((failure, unused, parsed) -> {
      throw new IllegalStateException("the job failed", failure);
    });
    return line.execute(words);
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.toMillis() > 0) {
        return duration;
      }
    } catch (DateTimeParseException | ArithmeticException wrong) {
      // Told below, as what is not above zero.
    }
    throw new TypeConversionException("'" + text + "': expected a time such as PT30S");
  }

  private static FlowOrder flowOrder(String text) {
    try {
      return FlowOrder.of(text);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }

  private static int refuse(ParameterException mistake, String[] words) {
    CommandLine line = mistake.getCommandLine();
    line.getErr().println("haetae: " + mistake.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(mistake, line.getErr());
    line.getErr().println("--help tells what the job takes.");
    return WRONG_USE;
  }

  private ParameterException mistake(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  @Override
  // The method of Flink declares no less.
  public Integer call() throws Exception {
    try (TemporaryFolder checkpoints = TemporaryFolder.create()) {
      return run(StreamExecutionEnvironment.getExecutionEnvironment(settings(checkpoints)));
    }
  }

  private int run(StreamExecutionEnvironment environment) throws Exception {
    checkpointing().ifPresent(every -> environment.enableCheckpointing(every.toMillis()));
    FlowJob job = job();
    job.write(job.findings(job.selected(environment)), output.toString());
    Map<String, Object> counts = environment.execute("haetae").getAllAccumulatorResults();
    new TreeMap<>(counts)
        .forEach((what, count) -> spec.commandLine().getOut().println(what + ": " + count));
    return 0;
  }

  /** A cluster says itself where checkpoints are, this process does not. */
  private Configuration settings(TemporaryFolder checkpoints) {
    if (state == null) {
      boolean isLocal =
          StreamExecutionEnvironment.getExecutionEnvironment() instanceof LocalStreamEnvironment;
      return isLocal ? KeptState.storage(checkpoints.path()) : new Configuration();
    }
    try {
      return KeptState.in(state);
    } catch (IOException e) {
      throw mistake("--state " + state + ": cannot be used: " + FileReason.of(e));
    }
  }

  private Optional<Duration> checkpointing() {
    Optional<Duration> usual =
        watch == null && state == null ? Optional.empty() : Optional.of(USUAL_CHECKPOINT);
    return Optional.ofNullable(checkpoint).or(() -> usual);
  }

  /** The job; whatever mistake is in a file that is named is told before the job begins. */
  private FlowJob job() {
    JobInput input = input();
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(output)) {
      throw mistake("--output " + output + ": expected a file in a folder that is there");
    }
    JobDetection detection =
        new JobDetection(
            Optional.ofNullable(environment).stream().toList(),
            geo,
            lists,
            Optional.ofNullable(intel).stream().toList(),
            rules);
    JobSuppressions suppressions =
        new JobSuppressions(suppressed, LocalDate.now(Clock.system(ZoneOffset.UTC)));
    try {
      detection.problems().forEach(spec.commandLine().getErr()::println);
      Suppressions unused = suppressions.read();
    } catch (IllegalArgumentException wrong) {
      throw mistake(String.valueOf(wrong.getMessage()));
    }
    return new FlowJob(detection, suppressions, input, Optional.ofNullable(bound));
  }

  private JobInput input() {
    if (watch != null && bound == null) {
      throw mistake(
          "--watch needs --bound: without it nothing is judged before the input ends, and it does"
              + " not end");
    }
    JobInput input =
        new JobInput(paths, watch, flowFields == null ? Map.of() : flowFields.layouts());
    try {
      if (input.files().isEmpty() && watch == null) {
        throw mistake("no files below " + String.join(", ", paths));
      }
    } catch (IOException e) {
      throw mistake(FileReason.withFile(e));
    }
    return input;
  }
}
