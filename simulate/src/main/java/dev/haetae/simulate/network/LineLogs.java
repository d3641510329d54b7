package dev.haetae.simulate.network;

import dev.haetae.simulate.delivery.GzipFiles;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.organization.Purpose;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import dev.haetae.simulate.truth.Traces;
import dev.haetae.simulate.truth.Traces.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the logs that are lines: an ordinary hour of each account, and what attacks left in it.
 */
public final class LineLogs {
  private static final long HOUR = 3600;
  private static final List<LineLog> ALL =
      List.of(
          new FlowLog(),
          new ResolverLog(),
          new AuditLog(),
          new ObjectAccessLog(),
          new BalancerLog());

  private final Organization organization;
  private final GzipFiles files;

  /** Writes for an organisation. */
  public LineLogs(Organization organization, GzipFiles files) {
    this.organization = organization;
    this.files = files;
  }

  /**
   * Writes the chosen logs of a span of time.
   *
   * @param first seconds since the epoch, a full hour
   * @param end seconds since the epoch
   */
  public void write(Set<LogKind> kinds, Traces traces, long first, long end) throws IOException {
    for (LineLog log : ALL) {
      if (kinds.contains(log.kind())) {
        write(log, traces, first, end);
      }
    }
  }

  private void write(LineLog log, Traces traces, long first, long end) throws IOException {
    Map<String, List<Trace>> hidden =
        traces.of(log.kind()).stream()
            .collect(Collectors.groupingBy(trace -> place(trace.account(), trace.second())));
    long last =
        traces.of(log.kind()).stream().mapToLong(trace -> trace.second() + 1).max().orElse(end);
    ByteText text = new ByteText(1 << 16);
    for (long hour = first; hour < Math.max(end, last); hour += HOUR) {
      for (Account account : organization.accounts()) {
        List<Trace> left = hidden.getOrDefault(place(account, hour), List.of());
        if (account.purpose() == Purpose.WORKLOAD || !left.isEmpty()) {
          write(log, account, hour, left, text);
        }
      }
    }
  }

  private static String place(Account account, long second) {
    return account.id() + Math.floorDiv(second, HOUR);
  }

  private void write(LineLog log, Account account, long hour, List<Trace> hidden, ByteText text)
      throws IOException {
    Draw draw = new Draw(Draw.mix(Draw.mix(account.seed(), Draw.hash(log.kind().name())), hour));
    double busyness = 1 - 0.6 * StrictMath.cos((hour / HOUR % 24 - 4) * StrictMath.PI / 12);
    text.clear();
    text.add(log.header());
    log.ordinary(account, hour, busyness, draw, text);
    hidden.forEach(trace -> text.add(trace.text()).add('\n'));
    files.write(Path.of(log.path(account, Instant.ofEpochSecond(hour), draw)), text);
  }
}
