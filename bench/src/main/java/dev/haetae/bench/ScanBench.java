package dev.haetae.bench;

import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.inputs.inflate.InflaterChoice;
import dev.haetae.inputs.s3.S3Options;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogObject;
import dev.haetae.simulate.BenchCorpus;
import dev.haetae.simulate.Progress;
import dev.haetae.simulate.delivery.LogKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * The whole program against the least that any such program must do: unpack the files and look at
 * each byte once. Both in one run, in the same JVM, with the same inflater and as many threads.
 */
final class ScanBench {
  private static final int SEED = 7;
  private static final long PROCESS_BYTES = 200_000_000;
  private static final long KIND_BYTES = 200_000_000;
  private static final int LISTED = 1_000_000;

  /** Rounds until the JVM has compiled what a scan runs; later ones take as long as each other. */
  private static final int WARMING = 9;

  private final Path corpus;
  private final int threads;
  private final int rounds;

  ScanBench(Path corpus, int threads, int rounds) {
    this.corpus = corpus;
    this.threads = threads;
    this.rounds = rounds;
  }

  /** Made-up CloudTrail of so many gigabytes, made where it is not there yet. */
  static Path cloudTrail(double gigabytes) throws IOException {
    Path corpus = Path.of("bench/target/corpus-" + gigabytes);
    if (!Files.exists(corpus)) {
      print("making " + gigabytes + " GB of CloudTrail in " + corpus);
      BenchCorpus.write(corpus, SEED, gigabytes, Progress.none());
    }
    return corpus;
  }

  private static List<Detector> everything() {
    return DetectorLibrary.read(List.of(), KnownEnvironment.UNKNOWN).detectors();
  }

  /** The scan with each inflater there is, and with few rules and many. */
  void compareAll() throws IOException {
    List<Detector> detectors = everything();
    print(threads + " threads, " + detectors.size() + " rules and correlations, all on");
    for (InflaterChoice inflater : List.of(InflaterChoice.JDK, InflaterChoice.LIBDEFLATE)) {
      if (inflater.isAvailable()) {
        compare(inflater, detection(detectors));
      } else {
        print(inflater + ": not installed, not measured");
      }
    }
    compareRules();
  }

  /** The scan with every detector and the inflater of the JDK. */
  void compareScan() {
    compare(InflaterChoice.JDK, detection(everything()));
  }

  /** Every kind of log by itself, for each is read, watched and judged by other code. */
  static void compareKinds(int threads, int rounds) throws IOException {
    Detection detection = detection(everything());
    List<String> lines = new ArrayList<>();
    for (LogKind kind : LogKind.values()) {
      ScanBench bench = ofKind(kind, threads, rounds);
      lines.add(bench.compare(InflaterChoice.JDK, detection).line(kind.name()));
    }
    lines.forEach(ScanBench::print);
  }

  private static ScanBench ofKind(LogKind kind, int threads, int rounds) throws IOException {
    Path corpus = Path.of("bench/target/kinds", kind.name().toLowerCase(Locale.ROOT));
    if (!Files.exists(corpus)) {
      print("making " + corpus);
      BenchCorpus.write(corpus, SEED, kind, KIND_BYTES, Progress.none());
    }
    return new ScanBench(corpus, threads, rounds);
  }

