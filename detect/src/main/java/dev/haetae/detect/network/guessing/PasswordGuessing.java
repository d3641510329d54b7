package dev.haetae.detect.network.guessing;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowPlan;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;

/**
 * Who tries passwords at a service whose logins nobody logs. Each try is a connection of its own,
 * long enough for a login and too short for work, and one is like the other, for nothing happens in
 * any of them.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-30633-4_11">Hellemans and others: SSHCure, a
 *     flow-based SSH intrusion detection system, 2012, for the packets of a try</a>
 * @see <a href="https://doi.org/10.1145/2677046.2677050">Hofstede and others: SSH compromise
 *     detection using NetFlow/IPFIX, 2014, for their likeness</a>
 */
@AutoService(Mechanism.class)
public final class PasswordGuessing implements Mechanism {
  private static final int MOST_TRIES = 500;
  private static final int TIMES_A_TRY = 8;

  /** So long after the last try a session that follows is told with them. */
  private static final Duration KEPT = Duration.ofHours(1);

  @Override
  public String name() {
    return "passwordguessing";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "One address opens many short connections, each like the other, to one port of one machine.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    Duration within = parameters.duration("within", "in so long a time", Duration.ofMinutes(10));
    Limits limits =
        new Limits(
            (int) parameters.whole("tries", "so many connections are guessing", 30, 2, MOST_TRIES),
            within.toNanos() / 1_000,
            parameters.whole("least_packets", "fewer packets are no login", 5, 1, 1_000),
            parameters.whole("most_packets", "more packets are work", 60, 1, 10_000),
            parameters.whole("most_bytes", "more bytes are work", 9_000, 100, 1_000_000));
    StateCell.OfValue<Tries> tries =
        new StateCell.OfValue<>(
            parameters.scope() + "/tries",
            3,
            within.compareTo(KEPT) > 0 ? within : KEPT,
            Tries.CODEC);
    return FlowPlan.counting(
        GuessingWatcher.TELLS,
        List.of(tries),
        (flows, environment) -> new GuessingWatcher(limits, tries, flows, environment));
  }

  /**
   * The parameters.
   *
   * @param tries so many are guessing
   * @param within within so many microseconds
   * @param leastPackets fewer are no login
   * @param mostPackets more are work
   * @param mostBytes more are work
   */
  record Limits(int tries, long within, long leastPackets, long mostPackets, long mostBytes) {
    /** Whether the caller did more in a connection than a login that fails takes. */
    boolean isSession(Flow flow, long usualSize) {
      return flow.fromCaller()
          && flow.ends().accepted()
          && flow.bytes() > 2 * mostBytes
          && flow.bytes() > TIMES_A_TRY * usualSize;
    }

    /** Whether what the caller sent in a connection may be a try. */
    boolean isTry(Flow flow) {
      return flow.fromCaller()
          && flow.protocol() == Flow.TCP
          && flow.ends().accepted()
          && flow.packets() >= leastPackets
          && flow.packets() <= mostPackets
          && flow.bytes() <= mostBytes
          && !flow.isBare();
    }
  }
}
