package dev.haetae.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts the job: inside the cluster it is submitted to, or by itself in a local one. */
public final class Main {
  private static final String USAGE =
      "usage: --output FINDINGS.jsonl [--bound PT1H] [--checkpoint PT30S] PATH…";

  private Main() {}

  /** What the command line says. */
  record Arguments(
      String output, Optional<Duration> bound, Optional<Duration> checkpoint, List<String> paths) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException where they are wrong
     */
    static Arguments of(List<String> words) {
      String output = "";
      Optional<Duration> bound = Optional.empty();
      Optional<Duration> checkpoint = Optional.empty();
      List<String> paths = new ArrayList<>();
      Iterator<String> each = words.iterator();
      while (each.hasNext()) {
        String word = each.next();
        switch (word) {
          case "--output" -> output = value(word, each);
          case "--bound" -> bound = Optional.of(Duration.parse(value(word, each)));
          case "--checkpoint" -> checkpoint = Optional.of(Duration.parse(value(word, each)));
          default -> paths.add(word);
        }
      }
      if (output.isEmpty() || paths.isEmpty()) {
        throw new IllegalArgumentException(USAGE);
      }
      return new Arguments(output, bound, checkpoint, List.copyOf(paths));
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
    List<String> files = LogFile.below(arguments.paths());
    if (files.isEmpty()) {
      throw new IOException("no files below " + arguments.paths());
    }
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    arguments.checkpoint().ifPresent(every -> environment.enableCheckpointing(every.toMillis()));
    FlowJob job = new FlowJob(new ContentDetection(), files, arguments.bound());
    job.findings(job.selected(environment))
        .sinkTo(new LinesSink(arguments.output()))
        .setParallelism(1)
        .name("write");
    JobExecutionResult result = environment.execute("haetae");
    new TreeMap<>(result.getAllAccumulatorResults())
        .forEach((what, count) -> System.out.println(what + ": " + count));
  }
}
