package dev.haetae.detect.network.flood;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.network.FlowPlan;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * More packets than anybody answers: connections that are opened and never used, and datagrams that
 * go one way only. What is answered, as a stream, a tunnel or a large resolver is, is none, however
 * much it is.
 */
@AutoService(Mechanism.class)
public final class Flood implements Mechanism {
  @Override
  public String name() {
    return "flood";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "So many packets to one place within so long, hardly any of which are answered.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    boolean outbound =
        parameters
            .word(
                "by",
                "whether machines of yours flood others, or are flooded from outside",
                "own",
                Set.of("own", "outside"))
            .equals("own");
    Duration within = parameters.duration("within", "in so long a time", Duration.ofMinutes(10));
    Limits limits =
        new Limits(
            outbound,
            parameters.whole(
                "attempts",
                "so many packets of TCP that open a connection",
                20_000,
                10,
                Integer.MAX_VALUE),
            parameters.whole("datagrams", "so many datagrams", 300_000, 10, Integer.MAX_VALUE),
            parameters.decimal("answered", "this part of them is answered at most", 0.05, 0, 1),
            within.toNanos() / 1_000);
    StateCell.OfValue<Stream> stream =
        new StateCell.OfValue<>(parameters.scope() + "/stream", 1, within, Stream.CODEC);
    return FlowPlan.counting(
        FloodWatcher.TELLS,
        List.of(stream),
        (flows, environment) -> new FloodWatcher(limits, stream, flows));
  }

  /**
   * The parameters.
   *
   * @param outbound whether our machines are the source, or the target
   * @param attempts so many packets of connections that come to nothing are a flood
   * @param datagrams so many other packets are one
   * @param answered where a larger part than this is answered it is none
   * @param within microseconds of one count
   */
  record Limits(boolean outbound, long attempts, long datagrams, double answered, long within) {}
}
