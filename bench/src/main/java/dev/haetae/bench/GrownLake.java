package dev.haetae.bench;

import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.upkeep.LakeStatus;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.simulate.BenchCorpus;
import dev.haetae.simulate.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A lake larger than its logs have room for: made-up CloudTrail is written a day at a time, kept,
 * and deleted. What one day took is printed before the next is made, so that a run which is ended
 * early tells what it reached.
 */
final class GrownLake {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final Path STATUS = Path.of("/proc/self/status");

  private final Path lake;
  private final AtomicLong raw = new AtomicLong();
  private long events;
  private double seconds;
  private double cpu;

  GrownLake(Path lake) {
    this.lake = lake;
  }

  /** Grows it by so many days of so many 10⁹ bytes each. */
  void grow(int days, double gigabytes) throws IOException {
    for (int day = 0; day < days; day++) {
      Path logs = Files.createTempDirectory(Path.of("bench/target"), "day");
      try {
        int number = day;
        Measure making = Measure.of(() -> make(logs, number, gigabytes));
        keep(day, logs, making);
      } finally {
        LakeBench.delete(logs);
      }
    }
  }

  private static long[] make(Path logs, int day, double gigabytes) {
    try {
      BenchCorpus.write(logs, day + 1L, FIRST.plusDays(day), gigabytes, Progress.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new long[] {0, 0};
  }

  private void keep(int day, Path logs, Measure making) throws IOException {
    Measure.peakHeap();
    long before = raw.get();
    long eventsBefore = events;
    Measure keeping =
        Measure.of(() -> {
          events += ingest(logs);
          return new long[] {raw.get() - before, events - eventsBefore};
        });
    seconds += keeping.wallSeconds();
    cpu += keeping.cpuSeconds();
    LakeStatus.Table api =
        LakeStatus.of(lake).tables().stream()
            .filter(table -> table.events() > 0)
            .findFirst()
            .orElseThrow();
    System.out.println(keeping.line("day " + (day + 1)));
    System.out.println(
        String.format(
            Locale.ROOT,
            "  in all %,d events kept of %,d, %.1f GB of records, %.0f events/s by the clock, %.0f a core;"
                + " %,d files, %.2f GB (%.1f %%), index %.2f GB (%.1f %%); heap %d MB, memory %s;"
                + " the logs were made in %.0f s",
            api.events(),
            events,
            raw.get() / 1e9,
            events / seconds,
            events / cpu,
            api.files(),
            api.bytes() / 1e9,
            100.0 * api.bytes() / raw.get(),
            api.index() / 1e9,
            100.0 * api.index() / raw.get(),
            Measure.peakHeap() >> 20,
            resident(),
            making.wallSeconds()));
  }

  /** The most memory this process ever had, as Linux tells it. */
  static String resident() throws IOException {
    if (!Files.exists(STATUS)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.substring("VmHWM:".length()).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private long ingest(Path logs) {
    try (Ingest ingest = Ingest.into(lake, Ingest.memory(), new ScanProgress());
        Inputs inputs =
            new Inputs(
                List.of(logs.resolve(BenchCorpus.LOGS).toString()),
                InputOptions.DEFAULT,
                new ProblemAccount())) {
      new ParallelReader(
              Limits.DEFAULT,
              Math.max(2, Runtime.getRuntime().availableProcessors()),
              Ingest::wanted,
              new ProblemAccount(),
              new ScanProgress(),
              origin -> origin)
          .read(inputs.bundles(), () -> new Counted(ingest.worker(), raw));
      return ingest.commit().events().values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private record Counted(ParallelReader.Worker worker, AtomicLong bytes)
      implements ParallelReader.Worker {
    @Override
    public void accept(Event event) {
      bytes.addAndGet(event.raw().length());
      worker.accept(event);
    }

    @Override
    public void close() {
      worker.close();
    }
  }
}