  /**
   * Every kind of log by itself, with a million addresses and a million domains known and without.
   */
  static void compareLists(int threads, int rounds) throws IOException {
    Detection without = detection(everything());
    Detection with = detection(everything(), Surroundings.NONE.with(MadeUpLists.both(LISTED)));
    List<String> lines = new ArrayList<>();
    for (LogKind kind : LogKind.values()) {
      ScanBench bench = ofKind(kind, threads, rounds);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: with lists %.2f times as long (median)",
              kind,
              bench.ratio("without lists", without, "with lists", with)));
    }
    lines.forEach(ScanBench::print);
  }

  /** What several rounds came to, medians. */
  private record Compared(Measure scan, double wall, double cpu) {
    String line(String what) {
      return scan.line(what)
          + String.format(Locale.ROOT, "   %.0f %% wall, %.0f %% cpu", 100 * wall, 100 * cpu);
    }
  }

  private Compared compare(InflaterChoice inflater, Detection detection) {
    List<Measure> scans = new ArrayList<>();
    List<Double> wall = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (int round = -WARMING; round < rounds; round++) {
      Measure reading = Measure.of(() -> read(inflater));
      Measure.peakHeap();
      Measure scan = Measure.of(() -> scan(inflater, detection));
      String warm = round < 0 ? " (warm-up)" : "";
      print(reading.line(inflater + " (a) read and unpack" + warm));
      print(scan.line(inflater + " (b) scan" + warm));
      if (round >= 0) {
        scans.add(scan);
        wall.add(reading.wallSeconds() / scan.wallSeconds());
        cpu.add(reading.cpuSeconds() / scan.cpuSeconds());
      }
    }
    print(
        String.format(
            Locale.ROOT,
            "%s (c) a / b, median of %d: %.0f %% wall, %.0f %% cpu; peak heap %d MB",
            inflater,
            rounds,
            100 * median(wall),
            100 * median(cpu),
            Measure.peakHeap() >> 20));
    scans.sort(Comparator.comparingDouble(Measure::cpuSeconds));
    return new Compared(scans.get(scans.size() / 2), median(wall), median(cpu));
  }

  /** The scan with few rules and with many, over CloudTrail and over started processes. */
  void compareRules() throws IOException {
    compareRules("CloudTrail", RuleShapes.rules(60), RuleShapes.rules(3_000));
    Path processes = corpus.resolveSibling("processes");
    if (!Files.exists(processes)) {
      print("making started processes in " + processes);
      ProcessCorpus.write(processes, PROCESS_BYTES);
    }
    new ScanBench(processes, threads, rounds)
        .compareRules(
            "process",
            RuleShapes.rules(60, ProcessShapes::rule),
            RuleShapes.rules(3_000, ProcessShapes::rule));
  }

  /** The same scan with 60 rules and with 3,000 of the same shapes. */
  private void compareRules(String shapes, List<Detector> sixty, List<Detector> threeThousand) {
    double ratio =
        ratio(
            "60 " + shapes + " rules",
            detection(sixty),
            "3000 " + shapes + " rules",
            detection(threeThousand));
    print(
        String.format(
            Locale.ROOT, "3000 %s rules take %.2f times as long as 60 (median)", shapes, ratio));
  }

  /** How many times the processor time of one the other takes, in turn, median, once warm. */
  private double ratio(String oneName, Detection one, String otherName, Detection other) {
    List<Double> ratios = new ArrayList<>();
    for (int round = -WARMING; round < rounds; round++) {
      Measure first = Measure.of(() -> scan(InflaterChoice.JDK, one));
      Measure second = Measure.of(() -> scan(InflaterChoice.JDK, other));
      if (round >= 0) {
        print(first.line(oneName));
        print(second.line(otherName));
        ratios.add(second.cpuSeconds() / first.cpuSeconds());
      }
    }
    return median(ratios);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Detection detection(List<Detector> detectors) {
    return detection(detectors, Surroundings.NONE);
  }

  private static Detection detection(List<Detector> detectors, Surroundings surroundings) {
    List<FieldCatalog> catalogs = Formats.catalogs();
    return Detection.of(detectors, List.of(), detector -> true, catalogs, surroundings);
  }

  private Inputs inputs(InflaterChoice inflater, ProblemAccount problems) {
    InputOptions options = new InputOptions(Limits.DEFAULT, inflater, S3Options.DEFAULT);
    return new Inputs(List.of(corpus.toString()), options, problems);
  }

  private long[] scan(InflaterChoice inflater, Detection detection) {
    ProblemAccount problems = new ProblemAccount();
    Scan.Options options =
        new Scan.Options(
            Limits.DEFAULT, threads, TimeRange.ALWAYS, false, UnaryOperator.identity());
    Scan scan = new Scan(detection, options, problems);
    try (Inputs inputs = inputs(inflater, problems)) {
      ScanResult result = scan.run(inputs.bundles(), inputs::again);
      if (problems.count() > 0) {
        throw new IllegalStateException("the corpus should be faultless: " + problems.lines());
      }
      return new long[] {result.read().progress().bytes(), result.read().census().events()};
    }
  }

  /** Unpacks every file and adds up its bytes, so that each is looked at. */
  private long[] read(InflaterChoice inflater) {
    AtomicLong bytes = new AtomicLong();
    AtomicLong sum = new AtomicLong();
    try (Inputs inputs = inputs(inflater, new ProblemAccount())) {
      Iterator<LogBundle> bundles = inputs.bundles();
      List<Thread> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(Thread.ofPlatform().start(() -> readAll(bundles, bytes, sum)));
      }
      for (Thread thread : running) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new long[] {bytes.get(), sum.get() == 0 ? 1 : 0};
  }

  private static void readAll(Iterator<LogBundle> bundles, AtomicLong bytes, AtomicLong sum) {
    byte[] buffer = new byte[256 << 10];
    for (Optional<LogBundle> next = next(bundles); next.isPresent(); next = next(bundles)) {
      try {
        next.get().forEach(log -> look(log, buffer, bytes, sum));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Optional<LogBundle> next(Iterator<LogBundle> bundles) {
    synchronized (bundles) {
      return bundles.hasNext() ? Optional.of(bundles.next()) : Optional.empty();
    }
  }

  private static void look(LogObject log, byte[] buffer, AtomicLong bytes, AtomicLong sum)
      throws IOException {
    long total = 0;
    long added = 0;
    try (InputStream in = log.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        for (int i = 0; i < read; i++) {
          added += buffer[i];
        }
      }
    }
    bytes.addAndGet(total);
    sum.addAndGet(added);
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
