package dev.haetae.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.kept.EntryFile;
import dev.haetae.detect.indicator.kept.KeptList;
import dev.haetae.detect.indicator.kept.ListFile;
import dev.haetae.detect.indicator.read.ListReader;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.Scan;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.SimulationPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In Flink's local cluster the job finds, byte for byte, what a scan of the same files finds. */
class FlowJobTest {
  @TempDir private static Path folder;
  private static List<String> files = List.of();
  private static String scanned = "";

  /** Only what comes with Haetae, which knows nothing of the place. */
  private static final JobDetection OF_CONTENT =
      new JobDetection(List.of(), List.of(), List.of(), List.of(), List.of());

  private static final JobSuppressions NO_SUPPRESSIONS =
      new JobSuppressions(List.of(), LocalDate.EPOCH);

  private final DetectionSource source = OF_CONTENT;
  private final Path output = folder.resolve("findings.jsonl");

  @BeforeAll
  static void simulate() throws IOException {
    SimulationPlan plan = SimulationPlan.small(11).withSize(2, 4, 300);
    Path logs = Simulation.of(plan).write(folder.resolve("simulated")).logs();
    files = LogFiles.below(List.of(logs.toString()));
    scanned = scan(OF_CONTENT, NO_SUPPRESSIONS);
    assertThat(scanned.lines()).hasSizeGreaterThan(40);
  }

  private static JobInput logs() {
    return JobInput.of(List.of(folder.resolve("simulated").resolve("logs").toString()));
  }

  private static String scan(DetectionSource source, JobSuppressions suppressions)
      throws IOException {
    return scan(source, suppressions, files);
  }

