package dev.haetae.simulate;

import dev.haetae.simulate.delivery.LogKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * CloudTrail by the gigabyte, for measuring how fast it is read: some hundred files of mixed sizes.
 */
public final class BenchCorpus {
  /** Where a corpus has its logs; what lies beside them tells of them and is no log. */
  public static final String LOGS = "logs";

  private static final int BYTES_AN_EVENT = 1_400;
  private static final int GIGABYTES_A_DAY = 3;
  private static final int HOURLY_FILES = 500;
  private static final int COMPRESSION = 4;
  private static final int DAYS_OF_KIND = 10;
  private static final long GIGABYTE = 1_000_000_000L;

  private BenchCorpus() {}

  /**
   * Writes a corpus.
   *
   * @param gigabytes how many 10⁹ bytes at least, before compression
   */
  public static SimulationSummary write(Path folder, long seed, double gigabytes, Progress progress)
      throws IOException {
    return Simulation.of(plan(seed, gigabytes)).write(folder, progress);
  }

  /**
   * Writes a corpus of one day.
   *
   * @param gigabytes how many 10⁹ bytes at least, before compression
   */
  public static SimulationSummary write(
      Path folder, long seed, LocalDate day, double gigabytes, Progress progress)
      throws IOException {
    // A day may be quieter than planned: twice as many events are meant, the bytes end it.
    SimulationPlan plan = plan(seed, 2 * gigabytes).withDays(day, 1);
    return Simulation.of(
            plan.withSize(
                    plan.accounts(),
                    plan.people(),
                    (long) (2 * gigabytes * GIGABYTE) / BYTES_AN_EVENT)
                .withRawBytes((long) (gigabytes * GIGABYTE)))
        .write(folder, progress);
  }

  /**
   * Writes a corpus of another kind of log.
   *
   * @param bytes how many bytes at least, before compression
   */
  public static SimulationSummary write(
      Path folder, long seed, LogKind kind, long bytes, Progress progress) throws IOException {
    SimulationPlan plan =
        plan(seed, (double) bytes / GIGABYTE)
            .withLogs(Set.of(kind))
            .withDays(LocalDate.of(2026, 3, 2), DAYS_OF_KIND)
            .withRawBytes(bytes);
    return Simulation.of(plan).write(folder, progress);
  }

  /** What such a corpus is made of: days enough for hourly files of some megabytes each. */
  static SimulationPlan plan(long seed, double gigabytes) {
    long bytes = (long) (gigabytes * GIGABYTE);
    int days = 1 + (int) gigabytes / GIGABYTES_A_DAY;
    return SimulationPlan.small(seed)
        .withDays(LocalDate.of(2026, 3, 2), 2 * days)
        .withSize(6, 20, bytes / BYTES_AN_EVENT / days)
        .withAttacks(List.of("stolen-key-takeover", "secrets-sweep"))
        .withLogs(Set.of(LogKind.CLOUDTRAIL))
        .withRawBytes(bytes)
        .withFiles(COMPRESSION, HOURLY_FILES);
  }
}
