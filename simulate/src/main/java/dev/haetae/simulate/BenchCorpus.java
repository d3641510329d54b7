package dev.haetae.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * CloudTrail by the gigabyte, for measuring how fast it is read: some hundred files of mixed sizes.
 */
public final class BenchCorpus {
  private static final int BYTES_AN_EVENT = 1_400;
  private static final int FILES_A_GIGABYTE = 320;
  private static final int DAYS = 4;
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

  /** What such a corpus is made of; ends when it is large enough. */
  static SimulationPlan plan(long seed, double gigabytes) {
    long bytes = (long) (gigabytes * GIGABYTE);
    return SimulationPlan.small(seed)
        .withDays(LocalDate.of(2026, 3, 2), DAYS * 5)
        .withSize(6, 20, bytes / BYTES_AN_EVENT / DAYS)
        .withAttacks(List.of("stolen-key-takeover", "secrets-sweep"))
        .withLogs(Set.of(LogKind.CLOUDTRAIL))
        .withRawBytes(bytes)
        .withFiles(6, (int) (FILES_A_GIGABYTE * Math.max(1, gigabytes / 2) / DAYS));
  }
}
