package dev.haetae.flink;

import dev.haetae.findings.suppression.Suppressions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts the job: inside the cluster it is submitted to, or by itself in a local one. */
public final class Main {
  private static final String USAGE =
      "usage: --output FINDINGS.jsonl [--bound PT1H [--watch PT10S]] [--checkpoint PT30S]"
          + " [--rules DIR]…"
          + " [--environment FILE] [--geo FILE]… [--list CATEGORY=FILE]… [--suppress FILE]… PATH…";

  private static final Set<String> OPTIONS =
      Set.of(
          "--output",
          "--bound",
          "--checkpoint",
          "--watch",
          "--rules",
          "--environment",
          "--geo",
          "--list",
          "--suppress");

  private Main() {}

  /**
   * What the command line says.
   *
   * @param options the values of each option, in order
   */
  record Arguments(Map<String, List<String>> options, List<String> paths) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException where they are wrong
     */
    static Arguments of(List<String> words) {
      Map<String, List<String>> options = new HashMap<>();
      List<String> paths = new ArrayList<>();
      Iterator<String> each = words.iterator();
      while (each.hasNext()) {
        String word = each.next();
        if (OPTIONS.contains(word)) {
          options.computeIfAbsent(word, unused -> new ArrayList<>()).add(value(word, each));
        } else if (word.startsWith("--")) {
          throw new IllegalArgumentException(word + " is unknown; " + USAGE);
        } else {
          paths.add(word);
        }
      }
      Arguments arguments = new Arguments(options, List.copyOf(paths));
      if (arguments.one("--output").isEmpty() || paths.isEmpty()) {
        throw new IllegalArgumentException(USAGE);
      }
      return arguments;
    }

    List<String> all(String option) {
      return options.getOrDefault(option, List.of());
    }

    Optional<String> one(String option) {
      if (all(option).size() > 1) {
        throw new IllegalArgumentException(option + " is given more than once; " + USAGE);
      }
      return all(option).stream().findFirst();
    }

    Optional<Duration> duration(String option) {
      try {
        return one(option).map(Duration::parse);
      } catch (DateTimeParseException wrong) {
        throw new IllegalArgumentException(
            option + " " + wrong.getParsedString() + ": expected a time such as PT30S", wrong);
      }
    }

    JobDetection detection() {
      return new JobDetection(
          one("--environment").stream().toList(), all("--geo"), all("--list"), all("--rules"));
    }

    private static String value(String word, Iterator<String> rest) {
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(word + " needs a value; " + USAGE);
      }
      return rest.next();
    }
  }

  /** Runs the job over files and prints what was counted. */
  // The method of Flink declares no less.
  public static void main(String[] words) throws Exception {
    Arguments arguments = Arguments.of(Arrays.asList(words));
    Optional<Duration> watch = arguments.duration("--watch");
    if (watch.isPresent() && arguments.one("--bound").isEmpty()) {
      throw new IllegalArgumentException(
          "--watch needs --bound: without it nothing is judged before the input ends; " + USAGE);
    }
    JobInput input = new JobInput(arguments.paths(), watch.orElse(null));
    if (watch.isEmpty() && input.files().isEmpty()) {
      throw new IOException("no files below " + arguments.paths());
    }
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    arguments
        .duration("--checkpoint")
        .ifPresent(every -> environment.enableCheckpointing(every.toMillis()));
    JobDetection detection = arguments.detection();
    detection.problems().forEach(System.err::println);
    JobSuppressions suppressions =
        new JobSuppressions(
            arguments.all("--suppress"), LocalDate.now(Clock.system(ZoneOffset.UTC)));
    // A mistake in the file is told before the job begins, and not by a task somewhere.
    Suppressions unused = suppressions.read();
    FlowJob job = new FlowJob(detection, suppressions, input, arguments.duration("--bound"));
    job.findings(job.selected(environment))
        .sinkTo(new LinesSink(arguments.one("--output").orElseThrow(), watch.isPresent()))
        .setParallelism(1)
        .name("write");
    JobExecutionResult result = environment.execute("haetae");
    new TreeMap<>(result.getAllAccumulatorResults())
        .forEach((what, count) -> System.out.println(what + ": " + count));
  }
}