  private static String scan(
      DetectionSource source, JobSuppressions suppressions, List<String> files) throws IOException {
    Detection detection = source.open();
    Suppressions known = suppressions.read();
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, 2, TimeRange.ALWAYS, false, UnaryOperator.identity());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FindingWriter writer = Shape.JSONL.open(out)) {
      for (Finding finding :
          new Scan(detection, options, new ProblemAccount())
              .run(bundles(files), () -> bundles(files))
              .findings()) {
        if (known.applied(finding).suppressed().isEmpty()) {
          writer.write(finding);
        }
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Iterator<LogBundle> bundles(List<String> some) {
    return LogFiles.bundles(some, new Unpacker(Limits.DEFAULT, Gunzip.JDK, problem -> {}));
  }

  private JobExecutionResult run(
      StreamExecutionEnvironment environment,
      Optional<Duration> bound,
      UnaryOperator<DataStream<Tuple3<String, Long, byte[]>>> between)
      throws Exception {
    FlowJob job = new FlowJob(source, NO_SUPPRESSIONS, logs(), bound);
    job.write(job.findings(between.apply(job.selected(environment))), output.toString());
    return environment.execute();
  }

  private static StreamExecutionEnvironment environment(Map<String, String> settings) {
    return StreamExecutionEnvironment.createLocalEnvironment(2, Configuration.fromMap(settings));
  }

  @Test
  void findsWhatAScanFinds() throws Exception {
    JobExecutionResult result =
        run(environment(Map.of()), Optional.empty(), UnaryOperator.identity());
    assertThat(Files.readString(output)).isEqualTo(scanned);
    assertThat(result.<Long>getAccumulatorResult(MatchFunction.EVENTS)).isGreaterThan(1_000L);
    assertThat(result.<Long>getAccumulatorResult(OrderedFunction.LATE)).isZero();
  }

  @Test
  void findsTheSameAfterAFailureInTheMiddle(@TempDir Path checkpoints) throws Exception {
    StreamExecutionEnvironment environment =
        environment(
            Map.of(
                CheckpointingOptions.CHECKPOINT_STORAGE.key(), "filesystem",
                CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(), checkpoints.toUri().toString(),
                RestartStrategyOptions.RESTART_STRATEGY.key(), "fixed-delay",
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS.key(), "1",
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY.key(), "10 ms"));
    environment.enableCheckpointing(50);
    FailOnce.reset();
    JobExecutionResult result =
        run(
            environment,
            Optional.of(Duration.ofHours(12)),
            selected -> selected.map(new FailOnce()).returns(Message.TYPE));
    assertThat(result.<Long>getAccumulatorResult(OrderedFunction.LATE)).isZero();
    assertThat(FailOnce.failures()).isEqualTo(1);
    assertThat(Files.readString(output)).isEqualTo(scanned);
  }

  @Test
  void knowsWhatAScanIsToldBesidesTheLogs(@TempDir Path own) throws Exception {
    Path told = folder.resolve("simulated");
    Path rule =
        Files.writeString(
            own.resolve("own.yml"),
            """
            title: A role was assumed in one of our accounts
            id: 0a0a0a0a-0000-4000-8000-000000000009
            logsource: {product: aws, service: cloudtrail}
            detection:
              call: {eventName: AssumeRole, "recipientAccountId|expand": "%own_accounts%"}
              condition: call
            level: low
            finding:
              type: Discovery:IAMUser/OurRule
              identity: [recipientAccountId]
              says: "{haetae.principal} assumed a role"
            """);
    Path known =
        Files.writeString(
            own.resolve("known.yml"),
            "- {reason: a test, match: {type: 'Backdoor:EC2/Beaconing'}}\n");
    JobDetection source =
        new JobDetection(
            List.of(told.resolve("environment.yml").toString()),
            List.of(told.resolve("places.csv").toString()),
            List.of("c2=" + told.resolve("indicators.txt")),
            List.of(kept(own.resolve("intel")).toString()),
            List.of(rule.toString()));
    JobSuppressions suppressions =
        new JobSuppressions(List.of(known.toString()), LocalDate.of(2026, 3, 2));
    FlowJob job = new FlowJob(source, suppressions, logs(), Optional.empty());
    StreamExecutionEnvironment environment = environment(Map.of());
    job.write(job.findings(job.selected(environment)), output.toString());
    JobExecutionResult result = environment.execute();

    assertThat(source.problems()).isEmpty();
    assertThat(Files.readString(output))
        .isEqualTo(scan(source, suppressions))
        .contains("Discovery:IAMUser/OurRule", "listed as c2 by indicators.txt", "by ours")
        .doesNotContain("\"Backdoor:EC2/Beaconing\",\"title\"");
    assertThat(scanned).contains("Backdoor:EC2/Beaconing").doesNotContain("listed as c2");
    assertThat(result.<Long>getAccumulatorResult(FindingFunction.SUPPRESSED)).isPositive();
  }

  /** A folder as {@code haetae intel} fills it, with the addresses that have been told. */
  private static Path kept(Path intel) throws IOException {
    Files.createDirectory(intel);
    KeptList ours =
        new KeptList(
            "ours",
            "./ours.txt",
            false,
            Optional.empty(),
            Category.MALWARE,
            ListSettings.USUAL_CONFIDENCE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            1,
            "ours.entries");
    Files.write(intel.resolve("ours.json"), ListFile.write(ours));
    Path told = folder.resolve("simulated").resolve("indicators.txt");
    try (Writer out = Files.newBufferedWriter(intel.resolve("ours.entries"));
        InputStream in = Files.newInputStream(told)) {
      ListReader.read(
          "indicators.txt",
          in,
          ListSettings.of(Category.MALWARE),
          indicator -> write(indicator, out),
          problem -> {});
    }
    return intel;
  }

  private static void write(Indicator indicator, Writer out) {
    try {
      EntryFile.write(out, indicator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesAListWithoutItsCategory() {
    JobDetection source =
        new JobDetection(List.of(), List.of(), List.of("feed.txt"), List.of(), List.of());
    assertThatThrownBy(source::problems)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected CATEGORY=FILE")
        .hasMessageContaining("c2");
  }

  @Test
  void tellsFindingsWhileFilesCome(
      @TempDir Path watched, @TempDir Path checkpoints, @TempDir Path saved) throws Exception {
    Path growing = folder.resolve("growing.jsonl");
    int most = files.size() * 4 / 5;
    copy(files.subList(0, most), watched);
    JobClient running = watch(watched, growing, KeptState.storage(checkpoints));
    await(() -> Files.exists(growing) && Files.size(growing) > 0);
    int early = latest(growing).size();
    copy(files.subList(most, files.size()), watched);
    String expected = scan(source, NO_SUPPRESSIONS, below(watched));
    JobExecutionResult result = drained(running, events(below(watched)), saved);

    assertThat(result.<Long>getAccumulatorResult(OrderedFunction.LATE)).isZero();
    assertThat(latest(growing).values())
        .containsExactlyInAnyOrderElementsOf(expected.lines().toList())
        .hasSizeGreaterThan(early);
  }

  @Test
  void keepsCheckpointsOfItsOwnWhereNobodySaysWhere() throws Exception {
    PrintWriter told = new PrintWriter(Writer.nullWriter());
    String logs = folder.resolve("simulated").resolve("logs").toString();
    int code = Main.run(told, told, "--output", output.toString(), "--checkpoint", "PT0.5S", logs);

    assertThat(code).isZero();
    assertThat(latest(output).values())
        .containsExactlyInAnyOrderElementsOf(scanned.lines().toList());
  }

  @Test
  void tellsNothingTwiceWhenItGoesOnWhereItStopped(
      @TempDir Path watched, @TempDir Path state, @TempDir Path saved) throws Exception {
    Path growing = folder.resolve("continued.jsonl");
    int most = files.size() * 4 / 5;
    copy(files.subList(0, most), watched);
    long before = events(below(watched));
    JobClient first = watch(watched, growing, KeptState.in(state));
    awaitEvents(before, first);
    await(() -> Files.exists(growing) && Files.size(growing) > 0);
    // The checkpoint after the next one began when all was read.
    awaitCheckpoint(state);
    awaitCheckpoint(state);
    first.cancel().get();
    int early = latest(growing).size();

    zip(files.subList(most, files.size()), watched.resolve("more.zip"));
    String expected = scan(source, NO_SUPPRESSIONS, below(watched));
    JobClient second = watch(watched, growing, KeptState.in(state));
    // All events may be read before every task runs, and then no savepoint can be taken.
    awaitCheckpoint(state);
    drained(second, events(below(watched)) - before, saved);

    assertThat(Files.readAllLines(growing)).doesNotHaveDuplicates();
    assertThat(latest(growing).values())
        .containsExactlyInAnyOrderElementsOf(expected.lines().toList())
        .hasSizeGreaterThan(early);
  }

  private JobClient watch(Path watched, Path growing, Configuration settings) throws Exception {
    FlowJob job =
        new FlowJob(
            source,
            NO_SUPPRESSIONS,
            new JobInput(List.of(watched.toString()), Duration.ofMillis(500), Map.of()),
            Optional.of(Duration.ofHours(12)));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(2, settings);
    environment.enableCheckpointing(500);
    job.write(job.findings(job.selected(environment)), growing.toString());
    return environment.executeAsync();
  }

  /** Lets it judge what waits for something later, once it has read so many events. */
  private static JobExecutionResult drained(JobClient running, long events, Path saved)
      throws Exception {
    awaitEvents(events, running);
    running.stopWithSavepoint(true, saved.toUri().toString(), SavepointFormatType.CANONICAL).get();
    return running.getJobExecutionResult().get();
  }

  private static void awaitEvents(long events, JobClient running) throws Exception {
    await(() ->
        Long.valueOf(events).equals(running.getAccumulators().get().get(MatchFunction.EVENTS)));
  }

  private static void awaitCheckpoint(Path state) throws Exception {
    Optional<Path> before = KeptState.latest(state);
    await(() -> !KeptState.latest(state).equals(before));
  }

  private static List<String> below(Path watched) throws IOException {
    return LogFiles.below(List.of(watched.toString()));
  }

  /**
   * All files appear at once, and are as old as each other: whoever looks for new ones meets all of
   * them or none, however slow the machine is.
   */
  private static void copy(List<String> some, Path to) throws IOException {
    Path staged = Files.createTempDirectory(Objects.requireNonNull(to.getParent()), "part");
    FileTime now = FileTime.from(Instant.now());
    for (String file : some) {
      Path target = staged.resolve(folder.resolve("simulated").relativize(Path.of(file)));
      Files.createDirectories(target.getParent());
      Files.copy(Path.of(file), target);
      Files.setLastModifiedTime(target, now);
    }
    Files.move(staged, to.resolve(staged.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void zip(List<String> some, Path to) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
      for (String file : some) {
        zip.putNextEntry(new ZipEntry(folder.relativize(Path.of(file)).toString()));
        Files.copy(Path.of(file), zip);
        zip.closeEntry();
      }
    }
  }

  /** The line told last of each finding. */
  private static Map<String, String> latest(Path lines) throws IOException {
    Map<String, String> latest = new LinkedHashMap<>();
    Files.readAllLines(lines).forEach(line -> latest.put(line.substring(0, 41), line));
    return latest;
  }

  private static long events(List<String> some) {
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, 2, TimeRange.ALWAYS, false, UnaryOperator.identity());
    return new Scan(OF_CONTENT.open(), options, new ProblemAccount())
        .run(bundles(some), () -> bundles(some))
        .read()
        .census()
        .events();
  }

  private static void await(Callable<Boolean> held) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!held.call()) {
      assertThat(System.nanoTime()).as("waited two minutes").isLessThan(end);
      Thread.sleep(100);
    }
  }
}
