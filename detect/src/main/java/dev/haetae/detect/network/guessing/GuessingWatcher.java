package dev.haetae.detect.network.guessing;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.network.Ends;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowReader;
import dev.haetae.detect.network.Side;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Micros;
import java.util.Set;

/** Counts the tries of each address at each port of each machine. */
record GuessingWatcher(
    PasswordGuessing.Limits limits,
    StateCell.OfValue<Tries> cell,
    FlowReader flows,
    KnownEnvironment environment)
    implements Watcher {
  /** Says {@code yes} where a session followed the tries that is too large for one. */
  private static final String ENTERED = "guessing.entered";

  /** The target, where it is a machine of ours: what a machine of ours tries outside is one. */
  private static final String VICTIM = "guessing.victim";

  static final Set<String> TELLS =
      Set.of(
          "guessing.source",
          "guessing.target",
          VICTIM,
          "guessing.port",
          "guessing.tries",
          "guessing.direction",
          "guessing.machine",
          ENTERED);

  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.accepted() && ends.areMachines() && !environment.isScanningAddress(ends.source());
  }

  @Override
  public String key(Observation observation) {
    return flows.call(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    StateStore.Value<Tries> kept = context.state().value(cell);
    if (!limits.isTry(flow)) {
      kept.get()
          .filter(tries -> hasEntered(flow, tries))
          .ifPresent(tries -> {
            tries.entered();
            context.hit(hit(flow, tries).value(ENTERED, "yes"));
            kept.set(tries);
          });
      return;
    }
    Tries tries = kept.get().orElseGet(() -> new Tries(limits.tries()));
    boolean isNew = tries.add(observation.time(), flow.callingPort(), flow.bytes());
    if (isNew && tries.count() > limits.tries() / 2) {
      tries.evidence().offer(context::evidence);
    }
    if (isNew
        && tries.count() >= 2 * tries.told()
        && tries.areDense(limits.within())
        && tries.areAlike()) {
      tries.told(tries.count());
      context.hit(hit(flow, tries));
    }
    kept.set(tries);
  }

  private boolean hasEntered(Flow flow, Tries tries) {
    return tries.told() > 0 && !tries.hasEntered() && limits.isSession(flow, tries.usualSize());
  }

  private Hit hit(Flow flow, Tries tries) {
    return Hit.since(tries.since())
        .value("guessing.source", flow.from())
        .value("guessing.target", flow.to())
        .value(VICTIM, flow.side() == Side.OUTBOUND ? "" : flow.to())
        .value("guessing.port", Long.toString(flow.port()))
        .value("guessing.tries", Long.toString(tries.count()))
        .value("guessing.direction", flow.side().word())
        .value("guessing.machine", machine(flow))
        .baseline("usual size of a try", tries.usualSize() + " bytes")
        .baseline(
            "threshold",
            limits.tries() + " tries within " + limits.within() / Micros.MINUTE + " minutes")
        .support(
            Support.ofMeasure(
                (double) tries.count(),
                (double) limits.tries(),
                Phrase.count(tries.count(), "try", "tries") + " alike"))
        .evidence(tries.evidence().numbers());
  }

  /** The machine of ours that is meant: the one tried, or the one that tries where it logged it. */
  private static String machine(Flow flow) {
    return flow.side() == Side.INBOUND || flow.ends().isLoggedAtCaller(true)
        ? flow.ends().machine()
        : "";
  }
}
